package io.bigtheta.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Records as the text of a CSV file, in UTF-8: a header line, then a line for each row. A word is in quotes, and so is any cell with a
 * character that could be taken for a separator. Rows are fetched when they are asked for.
 */
final class RecordsText extends InputStream {
  private static final int PIECE = 1 << 15;

  private final Records records;
  private final Closeable file;
  private final String[] cells;
  private final boolean[] words;
  private byte[] piece = {};
  private int at;
  private boolean begun;
  private boolean ended;

  /** @param file is closed after the records */
  RecordsText(Records records, Closeable file) {
    this.records = records;
    this.file = file;
    List<Records.Column> columns = records.columns();
    cells = new String[columns.size()];
    words = new boolean[columns.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = columns.get(i).kind() == Records.Kind.WORDS;
    }
  }

  @Override
  public int read() throws IOException {
    return more() ? piece[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean more() throws IOException {
    while (at == piece.length && !ended) {
      StringBuilder text = new StringBuilder(PIECE + 1024);
      if (!begun) {
        begun = true;
        String before = "";
        for (Records.Column column : named(records)) {
          quote(text.append(before), column.name());
          before = ",";
        }
        text.append('\n');
      }
      while (text.length() < PIECE && !ended) {
        ended = !records.next(cells);
        if (!ended) {
          row(text);
        }
      }
      piece = text.toString().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return at < piece.length;
  }

  private void row(StringBuilder text) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      String cell = cells[i];
      if (cell.isEmpty()) {
        text.append(cells.length == 1 ? "NA" : ""); // an empty line would be no row
      } else if (words[i] || !plain(cell)) {
        quote(text, cell);
      } else {
        text.append(cell);
      }
    }
    text.append('\n');
  }

  /**
   * The columns under the names that they get. If a format keeps names apart and all of them are numbers, as a matrix in a
   * data frame has, they begin with x: otherwise they would be taken for a row.
   */
  static List<Records.Column> named(Records records) {
    List<Records.Column> columns = records.columns();
    return records.named() && numbers(columns)
        ? columns.stream()
            .map(column -> new Records.Column("x" + column.name(), column.kind()))
            .toList()
        : columns;
  }

  static boolean numbers(List<Records.Column> columns) {
    return columns.stream().allMatch(column -> {
      char[] name = column.name().toCharArray();
      return Cell.number(name, 0, name.length);
    });
  }

  private static boolean plain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < '+' || c == ',' || c == ';' || c == '|' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  private static void quote(StringBuilder text, String cell) {
    text.append('"')
        .append(cell.indexOf('"') < 0 ? cell : cell.replace("\"", "\"\""))
        .append('"');
  }

  @Override
  public void close() throws IOException {
    try (file) {
      records.close();
    }
  }
}
