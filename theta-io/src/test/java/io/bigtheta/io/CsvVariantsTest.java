package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which people write numbers, dates and tables: what Csv finds out. */
class CsvVariantsTest {
  private static final int ROWS = 40;

  @TempDir
  Path folder;

  /** A column {@code a} with two cells in turn, and a column {@code y}. */
  private Table turns(String separator, String even, String odd) throws IOException {
    return table(
        "a" + separator + "y\n",
        i -> (i % 2 == 0 ? even : odd) + separator + (i % 3 == 0 ? "yes" : "no") + "\n");
  }

  private Table table(String header, IntFunction<String> line) throws IOException {
    return read(header + IntStream.range(0, ROWS).mapToObj(line).collect(Collectors.joining()));
  }

  private Table read(String text) throws IOException {
    return Csv.read(Samples.file(folder, "f.csv", text));
  }

  private static String fields(Table table) {
    return table.columns().fields().stream().map(Field::name).collect(Collectors.joining(" "));
  }

  private static String notes(Table table) {
    return table.survey().notes().stream().map(Note::words).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ,|1'234.50|-999.25|1234.5|-999.25
          ,|1\u2019234.50|12.25|1234.5|12.25
          ;|1\u00A0234,50|12,25|1234.5|12.25
          ;|1\u202F234,50|12,25|1234.5|12.25
          ,|75 004|1 234|75004|1234
          ;|1.234,50 €|2,25 €|1234.5|2.25
          ;|€ 1.234,50|€ 2,25|1234.5|2.25
          ,|"EUR 1,234.50"|EUR 2.25|1234.5|2.25
          ,|CHF 12.50|CHF 7|12.5|7
          ,|"(1,234.50)"|2.25|-1234.5|2.25
          ,|"-$1,234.50"|"$2.25"|-1234.5|2.25
          ,|"$-1,234.50"|"$2.25"|-1234.5|2.25
          ,|1234.50-|2.25|-1234.5|2.25
          ,|\u221212.5|2.25|-12.5|2.25
          ;|12,5 %|7 %|12.5|7
          ,|12.5 kg|7 kg|12.5|7
          ,|"12,34,567"|"1,00,000"|1234567|100000
          ,|"1,234,567"|"1,000"|1234567|1000
          ;|1.234.567|1.000.000|1234567|1000000
          ;|0,123|1,5|0.123|1.5
          ;|1,5e3|2|1500|2
          ,|1_000|2_500|1000|2500
          ,|+5|"1,000"|5|1000
          """)
  void numbersAreReadInTheStyleOfTheWholeColumn(
      String separator, String even, String odd, float first, float second) throws IOException {
    Table table = turns(separator, unescaped(even), unescaped(odd));
    assertEquals(Field.Numeric.class, table.columns().fields().get(0).getClass());
    assertEquals(first, table.columns().get(0, 0));
    assertEquals(second, table.columns().get(1, 0));
  }

  /** With the characters that stand as \\uXXXX. */
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean code = text.startsWith("\\u", i);
      plain.append(
          code ? (char) Integer.parseInt(text.substring(i + 2, i + 6), 16) : text.charAt(i));
      i += code ? 5 : 0;
    }
    return plain.toString();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          13%|0.13
          12.5 kg|7 lb
          "1,234.5"|"1.234,5"
          5 a|b
          1-2|3-4
          """)
  void columnsWhoseCellsDoNotAgreeHoldWords(String even, String odd) throws IOException {
    assertEquals(
        Field.Categorical.class, turns(",", even, odd).columns().fields().get(0).getClass());
  }

