package io.bigtheta.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/** One pass over a CSV text. The header decides which columns are read; every later record becomes a row of numbers. */
final class CsvScan extends AbstractBaseCsvCallbackHandler<Boolean> {
  private static final int CHUNK = 1 << 16;

  /** Chooses the columns once the names in the file are known. */
  @FunctionalInterface
  interface Choice {
    /** The columns to read, in this order; every name is one of {@code names}. */
    List<CsvColumn> of(List<String> names);
  }

  private final String where;
  private final Choice choice;
  private final List<String> names = new ArrayList<>();
  private List<CsvColumn> columns = List.of();
  private long headerLine;
  private long lastLine;
  /** The column of each cell of a record; −1 for a cell that is not read. */
  private int[] places = {};

  private float[] row = {};
  private final List<float[]> chunks = new ArrayList<>();
  private long cells;
  private long rows;
  /** The number of cells of the record that is being read. */
  private int count;
  /** Whether the last cell was in quotes. */
  private boolean quoted;

  private CsvScan(String where, Choice choice) {
    this.where = where;
    this.choice = choice;
  }

  /**
   * Reads all of {@code reader}. Cells of words hold codes, in order of appearance, until {@link #columns()} replaces
   * them.
   */
  static CsvScan of(String where, Reader reader, Choice choice) throws IOException {
    CsvScan scan = new CsvScan(where, choice);
    try {
      scan.read(new CsvText(reader));
    } catch (UncheckedIOException e) {
      throw scan.failed(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw scan.failed(e);
    } catch (CsvParseException e) {
      throw e.getCause() instanceof FormatException format ? format : scan.broken(e);
    }
    if (scan.headerLine == 0) {
      throw FormatException.of(where, "a header line and rows", "nothing");
    }
    if (scan.rows == 0) {
      throw FormatException.of(where, "rows after the header line", "none");
    }
    scan.columns.forEach(CsvColumn::check);
    return scan;
  }

  private void read(CsvText text) throws IOException {
    CsvReader.builder()
        .fieldSeparator(text.separator())
        .trimWhitespacesAroundQuotes(true)
        .build(this, text.reader())
        .forEach(record -> end());
    if (quoted && text.last() != '"') {
      throw FormatException.of("line " + lastLine, "a closing quote", "the end of the file")
          .within(where);
    }
  }

  private IOException failed(IOException e) {
    if (e instanceof CharacterCodingException) {
      throw FormatException.of(
              "after line " + lastLine, "text in UTF-8", "other bytes", "save the file as UTF-8")
          .because(e)
          .within(where);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      throw Source.damaged(where, e);
    }
    return e;
  }

  private FormatException broken(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return FormatException.of(
            "line " + getStartingLineNumber(),
            "cells of CSV",
            FormatException.quoted(String.valueOf(cause.getMessage())),
            "check the quotes")
        .because(e)
        .within(where);
  }

  @Override
  protected void handleField(int cell, char[] text, int offset, int length, boolean inQuotes) {
    quoted = inQuotes;
    count = cell + 1;
    int from = offset;
    int to = offset + length;
    while (from < to && CsvText.blank(text[from])) {
      from++;
    }
    while (from < to && CsvText.blank(text[to - 1])) {
      to--;
    }
    if (headerLine == 0) {
      name(CsvText.line(text, from, to));
    } else if (cell < places.length && places[cell] >= 0) {
      int place = places[cell];
      row[place] = columns.get(place).add(text, from, to, getStartingLineNumber());
    }
  }

  private void name(String name) {
    if (name.isEmpty()) {
      throw FormatException.of(
              "line " + getStartingLineNumber() + ", column " + (names.size() + 1),
              "a column name",
              "nothing",
              "name it or remove the column")
          .within(where);
    }
    names.add(name);
  }

  /** Always 1, so that the library's own check of lengths never fails: its message could not name the line. */
  @Override
  protected int getFieldCount() {
    return 1;
  }

  @Override
  protected Boolean buildRecord() {
    return Boolean.TRUE;
  }

  /** Called after the last cell of a record. */
  private void end() {
    long line = getStartingLineNumber();
    lastLine = line;
    if (headerLine == 0) {
      headerLine = line;
      begin();
      return;
    }
    if (count != places.length) {
      throw FormatException.of(
              "line " + line,
              places.length + " cells as in line " + headerLine,
              Integer.toString(count))
          .within(where);
    }
    for (float value : row) {
      int at = (int) (cells++ % CHUNK);
      if (at == 0) {
        grow();
      }
      chunks.get(chunks.size() - 1)[at] = value;
    }
    rows++;
  }

  /** Called when all names are known. */
  private void begin() {
    List<String> sorted = names.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        int second = names.lastIndexOf(sorted.get(i));
        throw FormatException.of(
                "line " + headerLine + ", column " + (second + 1),
                "a name not used before",
                FormatException.quoted(sorted.get(i)),
                "rename it")
            .within(where);
      }
    }
    boolean fraction = names.stream().anyMatch(name -> decimal(name) && name.indexOf('.') >= 0);
    if (fraction || (names.stream().allMatch(CsvScan::decimal) && !counted())) {
      throw FormatException.of(
              "line " + headerLine, "names of columns", "numbers", "add a header line")
          .within(where);
    }
    columns = choice.of(List.copyOf(names));
    Map<String, Integer> order = new HashMap<>();
    columns.forEach(column -> order.put(column.name(), order.size()));
    places = names.stream().mapToInt(name -> order.getOrDefault(name, -1)).toArray();
    row = new float[columns.size()];
  }

  /** Whether the names are 0, 1, 2 …, which pandas writes for columns without names. */
  private boolean counted() {
    return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
  }

  private static boolean decimal(String name) {
    return Cell.number(name.toCharArray(), 0, name.length());
  }

  private void grow() {
    long most =
        Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / (2 * Float.BYTES));
    if (cells + CHUNK > most) {
      throw FormatException.of(
          where,
          "at most " + most + " cells, what the memory holds",
          "more",
          "give java more with -Xmx, or use fewer rows");
    }
    chunks.add(new float[CHUNK]);
  }

  /** The chosen columns, in order. */
  List<CsvColumn> chosen() {
    return columns;
  }

  /** The rows; every word is replaced by its place among the sorted levels. */
  Columns columns() {
    int count = columns.size();
    float[] values = new float[(int) cells];
    for (int i = 0; i < chunks.size(); i++) {
      System.arraycopy(
          chunks.get(i), 0, values, i * CHUNK, Math.min(CHUNK, values.length - i * CHUNK));
    }
    for (int j = 0; j < count; j++) {
      int[] levels = columns.get(j).places();
      for (int at = j; levels.length > 0 && at < values.length; at += count) {
        values[at] = Float.isNaN(values[at]) ? Float.NaN : levels[(int) values[at]];
      }
    }
    List<Field> fields = columns.stream().map(CsvColumn::field).toList();
    return new Columns(fields, values);
  }
}
