package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Formats that are known but not read: what they are, and what to do instead. */
final class Foreign {
  private static final String RESAVE = "save the table as CSV, Parquet or .xlsx";
  private static final String REPACK = "unpack it, or pack it as .gz, .zst or .zip";
  private static final int MOST_SHOWN = 3;
  private static final byte[] LOCKED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private static final String PROGRAM = "a pickle of Python, which may run any program";

  /** The first bytes of formats, each with its name and what to do. No text begins like one of them. */
  private static final Map<String, String[]> MAGIC = new LinkedHashMap<>();

  static {
    for (char level = '1'; level <= '9'; level++) {
      put("BZh" + level + "1AY", "bzip2 data", REPACK);
    }
    put("\u00FD7zXZ", "xz data", REPACK);
    put("7z\u00BC\u00AF", "a 7-Zip archive", REPACK);
    put("Rar!\u001A", "a RAR archive", REPACK);
    put("FEA1\u0000", "Feather of version 1", "write it again as version 2");
    put("\u0089HDF", "an HDF5 file", RESAVE);
    put("CDF\u0001", "a NetCDF file", RESAVE);
    put("SQLite format 3\u0000", "an SQLite database", RESAVE);
    for (char protocol = 2; protocol <= 5; protocol++) {
      put("\u0080" + protocol, PROGRAM, RESAVE);
    }
    put("MATLAB 5.0 MAT-file", "a file of MATLAB", RESAVE);
    for (String version : List.of("2\n", "3\n")) {
      put("RDX" + version, "data of R", RESAVE);
      put("RDA" + version, "data of R", RESAVE);
    }
    put("X\n\u0000\u0000\u0000", "data of R", RESAVE);
    put("$FL2@(#)", "a file of SPSS", RESAVE);
    put("$FL3@(#)", "a file of SPSS", RESAVE);
    put("<stata_dta>", "a file of Stata", RESAVE);
    put("\u0000".repeat(12) + "\u00C2\u00EA\u0081\u0060", "a file of SAS", RESAVE);
    put("HEADER RECORD*******LIBRARY", "a file of SAS", RESAVE);
    put("%PDF-", "a PDF document", RESAVE);
    put("{\\rtf", "a text document (RTF)", RESAVE);
    put("ORC\u0008", "an ORC file", RESAVE);
    put("ORC\n\u0000", "an ORC file", RESAVE);
    put("Obj\u0001", "an Avro file", RESAVE);
  }

  private static void put(String magic, String what, String remedy) {
    MAGIC.put(magic, new String[] {what, remedy});
  }

  private Foreign() {}

  /** Refuses a file in a known format that nothing here reads. */
  static void refuse(TableFile file) {
    for (Map.Entry<String, String[]> magic : MAGIC.entrySet()) {
      if (file.begins(magic.getKey())) {
        throw refusal(file.name(), magic.getValue()[0], magic.getValue()[1]);
      }
    }
    byte[] head = file.head();
    if (head.length > 262
        && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
      throw refusal(file.name(), "a tar archive", "unpack it and name one of its files");
    }
    String text = file.text().stripLeading();
    String first = text.substring(0, Math.min(512, text.length())).toLowerCase(Locale.ROOT);
    if (first.startsWith("<!doctype html")
        || first.startsWith("<html")
        || first.startsWith("<table")
        || first.startsWith("<head")) {
      throw refusal(
          file.name(),
          "a web page (HTML)",
          "download the file itself, or open the page in a spreadsheet and save it as .xlsx or CSV");
    }
    if (first.startsWith("<?xml")) {
      throw refusal(
          file.name(),
          first.contains("excel.sheet") || first.contains("office:spreadsheet")
              ? "an Excel workbook in XML of 2003"
              : "an XML file",
          "save it as .xlsx or CSV");
    }
  }

  /** The refusal of a compound file, which an old workbook is, and a new one with a password. */
  static FormatException compound(TableFile file) throws IOException {
    boolean locked = false;
    try (InputStream in = Files.newInputStream(file.path())) {
      byte[] piece = new byte[1 << 16];
      int kept = 0;
      int got = in.readNBytes(piece, 0, piece.length);
      while (got > 0 && !locked) {
        locked = holds(piece, kept + got, LOCKED);
        kept = Math.min(LOCKED.length, kept + got);
        System.arraycopy(piece, piece.length - kept, piece, 0, kept);
        got = in.readNBytes(piece, kept, piece.length - kept);
      }
    }
    return locked
        ? locked(file.name(), "a workbook")
        : refusal(
            file.name(), "an Excel workbook of before 2007 (.xls)", "save it as .xlsx or CSV");
  }

  private static FormatException refusal(String name, String what, String remedy) {
    return FormatException.of(name, "a table", what, remedy);
  }

  /** The refusal of a format that only another module reads. */
  static FormatException absent(String name, String format) {
    return FormatException.of(
        name,
        "a format of which the reader is here",
        format,
        "add io.bigtheta:theta-formats to the class path");
  }

  static FormatException locked(String name, String what) {
    return FormatException.of(
        name, what + " that is open", "one protected by a password", "save it without one");
  }

  /**
   * The names of the files in a zip file, without what the Mac adds. Several files that are no format known by its
   * entries are refused.
   */
  static List<String> entries(String name, ZipFile zip) {
    List<String> names = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String path = entry.getName();
      String base = path.substring(path.lastIndexOf('/') + 1);
      if (!entry.isDirectory() && !base.startsWith(".") && !path.startsWith("__MACOSX/")) {
        names.add(path);
      }
    }
    boolean arrays = !names.isEmpty() && names.stream().allMatch(entry -> entry.endsWith(".npy"));
    if (names.contains("[Content_Types].xml") || arrays) {
      if (names.contains("word/document.xml") || names.contains("ppt/presentation.xml")) {
        throw refusal(name, "an Office document that is no workbook", RESAVE);
      }
      if (names.contains("xl/workbook.bin")) {
        throw refusal(name, "a binary Excel workbook (.xlsb)", "save it as .xlsx or CSV");
      }
      return names;
    }
    if (names.contains("content.xml") && names.contains("mimetype")) {
      throw refusal(name, "an OpenDocument file (.ods)", "save it as .xlsx or CSV");
    }
    if (names.contains("data.pkl") || names.stream().anyMatch(e -> e.endsWith("/data.pkl"))) {
      throw refusal(name, "a file of PyTorch, which may run any program", RESAVE);
    }
    if (names.size() != 1) {
      throw FormatException.of(
          name,
          "a zip file of one table",
          names.isEmpty()
              ? "an empty one"
              : names.size() + " files: "
                  + String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
                  + (names.size() > MOST_SHOWN ? ", …" : ""),
          "unpack it and name one of them");
    }
    return names;
  }

  private static boolean holds(byte[] bytes, int length, byte[] part) {
    for (int i = 0; i + part.length <= length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