  @Test
  void pointsAreGroupsIfOtherColumnsHaveDecimalCommas() throws IOException {
    Table table = table("a;b;y\n", i -> (4 + i % 5) + ".247;" + i % 7 + ",5;" + i % 2 + "\n");
    assertEquals(4247, table.columns().get(0, 0));
    assertTrue(notes(table).contains("(4.247 is 4247)"), notes(table));
    Table other = table("a;b;y\n", i -> "4" + i % 5 + ",247;" + i % 7 + ",5;" + i % 2 + "\n");
    assertEquals(40.247f, other.columns().get(0, 0));
    assertTrue(notes(other).contains("(40,247 is 40.247), as other columns"), notes(other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          2020-01-31|2021-11-05|2020 1 31
          2020/1/31|2021/11/5|2020 1 31
          31.01.2020|05.11.2021|2020 1 31
          31/01/2020|05/11/2021|2020 1 31
          01/31/2020|11/05/2021|2020 1 31
          1/31/20|11/5/21|2020 1 31
          31-Jan-2020|05-Nov-2021|2020 1 31
          31 January 2020|5 November 2021|2020 1 31
          "January 31, 2020"|"Nov 5, 2021"|2020 1 31
          "Fri, 31 Jan 2020"|"Fri, 05 Nov 2021"|2020 1 31
          31. Dez 2020|5. Mai 2021|2020 12 31
          2020-01-31T10:30:00Z|2021-11-05T08:00:00+02:00|2020 1 31
          2020-01-31 10:30|2021-11-05 08:00:01.5|2020 1 31
          01/31/2020 1:30 PM|11/05/2021 12:00 am|2020 1 31
          """)
  void datesBecomeTheirParts(String even, String odd, String day) throws IOException {
    Table table = turns(",", even, odd);
    assertTrue(fields(table).startsWith("a.year a.month a.day "), fields(table));
    assertTrue(fields(table).contains("a.days y"), fields(table));
    float[] values = table.columns().values();
    assertEquals(day, (int) values[0] + " " + (int) values[1] + " " + (int) values[2]);
  }

  @Test
  void timesOfTheDayAreHoursAndMonthsHaveNoWeekday() throws IOException {
    Table times = turns(",", "14:30", "08:15");
    assertEquals("a.hour y", fields(times));
    assertEquals(14.5f, times.columns().get(0, 0));
    Table dated = turns(",", "2020-01-31T10:30:00Z", "2021-11-05T08:00:00+02:00");
    assertTrue(fields(dated).contains("a.hour a.days"), fields(dated));
    assertEquals(10.5f, dated.columns().get(0, fieldsBefore(dated, "a.hour")));
    assertEquals("a.year a.month a.days y", fields(turns(",", "2020-01", "2021-11")));
  }

  private static int fieldsBefore(Table table, String name) {
    return table.columns().fields().stream().map(Field::name).toList().indexOf(name);
  }

  @Test
  void daysAndMonthsThatMayBeSwappedAreSaid() throws IOException {
    assertTrue(notes(turns(",", "01/02/2020", "03/04/2021")).contains("month first"));
    assertTrue(notes(turns(",", "01/02/2020", "03/04/2021"))
        .contains("; --columns \"a=dmy\" reads them the other way"));
    assertTrue(notes(turns(",", "01.02.2020", "03.04.2021")).contains("day first"));
    Path file = folder.resolve("f.csv");
    Table other = Csv.read(file, new CsvStyle().columns("a=mdy"), CsvAsked.NOTHING);
    assertTrue(notes(other).contains("month first"), notes(other));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
          utf-8, '', ','
          utf-16le, '\uFEFF', ','
          utf-16be, '\uFEFF', ;
          utf-16le, '', ','
          windows-1252, '', |
          iso-8859-1, '', ;
          """)
  void encodingsAndSeparatorsAreFoundOut(String encoding, String mark, String separator)
      throws IOException {
    String text = unescaped(mark) + "größe" + separator + "y\n"
        + IntStream.range(0, ROWS)
            .mapToObj(i -> i + ".5" + separator + (i % 2 == 0 ? "ja" : "nein") + "\n")
            .collect(Collectors.joining());
    Path file = Samples.file(folder, "f.csv", text.getBytes(Charset.forName(encoding)));
    assertEquals("größe y", fields(Csv.read(file)));
  }

  @Test
  void aGivenEncodingIsUsed() throws IOException {
    Path file =
        Samples.file(folder, "f.csv", "größe,y\n1,ж\n2,ю\n".getBytes(Charset.forName("utf-8")));
    assertEquals(
        "grÃ¶Ã e y",
        fields(Csv.read(file, new CsvStyle().encoding("iso-8859-1"), CsvAsked.NOTHING)));
    Path cyrillic = Samples.file(
        folder, "c.csv", "жук,y\n1,2\n3,4\n".getBytes(Charset.forName("windows-1251")));
    assertEquals(
        "жук y",
        fields(Csv.read(cyrillic, new CsvStyle().encoding("windows-1251"), CsvAsked.NOTHING)));
  }

  @Test
  void whatStandsBeforeTheTableIsLeftOut() throws IOException {
    assertEquals(
        "2 lines with # before the table left out",
        before("# made by x\n# in 2020\na,b,y\n", "a b y"));
    assertEquals(
        "2 lines before the table left out", before("My report of 2020\n\na,b,y\n", "a b y"));
    assertEquals("1 line before the table left out", before("Report;of;x\na,b,y\n", "a b y"));
    assertEquals("", before("sep=,\na,b,y\n", "a b y"));
    assertEquals("", before("# a,b,y\n", "a b y"));
    assertTrue(before(",b,y\n", "b y").startsWith("column1: ids, it counts the rows from 0"));
    assertTrue(before("Unnamed: 0,b,y\n", "b y").startsWith("Unnamed: 0: ids, it counts"));
  }

  /** The notes about a table that begins with these lines and has these columns. */
  private String before(String lines, String fields) throws IOException {
    int step = fields.equals("b y") ? 1 : 3;
    Table table = table(lines, i -> step * i + "," + (i % 7) + "." + i + "," + i % 2 + "\n");
    assertEquals(fields, fields(table), lines);
    return notes(table);
  }

  @Test
  void filesWithoutAHeaderAreKnownByTheirFirstLine() throws IOException {
    assertEquals("column1 column2", fields(table("", i -> i + ".5," + "pq".charAt(i % 2) + "\n")));
    assertEquals(
        "column1 column2", fields(table("", i -> "xyz".charAt(i % 3) + ",a" + i % 2 + "\n")));
    assertEquals(
        "country 1990 1991",
        fields(table("country,1990,1991\n", i -> "c" + i % 4 + "," + i + ".5,7." + i + "\n")));
    assertEquals(
        "a y",
        fields(Csv.read(
            Samples.file(folder, "g.csv", "x\n9,9\na,y\n1,2\n3,4\n"),
            new CsvStyle().skip(2),
            CsvAsked.NOTHING)));
    assertEquals(
        "column1 column2",
        fields(Csv.read(
            Samples.file(folder, "h.csv", "a,b\nc,d\n"),
            new CsvStyle().noHeader(true),
            CsvAsked.NOTHING)));
  }

  @Test
  void linesEndInEveryWayAndCommentsMayStandAmongTheRows() throws IOException {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String text =
          String.join(end, "a,y", "1,2", "# a remark, with commas, and more", "3,4", "5,6");
      Table table = read(text);
      assertEquals(3, table.columns().rows());
      assertEquals("1 line with # left out", notes(table));
    }
    assertEquals(
        "#1",
        ((Field.Categorical) read("a,y\n#1,2\n#2,4\n").columns().fields().get(0))
            .levels()
            .get(0));
  }

  @Test
  void valuesFarFromZeroKeepTheirDifferences() throws IOException {
    Table table = table("t,y\n", i -> (1_700_000_000_000L + i * i) + "," + i % 2 + "\n");
    assertEquals(4, table.columns().get(2, 0) - table.columns().get(0, 0));
    assertTrue(notes(table).contains("t: numbers less 17000000007"), notes(table));
  }

  @Test
  void ownWordsForMissingValuesAreCounted() throws IOException {
    Path file = Samples.file(folder, "f.csv", "a,b,y\n1,x,p\n-9,gone,q\n3,x,p\n4,z,q\n");
    Table table = Csv.read(file, new CsvStyle().missing("-9, gone"), CsvAsked.NOTHING);
    assertEquals(Float.NaN, table.columns().get(1, 0));
    assertEquals(Float.NaN, table.columns().get(1, 1));
    assertTrue(notes(table).contains("a: 1 cell with a word of --missing"), notes(table));
  }

  @Test
  void kindsThatAreAskedForAreTaken() throws IOException {
    Path file = Samples.file(
        folder,
        "f.csv",
        "a,b,c,y\n"
            + IntStream.range(0, ROWS)
                .mapToObj(i -> i + ",k" + i + "," + i % 3 + "," + i % 2 + "\n")
                .collect(Collectors.joining()));
    assertEquals("c y", fields(Csv.read(file)));
    CsvStyle style = new CsvStyle().columns("a=number, b=category, c=category");
    Table table = Csv.read(file, style, CsvAsked.NOTHING);
    assertEquals("a b c y", fields(table));
    assertEquals(Field.Categorical.class, table.columns().fields().get(2).getClass());
    CsvStyle all = new CsvStyle().columns("*=number, b=drop");
    assertEquals("a c y", fields(Csv.read(file, all, CsvAsked.NOTHING)));
    Samples.refused(
        "f.csv: line 2, column \"b\": expected a number, got \"k0\" (40 such cells, 0 others); correct the cell, or leave it empty or add --missing k0 if the number is missing",
        folder,
        () -> Csv.read(file, new CsvStyle().columns("b=number"), CsvAsked.NOTHING));
  }
}
