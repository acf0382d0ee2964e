package io.bigtheta.report;

import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of words and numbers for people. Immutable: each method returns a new table.
 *
 * @param title above the table
 * @param words between the title and the table; may be empty
 * @param heads of the columns, with their units
 * @param numeric indices of the columns that hold numbers, which are aligned at the right
 * @param rows cells, one for each head
 * @param marked indices of the rows that stand out
 */
public record Table(
    String title,
    String words,
    List<String> heads,
    Set<Integer> numeric,
    List<List<String>> rows,
    Set<Integer> marked) {
  public Table {
    heads = List.copyOf(heads);
    numeric = Set.copyOf(numeric);
    rows = rows.stream().map(List::copyOf).toList();
    marked = Set.copyOf(marked);
    for (List<String> row : rows) {
      if (row.size() != heads.size()) {
        throw Refusal.of(
            "table " + title, "a row of " + heads.size() + " cells", row.size() + ": " + row);
      }
    }
  }

  /** A table without rows, in which no column is numeric. */
  public static Table of(String title, String... heads) {
    return new Table(title, "", List.of(heads), Set.of(), List.of(), Set.of());
  }

  /** Adds a sentence below the title. */
  public Table words(String value) {
    return new Table(title, value, heads, numeric, rows, marked);
  }

  /** Makes the columns with these indices numeric. */
  public Table numeric(Integer... columns) {
    return new Table(title, words, heads, Set.of(columns), rows, marked);
  }

  /** Adds a row at the end. */
  public Table row(String... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new Table(title, words, heads, numeric, more, marked);
  }

  /** Makes the last row stand out, for example as the best or the chosen one. */
  public Table mark() {
    Set<Integer> more = new HashSet<>(marked);
    more.add(rows.size() - 1);
    return new Table(title, words, heads, numeric, rows, more);
  }

  void write(Html html) {
    html.text("h2", title);
    if (!words.isEmpty()) {
      html.text("p", words);
    }
    html.table(heads, numeric);
    for (int i = 0; i < rows.size(); i++) {
      if (marked.contains(i)) {
        html.row(rows.get(i), numeric, "class", "best");
      } else {
        html.row(rows.get(i), numeric);
      }
    }
    html.endTable();
  }

  /**
   * The table for a terminal. Columns are two spaces apart, numbers are aligned at the right, and an asterisk stands
   * before a row that stands out.
   */
  public String text() {
    int[] widths = new int[heads.size()];
    for (int j = 0; j < widths.length; j++) {
      int column = j;
      widths[j] = Math.max(
          length(heads.get(j)),
          rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
    }
    StringBuilder text = new StringBuilder(line("  ", heads, widths));
    for (int i = 0; i < rows.size(); i++) {
      text.append(line(marked.contains(i) ? "* " : "  ", rows.get(i), widths));
    }
    return text.toString();
  }

  private String line(String begin, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(begin);
    for (int j = 0; j < widths.length; j++) {
      String room = " ".repeat(widths[j] - length(cells.get(j)));
      line.append(j == 0 ? "" : "  ");
      line.append(numeric.contains(j) ? room + cells.get(j) : cells.get(j) + room);
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
