package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Table;
import io.bigtheta.data.reading.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every abuse that Csv refuses, with the whole message. */
class CsvAttackTest {
  private static final String CORRECT =
      "; correct the cell, or leave it empty or add --missing abc if the number is missing";

  @TempDir
  Path folder;

  @Test
  void aMissingFileAndAFolderAreRefused() throws IOException {
    Samples.refused(
        "nowhere.csv: expected a file, got nothing there; check the name",
        folder,
        () -> Csv.read(folder.resolve("nowhere.csv")));
    java.nio.file.Files.createDirectory(folder.resolve("d"));
    Samples.refused(
        "d: expected a file, got a folder", folder, () -> Csv.read(folder.resolve("d")));
  }

  @Test
  void filesWithoutRowsAreRefused() {
    refused("data.csv: expected a header line and rows, got nothing", "");
    refused("data.csv: expected a header line and rows, got nothing", "\n\n\n");
    refused("data.csv: expected rows after the header line, got none", "a,b\n");
    refused("data.csv: expected rows after the header line, got none", "a,b\n\n\n");
  }

  @Test
  void raggedRowsAreRefused() {
    refused(
        "data.csv: line 4: expected 3 cells as in line 1, got 2", "a,b,c\n1,2,3\n\n1,2\n4,5,6\n");
    refused("data.csv: line 3: expected 2 cells as in line 1, got 4", "a,b\n1,2\n1,2,3,4\n");
  }

  @Test
  void columnsWithoutANameOfTheirOwnGetOne() throws IOException {
    assertEquals(List.of("a", "column2", "c"), names("a,,c\n1,2,3\n"));
    assertEquals(List.of("a", "b", "a.1"), names("a,b, a\n1,2,3\n"));
    assertEquals(List.of("column1", "column2", "column3"), names("5.1,3.5,1.4\n4.9,3,1.4\n"));
    assertEquals(List.of("column1", "column2", "column3"), names("5.1,3.5,setosa\n4.9,3,setosa\n"));
  }

  @Test
  void aTextInANumericColumnIsRefused() {
    refused(
        "data.csv: line 17, column \"age\": expected a number, got \"abc\"" + CORRECT,
        "age,x\n" + "1,2\n".repeat(15) + "abc,2\n" + "1,2\n".repeat(10));
    refused(
        "data.csv: line 2, column \"age\": expected a number, got \"abc\"" + CORRECT,
        "age\nabc\n" + "1\n".repeat(9));
    refused(
        "data.csv: line 3, column \"b\": expected a number, got \"foo\""
            + CORRECT.replace("abc", "foo"),
        "a,b\n1,2\n3,foo\n5,6\n");
    refused(
        "data.csv: line 12, column \"a\": expected a number, got \"x\" (2 such cells, 20 others)"
            + CORRECT.replace("abc", "x"),
        "a\n" + "1\n".repeat(10) + "x\n" + "2\n".repeat(10) + "y\n");
  }

  @Test
  void manyWordsAmongNumbersAreAColumnOfWords() throws IOException {
    assertEquals(Field.Categorical.class, kind("a\n1\nx\n"));
    assertEquals(Field.Categorical.class, kind("a\n1\n2\n3\nx\ny\n"));
    assertEquals(Field.Categorical.class, kind("a\n" + "1\n".repeat(17) + "x\ny\n"));
  }

  @Test
  void infiniteNumbersAreRefused() {
    for (String text : new String[] {"inf", "-inf", "Infinity", "1e39", "-9e999"}) {
      refused(
          "data.csv: line 3, column \"a\": expected a number within ±3.4e38, got \"" + text + "\""
              + "; correct the cell, or leave it empty if the number is missing, or add --missing "
              + text,
          "a,b\n1,2\n" + text + ",2\n2,3\n");
    }
  }

