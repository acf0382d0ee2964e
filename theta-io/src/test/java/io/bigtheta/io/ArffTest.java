package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.io.Records.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Weka. */
class ArffTest {
  @TempDir
  Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.arff"), text);
  }

  private String refused(String text) throws IOException {
    Path file = file(text);
    String message =
        assertThrows(FormatException.class, () -> TablesTest.text(file)).getMessage();
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void namesWordsAndDatesMayBeInQuotes() throws IOException {
    Path file = file("""
        % a comment, with "quotes"
        @RELATION 'my rel'

        @attribute 'first col' REAL
        @ATTRIBUTE b {yes, 'no way', "x,y", a b}
        @attribute c string
        @attribute d date "dd.MM.yyyy HH:mm"
        @attribute e INTEGER
        @DATA
        1.5, yes, 'it\\'s', "01.02.2024 03:04", 3
        ?,'no way',?,?,-2
        % another
        3,"x,y",hello world,'05.06.2024 07:08',?, {2}
        4,a b,'?',?,7 % the end
        """);
    assertEquals("""
        "first col","b","c","d","e"
        1.5,"yes","it's",2024-02-01T03:04:00,3
        ,"no way",,,-2
        3,"x,y","hello world",2024-06-05T07:08:00,
        4,"a b","?",,7
        """, TablesTest.text(file));
    assertEquals(
        List.of(Kind.NUMBERS, Kind.WORDS, Kind.WORDS, Kind.DATES, Kind.NUMBERS),
        Tables.columns(file).stream().map(Records.Column::kind).toList());
  }

  @Test
  void sparseRowsLeaveOutZerosAndFirstWordsAndThatIsSaid() throws IOException {
    Path file = file("@relation s\n@attribute a numeric\n@attribute b {p,q}\n@attribute c numeric\n"
        + "@data\n{0 1, 1 q}\n{2 4.5}\n{}\n{1 ?}\n");
    assertEquals(
        "\"a\",\"b\",\"c\"\n1,\"q\",0\n0,\"p\",4.5\n0,\"p\",0\n0,,0\n", TablesTest.text(file));
    assertEquals(
        List.of(
            "read as ARFF",
            "rows are sparse: what they leave out is 0, or the first word that is declared"),
        Tables.notes(file));
  }

  @Test
  void otherBytesThanUtf8AreReadAsWesternTextAndThatIsSaid() throws IOException {
    String text = "@relation s\n@attribute größe real\n@attribute b {ä,ö}\n@data\n1,ä\n2,ö\n";
    Path file = Files.writeString(folder.resolve("w.arff"), text, StandardCharsets.ISO_8859_1);
    assertEquals("\"größe\",\"b\"\n1,\"ä\"\n2,\"ö\"\n", TablesTest.text(file));
    assertEquals(
        "its text is not UTF-8 and is read as windows-1252", Tables.notes(file).get(1));
  }

  @Test
  void blanksMaySeparateValues() throws IOException {
    assertEquals(
        "\"a\",\"b\"\n1,\"p\"\n2,\"q\"\n",
        TablesTest.text(
            file("@relation s\n@attribute a real\n@attribute b {p,q}\n@data\n1\tp\n2 q\n")));
  }

  @Test
  void aNominalColumnIsATargetOfClasses() throws IOException {
    Path file = file(
        "@relation t\n@attribute a numeric\n@attribute y {hi,lo}\n@data\n" + "1,hi\n2,lo\n3,hi\n");
    Dataset rows = Csv.read(file).target("y");
    assertEquals(List.of("hi", "lo"), ((Classes) rows.targets()).labels());
  }

  @Test
  void whatAColumnIsDeclaredToHoldIsNotGuessedAnew() throws IOException {
    StringBuilder text = new StringBuilder(
        "@relation t\n@attribute zone {1,2,3}\n@attribute date numeric\n@attribute code string\n"
            + "@attribute y {hi,lo}\n@data\n");
    for (int i = 0; i < 30; i++) {
      text.append(1 + i % 3).append(',').append(20240101 + i).append(",'2024-01-0");
      text.append(1 + i % 9).append("',").append(i % 2 == 0 ? "hi" : "lo").append('\n');
    }
    Table table = Csv.read(file(text.toString()));
    List<Field> fields = table.columns().fields();
    assertEquals(List.of("1", "2", "3"), ((Field.Categorical) fields.get(0)).levels());
    assertEquals("date", fields.get(1).name());
    assertTrue(fields.get(1) instanceof Field.Numeric);
    assertTrue(fields.get(2).reading() instanceof DatePart, "dates are found in words");
    assertTrue(table.survey().notes().stream()
        .anyMatch(note -> note.words().equals("zone: numbers, which the file declares as words")));
    CsvStyle told = new CsvStyle().columns("zone=number");
    assertTrue(
        Csv.read(file(text.toString()), told, CsvAsked.NOTHING)
                .columns()
                .fields()
                .get(0)
            instanceof Field.Numeric,
        "whoever asks is heard");
  }

  @Test
  void valuesThatDoNotFitTheirColumnAreRefusedWithTheLine() throws IOException {
    String head = "@relation s\n@attribute a numeric\n@attribute b {p,q}\n";
    assertEquals(
        "line 6: attribute \"b\": expected one of its words p, q, got \"r\"",
        refused(head + "@data\n1,p\n2,r\n"));
    assertEquals(
        "line 5: attribute \"a\": expected a number, got \"x\"", refused(head + "@data\nx,q\n"));
    assertEquals("line 5: expected 2 values, got 1", refused(head + "@data\n1\n"));
    assertEquals("line 5: expected 2 values, got more", refused(head + "@data\n1,p,q\n"));
    assertEquals("line 5: expected an index of 0 … 1, got \"2\"", refused(head + "@data\n{2 3}\n"));
    assertEquals(
        "line 5: expected a closing }, got the end of the line", refused(head + "@data\n{0 3\n"));
    assertEquals(
        "line 5: expected a closing ', got the end of the line; check the quotes",
        refused(head + "@data\n1,'p\n"));
    assertEquals(
        "line 3: expected @data and rows after it, got the end of the file", refused(head));
    assertEquals(
        "line 2: attribute \"x\": expected numeric, real, integer, string, date or {words},"
            + " got \"relational\"; take the rows out of the bags",
        refused("@relation s\n@attribute x relational\n"));
    assertEquals(
        "line 2: attribute \"x\": expected a pattern of dates such as yyyy-MM-dd'T'HH:mm:ss,"
            + " got \"bbb\"",
        refused("@relation s\n@attribute x date bbb\n"));
  }
}
