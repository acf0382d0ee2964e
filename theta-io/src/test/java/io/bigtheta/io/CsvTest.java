package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Csv: what it reads. */
class CsvTest {
  private static final float NONE = Float.NaN;

  @TempDir
  Path folder;

  @Test
  void numbersAndWordsAreToldApartAndMissingCellsAreNan() throws IOException {
    Table table = read("age,species\n1.5,dog\n NA ,cat\n-2e1,?\n,dog\nnull,n/a\nNaN,\n+.5,ant\n");
    assertEquals("f.csv", table.name());
    assertEquals(
        List.of(
            new Field.Numeric("age"),
            new Field.Categorical("species", List.of("ant", "cat", "dog"))),
        table.columns().fields());
    assertArrayEquals(
        new float[] {1.5f, 2, NONE, 1, -20, NONE, NONE, 2, NONE, NONE, NONE, NONE, 0.5f, 0},
        table.columns().values());
  }

  @Test
  void numbersAreTheNearestFloats() throws IOException {
    float[] values = read("x,y\n0.1,16777217\n1e-45,3.4028235e38\n-0,0.1000000014901161193847656\n")
        .columns()
        .values();
    assertArrayEquals(
        new float[] {0.1f, 16777216, Float.MIN_VALUE, Float.MAX_VALUE, -0f, 0.1f}, values);
  }

  @Test
  void whatOnlyJavaTakesForANumberIsAWord() throws IOException {
    for (String word : List.of(
        "1f", "1d", "0x1p3", "1e", "1e+", "-", ".", "1 000", "2020-01-01", "1_0", "+-1", "é")) {
      assertEquals(
          new Field.Categorical("a", List.of(word, "x").stream().sorted().toList()),
          read("a,b\n" + word + ",1\nx,2\n").columns().fields().get(0),
          word);
    }
  }

  @Test
  void theSeparatorIsTheMostFrequentOneOfTheHeader() throws IOException {
    for (String separator : List.of(",", ";", "\t")) {
      Table table = read("\"a, b;\tc\"" + separator + "d" + separator + "e\n1" + separator
          + "x, y".replace(separator, " ") + separator + "3\n");
      assertEquals(List.of("a, b; c", "d", "e"), names(table.columns()), separator);
    }
  }

  @Test
  void aByteOrderMarkEmptyLinesAndBlanksDoNotCount() throws IOException {
    Table table = read("\uFEFF\r\n a , b \r\n\r\n 1 ,\"x, \"\"y\"\"\nz\" \r\n\r\n2, w\r\n\r\n");
    assertEquals(
        List.of(new Field.Numeric("a"), new Field.Categorical("b", List.of("w", "x, \"y\" z"))),
        table.columns().fields());
  }

