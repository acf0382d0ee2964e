package io.bigtheta.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of tables in any format, raw or packed. Every format becomes the text of a CSV file, so that what a column is
 * and what is missing is decided in one place. The bytes tell the format; the name matters only where they cannot.
 *
 * <p>This module reads CSV, JSON lines, ARFF and arrays of NumPy; others are added by a {@link TableFormat}.
 */
public final class Tables {
  private static final List<TableFormat> OWN =
      List.of(new JsonLines(), new Arff(), new NpyTable(), new NpzTable());

  /** How names of tables end. */
  private static final String NAMES =
      ".*\\.(csv|tsv|tab|txt|data|dat|jsonl|ndjson|json|arff|npy|npz"
          + "|parquet|pq|arrow|feather|ipc|xlsx|xlsm|xls)(\\.(gz|zst|zip))?|.*\\.xls[xm]#.+";

  private static final String BINARY = ".*\\.(npy|npz|parquet|pq|arrow|feather|ipc|xlsx|xlsm|xls)";

  private static final Pattern PART = Pattern.compile("(?is)(.*\\.xls[xm])#.+");

  private Tables() {}

  /** Whether a file is a table by its name, such as {@code x.csv}, {@code x.parquet} or {@code x.jsonl.gz}. */
  public static boolean named(String name) {
    return name.toLowerCase(Locale.ROOT).matches(NAMES);
  }

  /** Whether a file of any name is a table by its first bytes: a known format, or text without binary characters. */
  static boolean table(Path file) {
    try (Unpacked unpacked = Unpacked.of(file)) {
      byte[] head = unpacked.head();
      if (!TableFile.binary(head)) {
        return head.length > 0;
      }
      boolean picture = TableFile.begins(head, "\u00FF\u00D8")
          || TableFile.begins(head, "\u0089PNG")
          || TableFile.begins(head, "GIF8")
          || TableFile.begins(head, "BM");
      return !picture && format(unpacked).isPresent();
    } catch (FormatException e) {
      return true; // the reader says why
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The file of a table: itself, or, for one sheet of a workbook as {@code book.xlsx#sheet}, the workbook. A file that has
   * such a name means itself.
   */
  static Path real(Path table) {
    String text = table.toString();
    Matcher part = PART.matcher(text);
    return part.matches() && !Files.exists(table) ? Path.of(part.group(1)) : table;
  }

  /** The table in a file as the text of a CSV file; the bytes of the file itself if it is text already. */
  public static InputStream text(Path file) throws IOException {
    return text(Unpacked.of(file));
  }

  /**
   * Does what {@link #text(Path)} does for a stream such as standard input, which stays open.
   *
   * @param name for messages
   */
  public static InputStream text(String name, InputStream in) throws IOException {
    return text(Unpacked.of(name, in));
  }

  private static InputStream text(Unpacked file) throws IOException {
    try {
      Optional<TableFormat> format = format(file);
      if (format.isEmpty()) {
        return new Owned(file);
      }
      return new RecordsText(open(format.get(), file), file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * What of the table in a file is left out or was decided before its columns are looked at, such as the sheets of a
   * workbook that are not read, in lines for people.
   */
  public static List<String> notes(Path file) throws IOException {
    if (Source.size(file) < 0) {
      return List.of(); // a pipe gives its bytes once
    }
    try (Unpacked unpacked = Unpacked.of(file)) {
      Optional<TableFormat> format = format(unpacked);
      if (format.isEmpty()) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.matches(BINARY)
            ? List.of("the file holds text, whatever its name says: it is read as CSV")
            : List.of();
      }
      try (Records records = open(format.get(), unpacked)) {
        List<String> notes = new ArrayList<>();
        notes.add("read as " + format.get().name());
        notes.addAll(records.notes());
        if (records.named() && RecordsText.numbers(records.columns())) {
          notes.add("the names of the columns are numbers: x is put before them, as in x"
              + records.columns().get(0).name());
        }
        return notes;
      }
    }
  }

  /** The columns of a file that is not text of CSV, with what it says that they hold; empty for text. */
  public static List<Records.Column> columns(Path file) throws IOException {
    try (Unpacked unpacked = Unpacked.of(file)) {
      Optional<TableFormat> format = format(unpacked);
      if (format.isEmpty()) {
        return List.of();
      }
      try (Records records = open(format.get(), unpacked)) {
        return RecordsText.named(records);
      }
    }
  }

  /** What such a file says that its columns hold, by their names; nothing for text and for a pipe, which gives its bytes once. */
  static Map<String, Records.Kind> declared(Path file) throws IOException {
    if (Source.size(file) < 0) {
      return Map.of();
    }
    Map<String, Records.Kind> declared = new HashMap<>();
    for (Records.Column column : columns(file)) {
      declared.merge(
          column.name().strip(),
          column.kind(),
          (a, b) -> a == b ? a : Records.Kind.UNKNOWN); // two columns of one name
    }
    return declared;
  }

  private static Records open(TableFormat format, Unpacked file) throws IOException {
    Records records = format.open(file.file());
    if (records.columns().isEmpty()) {
      records.close();
      throw FormatException.of(
          file.look().name(),
          "columns of numbers, words or dates",
          records.notes().isEmpty() ? "none" : "none; " + String.join("; ", records.notes()));
    }
    return records;
  }

  /** The format of a file; empty for text of CSV. Others are refused by name. */
  private static Optional<TableFormat> format(Unpacked unpacked) throws IOException {
    TableFile file = unpacked.look();
    for (TableFormat format : OWN) {
      if (format.reads(file)) {
        return Optional.of(format);
      }
    }
    String elsewhere = elsewhere(file);
    if (!elsewhere.isEmpty()) {
      for (TableFormat format :
          ServiceLoader.load(TableFormat.class, TableFormat.class.getClassLoader())) {
        if (format.reads(file)) {
          return Optional.of(format);
        }
      }
      throw Foreign.absent(file.name(), elsewhere);
    }
    if (file.begins("\u00D0\u00CF\u0011\u00E0")) {
      throw Foreign.compound(unpacked.file());
    }
    Foreign.refuse(file);
    return Optional.empty();
  }

  /** The name of a format that another module may read; empty for none. */
  private static String elsewhere(TableFile file) {
    if (file.binary() && (file.begins("PAR1") || file.begins("PARE"))) {
      return "Parquet";
    }
    if (file.begins("ARROW1\u0000") || file.begins("\u00FF\u00FF\u00FF\u00FF")) {
      return "Arrow";
    }
    return file.entries().isEmpty() ? "" : "Excel";
  }

  /** A stream that closes the file it comes from. */
  private static final class Owned extends java.io.FilterInputStream {
    private final Closeable file;

    Owned(Unpacked file) {
      super(file.stream());
      this.file = file;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
