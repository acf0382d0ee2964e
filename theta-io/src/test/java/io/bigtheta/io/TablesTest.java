package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are tables, in which packing, and what is said of those that are none. */
class TablesTest {
  private static final String CSV = "a,b\n1,x\n2,y\n";

  @TempDir
  Path folder;

  static String text(Path file) throws IOException {
    try (InputStream in = Tables.text(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(CSV.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private String refused(Path file) {
    String message = assertThrows(FormatException.class, () -> text(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void aTableComesOutOfItsPacking() throws IOException {
    byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
    assertEquals(CSV, text(file("a.csv", csv)));
    assertEquals(CSV, text(file("a.csv.gz", Samples.gzip(csv))));
    assertEquals(CSV, text(file("packed", Samples.gzip(Samples.gzip(csv)))));
    assertEquals(CSV, text(file("a.zip", zip("a.csv"))));
    assertEquals(CSV, text(file("b.csv.zip", zip("in/a.csv", "__MACOSX/._a.csv", ".DS_Store"))));
    assertEquals(2, Csv.read(folder.resolve("a.zip")).columns().rows());
    assertTrue(Tables.notes(folder.resolve("a.zip")).isEmpty());
  }

  @Test
  void aZipFileOfSeveralTablesIsRefused() throws IOException {
    assertEquals(
        "expected a zip file of one table, got 2 files: a.csv, b.csv; unpack it and name one of them",
        refused(file("a.zip", zip("a.csv", "b.csv"))));
    assertEquals(
        "expected a zip file of one table, got an empty one; unpack it and name one of them",
        refused(file("b.zip", zip())));
  }

  @Test
  void aCutPackingIsRefused() throws IOException {
    byte[] gzip = Samples.gzip("a,b\n".repeat(9999).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "expected whole gzip data, got a damaged or cut file; fetch it again",
        refused(file("a.csv.gz", Arrays.copyOf(gzip, gzip.length - 20))));
    byte[] zip = zip("a.csv");
    assertEquals(
        "expected whole zip data, got a damaged or cut file; fetch it again",
        refused(file("a.zip", Arrays.copyOf(zip, zip.length - 20))));
  }

  @Test
  void aFileThatGrowsWithoutMeasureIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb), 1 << 16)) {
      byte[] lines = "1\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        out.write(lines);
      }
    }
    try (InputStream in = Tables.text(bomb)) {
      assertEquals(
          bomb + ": expected a file that unpacks to at most 200 times its size,"
              + " got more than 256 MiB; unpack it if you trust it",
          assertThrows(
                  FormatException.class,
                  () -> in.transferTo(java.io.OutputStream.nullOutputStream()))
              .getMessage());
    }
    assertEquals(
        "expected a packed table, got packed files in packed files; unpack it",
        refused(file(
            "deep",
            Samples.gzip(Samples.gzip(Samples.gzip(Samples.gzip(Samples.gzip(new byte[1]))))))));
  }

  @Test
  void aFormatOfAnotherModuleIsNamedWithTheModule() throws IOException {
    String rest = "; add io.bigtheta:theta-formats to the class path";
    String before = "expected a format of which the reader is here, got ";
    assertEquals(before + "Parquet" + rest, refused(file("a", "PAR1\u0015\0PAR1")));
    assertEquals(before + "Arrow" + rest, refused(file("b", "ARROW1\0\0")));
    assertEquals(before + "Excel" + rest, refused(file("c", zip("[Content_Types].xml", "x"))));
    assertEquals(
        before + "Zstandard" + rest, refused(file("d", HexFormat.of().parseHex("28b52ffd0000"))));
  }

  @Test
  void whatIsNoTableSaysWhatItIs() throws IOException {
    assertEquals(
        "expected a table, got a web page (HTML); download the file itself, or open the page in a"
            + " spreadsheet and save it as .xlsx or CSV",
        refused(file("a.csv", "\n<!DOCTYPE html><html>")));
    assertEquals(
        "expected a table, got an Excel workbook in XML of 2003; save it as .xlsx or CSV",
        refused(
            file("a.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>")));
    byte[] old = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 5000);
    assertEquals(
        "expected a table, got an Excel workbook of before 2007 (.xls); save it as .xlsx or CSV",
        refused(file("b.xls", old)));
    byte[] locked = Arrays.copyOf(old, 200_000);
    byte[] word = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(word, 0, locked, 131_060, word.length);
    assertEquals(
        "expected a workbook that is open, got one protected by a password; save it without one",
        refused(file("c.xlsx", locked)));
    assertEquals(
        "expected a table, got a binary Excel workbook (.xlsb); save it as .xlsx or CSV",
        refused(file("a.xlsb", zip("[Content_Types].xml", "xl/workbook.bin"))));
    assertEquals(
        "expected a table, got an OpenDocument file (.ods); save it as .xlsx or CSV",
        refused(file("a.ods", zip("mimetype", "content.xml"))));
    assertEquals(
        "expected a table, got a pickle of Python, which may run any program;"
            + " save the table as CSV, Parquet or .xlsx",
        refused(file("a.pkl", new byte[] {(byte) 0x80, 4, 0})));
    assertEquals(
        "expected a table, got xz data; unpack it, or pack it as .gz, .zst or .zip",
        refused(file("a.csv.xz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0})));
  }

  @Test
  void namesOfColumnsAreNotTakenForAFormat() throws IOException {
    for (String name :
        List.of("PAR1", "FEA1", "ORC", "MATLAB", "RDX", "BMI", "ARROW1", "BZh9", "Obj")) {
      String text = name + "\n1\n2\n";
      Path file = file("plain", text);
      assertEquals(text, text(file), name);
      assertEquals(new DataSource.CsvFile(file), DataSource.of(file.toString()), name);
    }
  }

  @Test
  void anArchiveIsNamed() throws IOException {
    byte[] tar = new byte[512];
    System.arraycopy("a.csv".getBytes(StandardCharsets.UTF_8), 0, tar, 0, 5);
    System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
    assertEquals(
        "expected a table, got a tar archive; unpack it and name one of its files",
        refused(file("a.tar.gz", Samples.gzip(tar))));
  }

  @Test
  void textIsCsvWhateverItsNameSaysAndThatIsSaid() throws IOException {
    Path file = file("a.xlsx", CSV);
    assertEquals(CSV, text(file));
    assertEquals(
        List.of("the file holds text, whatever its name says: it is read as CSV"),
        Tables.notes(file));
  }

  @Test
  void aFileOfAnyNameIsATableIfItHoldsOne() throws IOException {
    assertTrue(Tables.named("X.PARQUET"));
    assertTrue(Tables.named("x.jsonl.gz"));
    assertTrue(Tables.named("x.csv.zst"));
    assertFalse(Tables.named("x.png"));
    assertEquals(
        new DataSource.CsvFile(file("table", CSV)),
        DataSource.of(folder.resolve("table").toString()));
    Path json = file("rows", "{\"a\": 1}\n");
    assertEquals(new DataSource.CsvFile(json), DataSource.of(json.toString()));
    Path picture = file("x.pic", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
    assertThrows(FormatException.class, () -> DataSource.of(picture.toString()));
  }
}