  @Test
  void nanIsMissingInInputsAndRefusedInTargets() throws IOException {
    Path file = Samples.file(folder, "data.csv", "a,y\nNaN,1\n2,NaN\n");
    assertEquals(Float.NaN, Csv.read(file).columns().get(0, 0));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Csv.read(file).target("y"));
    assertEquals("data.csv: row 2, column \"y\": expected a target, got nothing", e.getMessage());
  }

  @Test
  void oneClassOnlyIsRefused() {
    Path file = Samples.file(folder, "data.csv", "a,y\n1,x\n2,x\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Csv.read(file).target("y"));
    assertEquals(
        "data.csv: column \"y\": expected at least two classes, got only \"x\"", e.getMessage());
  }

  @Test
  void quotesThatDoNotCloseAreRefused() {
    refused(
        "data.csv: line 3: expected a closing quote, got the end of the file",
        "a,b\n1,2\n3,\"x\n4,y\n");
    refused(
        "data.csv: line 2: expected cells of CSV, got \"Unexpected character after closing quote…\"; check the quotes",
        "a,b\n\"x\"y,2\n");
  }

  @Test
  void theFileIsTheOutermostPlaceAndTheCellTheInnermost() {
    FormatException e = assertThrows(
        FormatException.class, () -> Csv.read(Samples.file(folder, "data.csv", "a,b\n1,2\n3\n")));
    assertEquals("line 3", e.path().substring(e.place().length() + 1));
    assertEquals("2 cells as in line 1", e.expected());
    assertEquals("1", e.got());
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsTheWesternOnesUnlessTheEncodingIsGiven() throws IOException {
    Path file =
        Samples.file(folder, "data.csv", "name,x\nJosé,1\n".getBytes(StandardCharsets.ISO_8859_1));
    Table table = Csv.read(file);
    assertEquals(
        new Field.Categorical("name", List.of("José"), new Spelling()),
        table.columns().fields().get(0));
    assertEquals(
        List.of(
            new Note("file", "not UTF-8, so it is read as windows-1252; --encoding names another")),
        table.survey().notes());
    Samples.refused(
        "data.csv: expected text in UTF-8, got other bytes; name its --encoding",
        folder,
        () -> Csv.read(file, new CsvStyle().encoding("utf-8"), CsvAsked.NOTHING));
  }

  @Test
  void cutGzipIsRefused() {
    byte[] packed = Samples.gzip("a,b\n1,2\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    Path file = Samples.file(folder, "data.csv.gz", Arrays.copyOf(packed, packed.length - 12));
    Samples.refused(
        "data.csv.gz: expected whole gzip data, got a damaged or cut file; fetch it again",
        folder,
        () -> Csv.read(file));
  }

  @Test
  void aCellWithoutAnEndIsRefused() {
    FormatException e = assertThrows(
        FormatException.class,
        () -> Csv.read(
            Samples.file(folder, "data.csv", "a,b\n\"" + "x".repeat(20_000_000) + "\",1\n")));
    assertEquals(-1, e.getMessage().indexOf('\n'));
  }

  @Test
  void textsFromTheFileAreCutAndStayOnTheLine() {
    refused(
        "data.csv: line 3, column \"" + "n".repeat(40) + "…\": expected a number, got \"x y "
            + "z".repeat(36) + "…\"" + CORRECT.replace("abc", "\"x y " + "z".repeat(36) + "…\""),
        "n".repeat(50) + "\n1\n\"x\ny " + "z".repeat(99) + "\"\n3\n");
  }

  private void refused(String message, String text) {
    Samples.refused(message, folder, () -> Csv.read(Samples.file(folder, "data.csv", text)));
  }

  private List<String> names(String text) throws IOException {
    return Csv.read(Samples.file(folder, "data.csv", text)).columns().fields().stream()
        .map(Field::name)
        .toList();
  }

  private Class<?> kind(String text) throws IOException {
    return Csv.read(Samples.file(folder, "data.csv", text))
        .columns()
        .fields()
        .get(0)
        .getClass();
  }
}
