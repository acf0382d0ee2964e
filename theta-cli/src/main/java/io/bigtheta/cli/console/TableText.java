package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.data.Note;
import io.bigtheta.run.result.TableInfo;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints a {@link TableInfo}: the target, the notes, and a line for each column. */
public final class TableText {
  private static final int WIDEST = 40;

  private TableText() {}

  public static void print(TableInfo info, PrintStream out) {
    List<Note> notes = info.notes();
    notes.stream().limit(1).forEach(note -> out.println(Failure.oneLine(note.toString())));
    out.println(text("data         %s: %,d rows", info.name(), info.rows()));
    String before = "";
    for (Note note : notes.subList(Math.min(1, notes.size()), notes.size())) {
      String about = note.about().equals(before) ? "" : note.about();
      out.println(new Note(about, Failure.oneLine(note.words())));
      before = note.about();
    }
    out.println();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("column", "kind", "range", "missing", "different", "use"));
    for (ColumnInfo column : info.columns()) {
      lines.add(List.of(
          Failure.oneLine(column.name()),
          column.kind(),
          Failure.oneLine(column.range()),
          column.missing() == 0 ? "0" : text("%.1f %%", 100.0 * column.missing() / info.rows()),
          text("%,d", column.distinct()),
          Failure.oneLine(column.use())));
    }
    int[] widths = new int[6];
    for (List<String> line : lines) {
      for (int j = 0; j < widths.length; j++) {
        widths[j] = Math.max(widths[j], cut(line.get(j)).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int j = 0; j < widths.length; j++) {
        boolean last = j == widths.length - 1;
        String cell = last ? line.get(j) : cut(line.get(j));
        boolean right = j == 3 || j == 4;
        String blanks = last ? "" : " ".repeat(widths[j] - cell.length());
        row.append(right ? blanks + cell : cell + blanks).append("  ");
      }
      out.println(row.toString().stripTrailing());
    }
  }

  private static String cut(String cell) {
    return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
  }
}
