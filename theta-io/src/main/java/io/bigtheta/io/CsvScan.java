package io.bigtheta.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One pass over a CSV text. The header decides which columns are read; every later record becomes a row of numbers. */
final class CsvScan extends AbstractBaseCsvCallbackHandler<Boolean> {
  /** What is done with the columns, once the names in the file are known. */
  @FunctionalInterface
  interface Choice {
    /**
     * Decides who takes the cells.
     *
     * @param names the names of the columns, each different; a column without a name has one after its place
     * @param given the names as the file gives them; none without a header
     */
    Plan of(List<String> names, List<String> given);
  }

  /**
   * Who takes the cells of each column of the file; null for a column that is not read.
   *
   * @param width the number of values in a row
   */
  record Plan(List<@Nullable CsvSink> sinks, int width) {}

  private final String where;
  private final CsvForm form;
  private final Choice choice;
  private final List<String> given = new ArrayList<>();
  private List<String> names = List.of();
  private long headerLine;
  private long lastLine;
  private @Nullable CsvSink[] sinks = {};
  private float[] row = {};
  private CsvRows rows;
  /** The number of cells of the record that is being read. */
  private int count;
  /** The number of cells before the first column: names of rows. */
  private final int before;
  /** The cells of a record that begins with #, which may be a comment. */
  private final List<String> held = new ArrayList<>();

  private boolean holding;
  private boolean lastEmpty;
  /** Whether the last cell was in quotes. */
  private boolean quoted;

  private int comments;
  private int trailing;

  private CsvScan(String where, CsvForm form, Choice choice) {
    this.where = where;
    this.form = form;
    this.choice = choice;
    before = form.rowNames() ? 1 : 0;
    rows = new CsvRows(where, 0);
  }

  /** Reads all of {@code text}, which has this form. */
  static CsvScan of(String where, CsvText text, CsvForm form, Choice choice) throws IOException {
    CsvScan scan = new CsvScan(where, form, choice);
    if (!form.header()) {
      scan.begin(CsvHeader.invented(form.width()));
    }
    try {
      scan.read(text);
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e.getCause() instanceof FormatException format ? format : scan.broken(e);
    }
    if (scan.headerLine == 0 && (form.header() || scan.rows.rows() == 0)) {
      throw FormatException.of(where, "a header line and rows", "nothing");
    }
    if (scan.rows.rows() == 0) {
      throw FormatException.of(where, "rows after the header line", "none");
    }
    return scan;
  }

  /** The names of the columns; the rows are not read. */
  static List<String> names(String where, CsvText text, CsvForm form) throws IOException {
    if (!form.header()) {
      return CsvHeader.invented(form.width());
    }
    CsvScan scan = new CsvScan(where, form, (names, given) -> {
      throw new CancellationException();
    });
    try {
      scan.read(text);
    } catch (CancellationException e) {
      return scan.names;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof CancellationException) {
        return scan.names;
      }
      throw scan.broken(e);
    }
    throw FormatException.of(where, "a header line and rows", "nothing");
  }

  private void read(CsvText text) throws IOException {
    Reader reader = text.table(form);
    CsvReader.builder()
        .fieldSeparator(form.separator())
        .quoteCharacter(form.literal() ? '\0' : '"')
        .trimWhitespacesAroundQuotes(true)
        .build(this, reader)
        .forEach(record -> end());
    if (quoted && text.last() != '"') {
      throw FormatException.of("line " + lastLine, "a closing quote", "the end of the file")
          .within(where);
    }
  }

  private FormatException broken(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return FormatException.of(
            "line " + line(),
            "cells of CSV",
            FormatException.quoted(String.valueOf(cause.getMessage())),
            "check the quotes")
        .because(e)
        .within(where);
  }

  private long line() {
    return getStartingLineNumber() + form.lines();
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
    lastEmpty = from == to;
    if (headerLine == 0 && form.header()) {
      given.add(CsvText.line(text, from, to));
      return;
    }
    if (cell == 0) {
      holding = from < to && text[from] == '#' && !inQuotes;
    }
    if (holding) {
      held.add(new String(text, from, to - from));
    } else {
      take(cell, text, from, to);
    }
  }

  private void take(int cell, char[] text, int from, int to) {
    int at = cell - before;
    if (at >= 0 && at < sinks.length) {
      CsvSink sink = sinks[at];
      if (sink != null) {
        sink.add(text, from, to, line(), row);
      }
    }
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
    long line = line();
    lastLine = line;
    if (headerLine == 0 && form.header()) {
      headerLine = line;
      begin(CsvHeader.different(given));
      return;
    }
    headerLine = headerLine == 0 ? line : headerLine;
    int wanted = sinks.length + before;
    if (count != wanted) {
      if (count == wanted + 1 && lastEmpty) {
        trailing++;
      } else if (holding) {
        comments++;
        held.clear();
        return;
      } else if (count == 1 && lastEmpty) {
        return;
      } else {
        throw FormatException.of(
                "line " + line, wanted + " cells as in line " + headerLine, Integer.toString(count))
            .within(where);
      }
    }
    for (int i = 0; i < held.size(); i++) {
      take(i, held.get(i).toCharArray(), 0, held.get(i).length());
    }
    held.clear();
    rows.add(row);
  }

  /** Called when all names are known. */
  private void begin(List<String> all) {
    names = List.copyOf(all);
    Plan plan = choice.of(names, List.copyOf(given));
    sinks = plan.sinks().toArray(CsvSink[]::new);
    row = new float[plan.width()];
    rows = new CsvRows(where, plan.width());
  }

  /** The names of the columns, each different. */
  List<String> names() {
    return names;
  }

  /** The names as the file gives them; none without a header. */
  List<String> given() {
    return given;
  }

  long headerLine() {
    return headerLine;
  }

  CsvRows rows() {
    return rows;
  }

  /** What was left out, as sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (comments > 0) {
      notes.add(CsvLines.counted(comments, "line") + " with # left out");
    }
    if (trailing > 0) {
      notes.add(CsvLines.counted(trailing, "line") + (trailing == 1 ? " ends" : " end")
          + " with a separator too many, which is ignored");
    }
    return notes;
  }
}
