package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.Reading;
import java.util.List;

/**
 * What was decided about a column.
 *
 * @param kind what it holds
 * @param fields what it becomes; none if it is left out. The levels of words come later
 * @param why a reason, if it is left out or read in a special way
 * @param gaps codes of words that stand for a missing value among numbers and dates
 */
record ColumnChoice(CsvColumn column, ColumnKind kind, List<Field> fields, String why, int[] gaps) {
  static ColumnChoice out(CsvColumn column, ColumnKind kind, String why) {
    return new ColumnChoice(column, kind, List.of(), why, new int[0]);
  }

  static ColumnChoice of(CsvColumn column, ColumnKind kind, Field field, String why, int... gaps) {
    return new ColumnChoice(column, kind, List.of(field), why, gaps);
  }

  boolean used() {
    return !fields.isEmpty();
  }

  boolean gap(int code) {
    for (int gap : gaps) {
      if (gap == code) {
        return true;
      }
    }
    return false;
  }

  /** The value of each code in a field of numbers. */
  float[] numbers(Field field) {
    float[] values = new float[column.texts().size()];
    Reading reading = field.reading();
    boolean simple = reading instanceof Amount amount && amount.simple() && amount.origin() == 0;
    for (int code = 0; code < values.length; code++) {
      String text = column.texts().get(code);
      values[code] = gap(code)
          ? Float.NaN
          : simple && Cell.number(text)
              ? Float.parseFloat(text) // the nearest float, as in a column of plain numbers
              : (float) reading.number(text);
    }
    return values;
  }
}