  @Test
  void gzipIsKnownByItsBytes() throws IOException {
    Path file =
        Samples.file(folder, "f.csv", Samples.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
    assertArrayEquals(new float[] {1, 2}, Csv.read(file).columns().values());
  }

  @Test
  void standardInputIsAReaderWithAName() throws IOException {
    Table table = Csv.read("standard input", new StringReader("a,b\n1,2\n"));
    assertEquals("standard input", table.name());
    assertArrayEquals(new float[] {1, 2}, table.columns().values());
  }

  @Test
  void wordsThatBeginWithNumbersKeepTheirText() throws IOException {
    String text = "ticket,n\n012,1\n12,2\nA5,3\nB6,4\n12,5\n";
    Columns fromFile = read(text).columns();
    assertEquals(
        new Field.Categorical("ticket", List.of("012", "12", "A5", "B6")),
        fromFile.fields().get(0));
    assertArrayEquals(new float[] {0, 1, 1, 2, 2, 3, 3, 4, 1, 5}, fromFile.values());
    assertArrayEquals(
        fromFile.values(), Csv.read("in", new StringReader(text)).columns().values());
  }

  @Test
  void aColumnWithoutAValueIsNumeric() throws IOException {
    assertEquals(
        new Field.Numeric("a"), read("a,b\n,1\nNA,2\n").columns().fields().get(0));
  }

  @Test
  void namesThatCountAreNames() throws IOException {
    assertEquals(List.of("0", "1"), names(read("0,1\n5,6\n").columns()));
  }

  @Test
  void aModelGetsItsColumnsByNameInItsOrderAndKind() throws IOException {
    ColumnInputs inputs = new ColumnInputs(
        List.of(new Field.Categorical("code", List.of("1", "2")), new Field.Numeric("age")),
        new float[2],
        new float[] {1, 1});
    String text = "age,extra,code\n30,foo,2\n,bar,7\n50,1e99,\n";
    Columns columns = Csv.read(Samples.file(folder, "f.csv", text), inputs);
    assertEquals(
        List.of(new Field.Categorical("code", List.of("2", "7")), new Field.Numeric("age")),
        columns.fields());
    assertArrayEquals(new float[] {0, 30, 1, NONE, NONE, 50}, columns.values());
    assertArrayEquals(
        columns.values(), Csv.read("in", new StringReader(text), inputs).values());
    refused(
        "in: expected a column \"code\", got the columns age, other",
        () -> Csv.read("in", new StringReader("age,other\n1,2\n"), inputs));
    refused(
        "in: line 3, column \"age\": expected a number, got \"old\"; "
            + "correct the cell, or leave it empty if the number is missing",
        () -> Csv.read("in", new StringReader("age,code\n1,2\nold,2\n"), inputs));
  }

  @Test
  void rowsToJudgeAModelOnHaveItsClasses() throws IOException {
    Preparation preparation = new Preparation(
        new ColumnInputs(List.of(new Field.Numeric("x")), new float[1], new float[] {1}),
        new Outputs.ClassOutputs(List.of("0", "1", "7")));
    Dataset data = Csv.read(Samples.file(folder, "f.csv", "y,x\n7.0,5\n0,6\n"), preparation, "y");
    assertEquals(List.of("0", "1", "7"), ((Targets.Classes) data.targets()).labels());
    assertArrayEquals(new int[] {2, 0}, ((Targets.Classes) data.targets()).values());
    assertEquals(List.of("x"), names((Columns) data.features()));
    refused(
        "f.csv: row 2, column \"y\": expected one of the classes 0, 1, 7, got \"8\"",
        () -> Csv.read(Samples.file(folder, "f.csv", "y,x\n7,5\n8,6\n"), preparation, "y"));
    Dataset rest = Csv.read(Samples.file(folder, "f.csv", "y,x\n,5\n0,6\n"), preparation, "y");
    assertEquals(1, rest.rows());
    assertEquals(List.of(new Note("rows", "1 row left out: no value in y")), rest.notes());
    refused(
        "f.csv: expected a column \"z\", got the columns y, x",
        () -> Csv.read(Samples.file(folder, "f.csv", "y,x\n7,5\n"), preparation, "z"));
    refused(
        "f.csv: expected a target beside the inputs of the model, got \"x\", which is one of them",
        () -> Csv.read(Samples.file(folder, "f.csv", "y,x\n7,5\n"), preparation, "x"));
  }

  @Test
  void rowsToJudgeAModelOnHaveItsNumbers() throws IOException {
    Preparation preparation = new Preparation(
        new ColumnInputs(List.of(new Field.Numeric("x")), new float[1], new float[] {1}),
        new Outputs.NumberOutputs(List.of("y"), new float[1], new float[] {1}));
    Dataset data = Csv.read(Samples.file(folder, "f.csv", "y,x\n7.5,5\n0,6\n"), preparation, "y");
    assertArrayEquals(new float[] {7.5f, 0}, ((Targets.Numbers) data.targets()).values());
  }

  @Test
  void moreCellsThanOneChunkHoldsAreKeptInOrder() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(3 * i).append(",w").append(i % 3).append(",").append(-i).append('\n');
    }
    float[] values = read(text.toString()).columns().values();
    for (int i = 0; i < 50_000; i++) {
      assertEquals(
          List.of(3f * i, (float) (i % 3), (float) -i),
          List.of(values[3 * i], values[3 * i + 1], values[3 * i + 2] + 0f));
    }
  }

  private Table read(String text) throws IOException {
    return Csv.read(Samples.file(folder, "f.csv", text));
  }

  private static List<String> names(Columns columns) {
    return columns.fields().stream().map(Field::name).toList();
  }

  private void refused(String message, Executable call) {
    Samples.refused(message, folder, call);
  }
}
