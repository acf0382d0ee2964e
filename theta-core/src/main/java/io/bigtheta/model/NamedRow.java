package io.bigtheta.model;

import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.data.reading.Reading;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads maps and records as raw rows of a table, by the names of the columns, for one thread. It allocates only for a
 * record class it has not seen before.
 */
final class NamedRow {
  private final Inputs inputs;
  private final List<Field> fields;
  /** For each field, the column it is read from. */
  private final List<String> names = new ArrayList<>();
  /** The index of each word in the levels of its column; empty for a column of numbers. */
  private final List<Map<String, Float>> places = new ArrayList<>();

  private final boolean[] words;
  private final Map<Class<?>, RecordColumns> known = new HashMap<>();

  NamedRow(Inputs inputs) {
    this.inputs = inputs;
    fields = inputs.fields();
    words = new boolean[inputs.fields().size()];
    for (Field field : inputs.fields()) {
      Map<String, Float> levels = new HashMap<>();
      words[names.size()] = !(field.reading() instanceof Amount);
      if (field instanceof Field.Categorical categorical) {
        for (String level : categorical.levels()) {
          levels.put(level, (float) levels.size());
        }
      }
      names.add(field.source());
      places.add(levels);
    }
  }

  /** Writes a map or a record to {@code raw}. */
  void read(@Nullable Object row, float[] raw) {
    if (inputs.kind() != Features.Kind.TABLE) {
      throw Refusal.of("row", "numbers of " + inputs.taken(), "names of columns");
    }
    if (row instanceof Map<?, ?> map) {
      map(map, raw);
    } else if (row instanceof Record one) {
      RecordColumns columns = known.get(row.getClass());
      if (columns == null) {
        columns = RecordColumns.of(one.getClass(), names, words);
        known.put(one.getClass(), columns);
      }
      for (int j = 0; j < raw.length; j++) {
        raw[j] = columns.primitive(j)
            ? number(columns.number(one, j), j)
            : value(columns.object(one, j), j);
      }
    } else {
      throw Refusal.of(
          "row", "a map or a record", row == null ? "nothing" : row.getClass().getName());
    }
  }

  private void map(Map<?, ?> row, float[] raw) {
    int found = 0;
    for (int j = 0; j < raw.length; j++) {
      Object value = row.get(names.get(j));
      found += value != null || row.containsKey(names.get(j)) ? 1 : 0;
      raw[j] = value(value, j);
    }
    if (found < raw.length && found < row.size()) {
      throw wrongNames(row);
    }
  }

  private Refusal wrongNames(Map<?, ?> row) {
    List<String> absent = names.stream().filter(name -> !row.containsKey(name)).toList();
    List<?> others = row.keySet().stream().filter(name -> !names.contains(name)).toList();
    return Refusal.of(
        "row",
        "the columns " + String.join(", ", names),
        others + " and no " + String.join(", ", absent),
        "correct the names");
  }

  private float value(@Nullable Object value, int j) {
    if (value == null) {
      return Float.NaN;
    }
    Reading reading = fields.get(j).reading();
    if (value instanceof Number number && reading instanceof Amount) {
      return number(number.doubleValue(), j);
    }
    if (reading instanceof DatePart || (reading instanceof Amount amount && !amount.plain())) {
      return read(String.valueOf(value), reading, j);
    }
    if (!words[j]) {
      throw Refusal.of(column(j), "a number", shown(value));
    }
    if (fields.get(j) instanceof Field.Text) {
      throw Refusal.of(
          column(j), "texts as columns of a table", shown(value), "predict the table's Columns");
    }
    String word = value instanceof Enum<?> constant ? constant.name() : null;
    if (word == null && value instanceof String text) {
      word = text;
    }
    if (word == null) {
      throw Refusal.of(column(j), "a word", shown(value), "give it as a text");
    }
    return place(word, j);
  }

  /** The value of a text, such as a date. */
  private float read(String text, Reading reading, int j) {
    if (reading.missing().contains(text)) {
      return Float.NaN;
    }
    if (fields.get(j) instanceof Field.Categorical) {
      String word = reading.word(text);
      if (!word.isEmpty()) {
        return place(word, j);
      }
    } else {
      double number = reading.number(text);
      if (!Double.isNaN(number)) {
        return finite((float) number, j);
      }
    }
    throw Refusal.of(column(j), reading.expected(), '"' + text + '"');
  }

  /** The place of a word; that of the level for rare words if it is no level and there is one. */
  private float place(String word, int j) {
    Float place = places.get(j).get(word);
    if (place == null && fields.get(j) instanceof Field.Categorical field) {
      place = places.get(j).get(field.rest());
    }
    return place == null ? Float.NaN : place;
  }

  /** A number less the origin of its column, taken away in double precision. */
  private float number(double number, int j) {
    double origin = fields.get(j).reading() instanceof Amount amount ? amount.origin() : 0;
    return finite((float) (number - origin), j);
  }

  private float finite(float number, int j) {
    if (Float.isInfinite(number)) {
      throw Refusal.of(column(j), "a number within ±3.4e38", number);
    }
    return number;
  }

  private String column(int j) {
    return "column \"" + names.get(j) + "\"";
  }

  private static String shown(Object value) {
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
