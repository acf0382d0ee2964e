package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.math.Matrix;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells that come one by one become the same x, and the same notes, as in a file. */
class RowCellsTest {
  private static final String TRAINED = "length,colour,price,day,kind\n"
      + "1.5,red,\"1.000,50 €\",2024-05-31,a\n2.5,blue,\"2.000,25 €\",2024-06-02,b\n".repeat(20);

  private static Inputs inputs() throws IOException {
    Dataset rows = Csv.read("trained", new StringReader(TRAINED)).target("kind");
    return Inputs.fit(rows);
  }

  private static float[] x(Inputs inputs, Features rows) {
    Matrix x = new Matrix(rows.rows(), inputs.size());
    for (int i = 0; i < rows.rows(); i++) {
      inputs.write(rows, i, x, i);
    }
    return x.toArray();
  }

  private static CsvRead cells(Inputs inputs, String[]... rows) {
    RowCells cells = new RowCells(inputs, rows.length);
    List<String> sources = List.of("length", "colour", "price", "day");
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < inputs.fields().size(); j++) {
        String text = rows[i][sources.indexOf(inputs.fields().get(j).source())];
        if (text == null) {
          cells.missing(i, j);
        } else {
          cells.text(i, j, text);
        }
      }
    }
    return cells.read();
  }

  @Test
  void texts_are_read_as_in_a_file() throws IOException {
    Inputs inputs = inputs();
    CsvRead file = Csv.rows(
        "rows",
        new StringReader(
            "length,colour,price,day\n0.1,RED,\"1.234,50 €\",2024-06-01\n,moon,NA,2024-05-31\n7e-1,blue,\"3,50 €\",2024-06-02\n"),
        inputs);
    CsvRead alone = cells(
        inputs,
        new String[] {" 0.1 ", "RED", "1.234,50 €", "2024-06-01"},
        new String[] {null, "moon", "NA", "2024-05-31"},
        new String[] {"7e-1", "blue", "3,50 €", "2024-06-02"});
    assertArrayEquals(x(inputs, file.columns()), x(inputs, alone.columns()));
    assertEquals(
        file.notes().stream().filter(note -> !note.about().equals("file")).toList(), alone.notes());
    assertEquals(
        "1 cell in column \"colour\" holds a word the model never saw (moon)",
        alone.notes().stream()
            .map(Note::words)
            .filter(words -> words.contains("moon"))
            .findFirst()
            .orElse(""));
  }

  @Test
  void numbers_are_taken_as_they_are_and_words_may_be_numbers() throws IOException {
    String text = "zip,size,kind\n" + "008,1,a\n8001,2,b\n9000,3,a\nx1,4,b\n".repeat(12);
    Inputs inputs = Inputs.fit(Csv.read("zips", new StringReader(text)).target("kind"));
    RowCells numbers = new RowCells(inputs, 1);
    numbers.number(0, 0, 8001);
    numbers.number(0, 1, 2.5);
    RowCells texts = new RowCells(inputs, 1);
    texts.text(0, 0, "8001");
    texts.text(0, 1, "2.5");
    assertArrayEquals(
        x(inputs, texts.read().columns()), x(inputs, numbers.read().columns()));
  }

  @Test
  void plain_numbers_need_no_cells_and_gaps_are_said() throws IOException {
    Inputs inputs = Inputs.fit(
        Csv.read("line", new StringReader("a,b,y\n" + "1,2,0.5\n3,5,1.5\n2,1,2.5\n".repeat(5)))
            .target("y"));
    CsvRead read = RowCells.numbers(inputs, new float[] {1, 2, Float.NaN, 4});
    Columns columns = read.columns();
    assertEquals(2, columns.rows());
    assertEquals(
        "1 cell in column \"a\" is empty, as none was in training",
        read.notes().get(0).words());
    assertEquals(List.of(), RowCells.numbers(inputs, new float[] {1, 2}).notes());
  }

  @Test
  void what_no_training_row_could_hold_is_refused() throws IOException {
    Inputs inputs = inputs();
    FormatException word = assertThrows(
        FormatException.class,
        () -> cells(inputs, new String[] {"wide", "red", "1,50 €", "2024-06-01"}));
    assertEquals(
        "row 1, column \"length\": expected a number, got \"wide\"; correct the cell, or leave it out if it is missing",
        word.getMessage());
    FormatException day = assertThrows(
        FormatException.class,
        () -> cells(inputs, new String[] {"1", "red", "1,50 €", "tomorrow"}));
    assertEquals(
        "row 1, column \"day\": expected a date such as 2024-05-31, got \"tomorrow\"; correct the cell, or leave it out if it is missing",
        day.getMessage());
    RowCells huge = new RowCells(inputs, 1);
    FormatException large = assertThrows(FormatException.class, () -> huge.number(0, 0, 1e39));
    assertEquals(
        "row 1, column \"length\": expected a number within ±3.4e38, got 1.0E39",
        large.getMessage());
  }
}
