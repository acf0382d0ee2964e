package io.bigtheta.model;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Looks for values that a raw row lacks: refuses them, or counts them. */
final class Gaps {
  private static final int SHOWN = 6;
  private static final String REMEDY = "lenient() fills it";

  private final List<Field> fields;
  private final boolean strict;
  private final LongAdder filled = new LongAdder();

  Gaps(Inputs inputs, boolean strict) {
    fields = inputs.fields();
    this.strict = strict;
  }

  long filled() {
    return filled.sum();
  }

  /**
   * Looks at a row that was given by names.
   *
   * @param raw [fields], as it was read from {@code row}: NaN where it lacks a value or has an unknown word
   */
  void look(Object row, float[] raw) {
    for (int j = 0; j < raw.length; j++) {
      if (Float.isNaN(raw[j])) {
        gap(fields.get(j), row);
      }
    }
  }

  /** Looks at a row of numbers. */
  void look(float[] raw) {
    for (int j = 0; j < raw.length; j++) {
      if (Float.isInfinite(raw[j])) {
        throw Refusal.of(place(j), "a number within ±3.4e38", raw[j]);
      }
      if (fields.isEmpty()) { // an image lacks nothing
        if (Float.isNaN(raw[j])) {
          throw Refusal.of(place(j), "a number", "NaN");
        }
      } else if (Float.isNaN(raw[j])) {
        gap(fields.get(j), "", "NaN");
      } else if (fields.get(j) instanceof Field.Categorical words) {
        level(words, raw[j]);
      }
    }
  }

  private static void level(Field.Categorical words, float value) {
    int last = words.levels().size() - 1;
    if (value < 0 || value > last || value != (int) value) {
      throw Refusal.of(
          column(words), "the index of a level, from 0 to " + last + ": " + shown(words), value);
    }
  }

  private void gap(Field field, Object row) {
    boolean absent = row instanceof Map<?, ?> map && !map.containsKey(field.source());
    Object value = value(row, field.source());
    boolean word = value instanceof String || value instanceof Enum<?>;
    gap(field, word ? String.valueOf(value) : "", absent ? "no such column" : "none");
  }

  /**
   * Counts or refuses a gap.
   *
   * @param word the word that was given; empty for none
   * @param none what to say was given instead of a value
   */
  private void gap(Field field, String word, String none) {
    if (!strict) {
      filled.increment();
    } else if (field instanceof Field.Categorical words
        && !word.isEmpty()
        && !field.reading().missing().contains(word)) {
      throw Refusal.of(column(field), "one of the words " + shown(words), '"' + word + '"', REMEDY);
    } else if (field.full()) {
      throw Refusal.of(column(field), "a value, as all training rows had one", none, REMEDY);
    }
  }

  private static @Nullable Object value(Object row, String name) {
    if (row instanceof Map<?, ?> map) {
      return map.get(name);
    }
    try {
      for (var component : row.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          component.getAccessor().trySetAccessible();
          return component.getAccessor().invoke(row);
        }
      }
      return null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private String place(int j) {
    return fields.isEmpty() ? "value " + j : column(fields.get(j));
  }

  private static String column(Field field) {
    return "column \"" + field.source() + "\"";
  }

  private static String shown(Field.Categorical words) {
    List<String> levels = words.levels();
    return String.join(", ", levels.subList(0, Math.min(SHOWN, levels.size())))
        + (levels.size() > SHOWN ? ", … (" + levels.size() + ")" : "");
  }
}
