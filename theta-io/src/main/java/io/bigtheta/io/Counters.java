package io.bigtheta.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Leaves out columns of whole numbers that only tell rows apart: those that count them, and those with an id's name. */
final class Counters {
  private static final double MOSTLY = 0.95;

  private Counters() {}

  /** The same choices, but columns that count rows are left out if at least two others stay. */
  static List<ColumnChoice> left(
      List<ColumnChoice> choices, Map<CsvColumn, CsvRows> rows, ColumnKinds kinds) {
    List<ColumnChoice> left = new ArrayList<>(choices);
    long used = left.stream().filter(ColumnChoice::used).count();
    for (int j = 0; j < left.size(); j++) {
      ColumnChoice choice = left.get(j);
      String why = choice.kind() == ColumnKind.NUMBER && choice.why().isEmpty()
          ? why(choice.column(), j, Objects.requireNonNull(rows.get(choice.column())))
          : "";
      if (!why.isEmpty() && used > 2 && kinds.free(choice.column())) {
        used -= choice.used() ? 1 : 0;
        left.set(j, ColumnChoice.out(choice.column(), ColumnKind.ID, why));
      }
    }
    return left;
  }

  private static String why(CsvColumn column, int at, CsvRows rows) {
    if (!column.whole() || column.missing > 0 || column.filled() < ColumnKinds.FEW / 2) {
      return "";
    }
    boolean unnamed = column.name.equals("column" + (at + 1));
    boolean id = Names.id(column.name) || unnamed;
    if (column.counting) {
      return "it counts the rows from " + AmountGuess.plain(column.min);
    }
    if (id && column.ascending) {
      return "whole numbers in order";
    }
    long different = id && column.filled() >= ColumnKinds.FEW ? different(column, rows) : 0;
    return different > MOSTLY * column.filled()
        ? String.format(Locale.ROOT, "%,d different whole numbers", different)
        : "";
  }

  static long different(CsvColumn column, CsvRows rows) {
    if (column.coded()) {
      return column.texts().size();
    }
    float[] values = new float[rows.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i, column.place()) + 0f;
    }
    Arrays.sort(values);
    long different = 0;
    for (int i = 0; i < values.length && !Float.isNaN(values[i]); i++) {
      different += i == 0 || values[i] != values[i - 1] ? 1 : 0;
    }
    return different;
  }
}
