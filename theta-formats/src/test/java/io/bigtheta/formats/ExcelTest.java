package io.bigtheta.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.io.DataSource;
import io.bigtheta.io.FormatException;
import io.bigtheta.io.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as openpyxl, xlsxwriter and pandas write them, and ones that are odd. */
class ExcelTest {
  @TempDir
  Path folder;

  @Test
  void theFirstSheetWithRowsIsReadFromItsHeaderOn() throws IOException {
    assertEquals("""
        "id","price","when","day","time","ok","word","never","share"
        0,0.1,2024-01-02T03:04:05,2024-02-03,04:05:06,true,,,0.25
        1,1.1,2024-01-02T03:04:05,2024-02-03,04:05:06,false,"a, ""b\""",,0.25
        2,2.1,2024-01-02T03:04:05,2024-02-03,04:05:06,true,"a, ""b\""",,0.25
        3,3.1,2024-01-02T03:04:05,2024-02-03,04:05:06,false,"a, ""b\""",,0.25
        """, Read.text("book.xlsx"));
    assertEquals(
        List.of(
            "read as Excel",
            "sheet Data is read, not More: name one as FILE.xlsx#SHEET",
            "1 row above the header in row 3 is left out",
            "4 formulas were never calculated and are missing: open the workbook in a spreadsheet and save it"),
        Tables.notes(Read.resource("book.xlsx")));
  }

  @Test
  void anotherSheetIsReadByItsName() throws IOException {
    Path file = Files.copy(Read.resource("book.xlsx"), folder.resolve("b.xlsx"));
    Path sheet = folder.resolve("b.xlsx#data");
    assertEquals(Read.text(file), Read.text(sheet));
    assertEquals(3, Tables.notes(sheet).size());
    assertEquals(new DataSource.CsvFile(sheet), DataSource.of(sheet.toString()));
    assertEquals(
        folder.resolve("b.xlsx#Dat")
            + ": expected one of the sheets Cover, Data, More, got \"Dat\"",
        refused(folder.resolve("b.xlsx#Dat")));
    Path own = Files.copy(Read.resource("index.xlsx"), folder.resolve("b.xlsx#data"));
    assertEquals(Read.text("index.xlsx"), Read.text(own));
  }

  @Test
  void formulasCountAsTheirValuesAndErrorsAreMissing() throws IOException {
    assertEquals("""
        "n","date","days","twice","error","rich"
        0.25,1900-02-28,0.125,2.5,,abcd
        0.5,1900-03-01,0.25,5,,abcd
        0.75,1900-03-02,0.375,7.5,,abcd
        """, Read.text("formulas.xlsx"));
    assertEquals(
        List.of("read as Excel", "3 cells of an error such as #DIV/0! are missing"),
        Tables.notes(Read.resource("formulas.xlsx")));
  }

  @Test
  void theIndexThatPandasAddsIsLeftOutAndSaid() throws IOException {
    assertEquals("\"a\",\"b\"\n1.5,x\n2,\n,z\n", Read.text("index.xlsx"));
    assertEquals(
        List.of(
            "read as Excel", "the first column is left out: it has no name and counts the rows"),
        Tables.notes(Read.resource("index.xlsx")));
  }

  @Test
  void aFormatShowsDatesOrNot() {
    for (String code : List.of("dd/mm/yyyy", "[$-409]d-mmm-yy;@", "h:mm AM/PM", "yyyy\\-mm\\-dd")) {
      assertTrue(Styles.shows(code), code);
    }
    for (String code : List.of("General", "0.00", "#,##0 \"days\"", "[Red]0.0", "[h]:mm", "0\\d")) {
      assertFalse(Styles.shows(code), code);
    }
  }

  @Test
  void datesCountFrom1900Or1904() {
    Styles usual = new Styles(false);
    assertEquals("1900-01-01", usual.date(1));
    assertEquals("1900-02-28", usual.date(59));
    assertEquals("1900-03-01", usual.date(61));
    assertEquals("2024-01-01", usual.date(45292));
    assertEquals("2024-01-01T12:00:00", usual.date(45292.5));
    assertEquals("18:00:00", usual.date(0.75));
    assertEquals("", usual.date(-1));
    assertEquals("2024-01-01", new Styles(true).date(45292 - 1462));
  }

  @Test
  void cellsWithoutPlacesAndStrictNamesAreRead() throws IOException {
    Path file = book(Map.of(
        "xl/worksheets/sheet1.xml",
        "<s:worksheet xmlns:s='urn:strict'><s:sheetData><s:row><s:c t='inlineStr'><s:is><s:t>a</s:t>"
            + "</s:is></s:c><s:c t='str'><s:v>b</s:v></s:c></s:row><s:row><s:c><s:v>1.50</s:v></s:c>"
            + "<s:c t='b'><s:v>1</s:v></s:c></s:row><s:row/></s:sheetData></s:worksheet>"));
    assertEquals("\"a\",\"b\"\n1.5,true\n", Read.text(file));
  }

  @Test
  void aWorkbookWithoutRowsIsRefused() throws IOException {
    Path empty = book(Map.of("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"));
    assertEquals(
        empty
            + ": expected a workbook of Excel with rows in a sheet, got empty sheets; save it again, or as CSV",
        refused(empty));
    Path none = book(Map.of("xl/workbook.xml", "<x/>"));
    assertEquals(
        none
            + ": expected a workbook of Excel with rows in a sheet, got no sheets; save it again, or as CSV",
        refused(none));
    Path lost = zip(Map.of("[Content_Types].xml", "<x/>"));
    assertEquals(
        lost + ": expected a workbook of Excel, got a zip file without sheets; save it again",
        refused(lost));
  }

  @Test
  void damagedPartsAreRefused() throws IOException {
    String part = "xl/worksheets/sheet1.xml";
    for (String sheet : List.of(
        "<worksheet><sheetData><row><c r='A1'><v>1</v></c>",
        "<worksheet><sheetData><row><c r='ZZZZ1'><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='s'><v>7</v></c></row></sheetData></worksheet>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row>"
            + "<c t='str'><v>&e;</v></c></row></sheetData></worksheet>",
        "no XML")) {
      String message = refused(book(Map.of(part, sheet)));
      assertTrue(message.contains("expected a whole file of Excel"), message);
      assertEquals(-1, message.indexOf('\n'), message);
    }
  }

  @Test
  void aPartThatGrowsWithoutMeasureIsRefused() throws IOException {
    Path file = folder.resolve("bomb.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      parts().forEach((name, text) -> put(zip, name, text));
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] blanks = new byte[1 << 20];
      java.util.Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        zip.write(blanks);
      }
    }
    String message = refused(file);
    assertTrue(message.contains("packed bytes promise"), message);
  }

  private String refused(Path file) {
    return assertThrows(FormatException.class, () -> Read.text(file)).getMessage();
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new TreeMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r='urn:r'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
    return parts;
  }

  private Path book(Map<String, String> others) throws IOException {
    Map<String, String> parts = parts();
    parts.putAll(others);
    return zip(parts);
  }

  private Path zip(Map<String, String> parts) throws IOException {
    Path file = Files.createTempFile(folder, "b", ".xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      parts.forEach((name, text) -> put(zip, name, text));
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String text) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
