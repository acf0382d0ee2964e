package io.bigtheta.data;

import io.bigtheta.data.reading.DatePart;
import io.bigtheta.spec.Refusal;
import java.util.stream.IntStream;

/** The times of rows by a column of a table, see {@link Table#times}. */
final class TableTimes {
  private static final double SECONDS = 86_400;

  private TableTimes() {}

  static Times of(Table table, String column) {
    Columns columns = table.columns();
    int days = days(columns, column);
    if (days >= 0) {
      return dates(table, column, days);
    }
    int col = table.find(column);
    table.complete(col, "a time");
    double[] values = new double[columns.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = table.cell(i, col);
      if (columns.fields().get(col) instanceof Field.Categorical words) {
        String word = words.levels().get((int) values[i]);
        int row = i;
        values[i] = Times.seconds(word)
            .orElseThrow(() -> refused(
                table, row, column, "a date such as 2026-11-30, or a number", '"' + word + '"'));
      }
    }
    return new Times(column, values, columns.fields().get(col) instanceof Field.Categorical);
  }

  /** Times by the days that a column of dates has become. */
  private static Times dates(Table table, String column, int col) {
    Columns columns = table.columns();
    double origin = ((DatePart) columns.fields().get(col).reading()).origin();
    double[] seconds = new double[columns.rows()];
    for (int i = 0; i < seconds.length; i++) {
      float value = columns.get(i, col);
      if (Float.isNaN(value)) {
        throw refused(table, i, column, "a time", "nothing");
      }
      seconds[i] = Math.rint((value + origin) * SECONDS);
    }
    return new Times(column, seconds, true);
  }

  private static Refusal refused(Table table, int row, String column, String expected, String got) {
    return Refusal.of("row " + (row + 1) + ", column \"" + column + "\"", expected, got)
        .within(table.name());
  }

  /** The index of the column that holds the days of a column of dates; −1 if there is none. */
  private static int days(Columns columns, String column) {
    return IntStream.range(0, columns.cols())
        .filter(j -> columns.fields().get(j).reading() instanceof DatePart date
            && date.part() == DatePart.Part.DAYS
            && date.column().equals(column))
        .findFirst()
        .orElse(-1);
  }
}
