package io.bigtheta.io;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds numbers that are codes, such as 007 or the versions 1.1 and 1.10, and so stay as they are spelled. */
final class NumberCodes {
  private static final int FEW_SPELLINGS = 20;

  private NumberCodes() {}

  /** Whether a column has few different numbers with a fraction, as versions such as 1.10 and 1.1 would. */
  static boolean fewDecimals(CsvColumn column, CsvRows rows) {
    if (column.decimals < 1 || column.decimals > 3 || column.powers) {
      return false;
    }
    Set<Float> seen = new HashSet<>();
    for (int i = 0; i < rows.rows(); i++) {
      if (seen.add(rows.get(i, column.place())) && seen.size() > FEW_SPELLINGS) {
        return false;
      }
    }
    return true;
  }

  /** A number that shows that these are codes. */
  static String example(CsvColumn column, int... codes) {
    return IntStream.of(codes)
        .mapToObj(column.texts()::get)
        .filter(text -> text.startsWith("0"))
        .findFirst()
        .orElse(column.texts().get(codes[0]));
  }

  /** Whether numbers are codes: one begins with a 0 it does not need, or one value is spelled in two ways. */
  static boolean are(CsvColumn column, int... codes) {
    if (column.words()
        > IntStream.range(0, column.texts().size())
            .filter(k -> Cell.gap(column.texts().get(k)))
            .mapToLong(column::count)
            .sum()) {
      return false;
    }
    if (column.padded && column.whole()) {
      return true;
    }
    Set<Double> values = new HashSet<>();
    return column.decimals > 0
        && !column.powers
        && codes.length <= FEW_SPELLINGS
        && IntStream.of(codes)
            .mapToObj(column.texts()::get)
            .filter(text -> text.indexOf('.') >= 0)
            .anyMatch(text -> !values.add(Double.valueOf(text)));
  }
}
