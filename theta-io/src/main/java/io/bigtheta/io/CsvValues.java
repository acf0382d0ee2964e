package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Puts the values of columns together that were read in one or more passes. */
final class CsvValues {
  private record Part(Field field, CsvRows rows, int place, float[] table) {}

  private final List<Part> parts = new ArrayList<>();

  /** A column whose values stand in the rows as they are. */
  void add(Field field, CsvRows rows, int place) {
    parts.add(new Part(field, rows, place, new float[0]));
  }

  /** A column whose rows hold codes; {@code table} has the value of each. */
  void add(Field field, CsvRows rows, int place, float[] table) {
    parts.add(new Part(field, rows, place, table.length == 0 ? new float[1] : table));
  }

  /**
   * A column of words or texts whose rows hold codes. Its levels are the different words, sorted.
   *
   * @param word the word of each code; empty for a missing one
   */
  void words(Field field, CsvRows rows, int place, int codes, IntFunction<String> word) {
    List<String> levels = IntStream.range(0, codes)
        .mapToObj(word)
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
    Map<String, Integer> places = new HashMap<>();
    levels.forEach(level -> places.put(level, places.size()));
    float[] table = new float[codes];
    for (int code = 0; code < codes; code++) {
      String text = word.apply(code);
      table[code] = text.isEmpty() ? Float.NaN : places.get(text);
    }
    Field known = field instanceof Field.Text text
        ? new Field.Text(text.name(), levels, text.reading(), text.full())
        : new Field.Categorical(field.name(), levels, field.reading());
    add(known, rows, place, table);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The columns, in the order in which they were added, without the rows that are not wanted. */
  Columns columns(IntPredicate wanted) {
    int[] rows = IntStream.range(0, parts.get(0).rows.rows()).filter(wanted).toArray();
    int width = parts.size();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    for (int j = 0; j < width; j++) {
      Part part = parts.get(j);
      boolean coded = part.table.length > 0;
      for (int i = 0; i < rows.length; i++) {
        float value = part.rows.get(rows[i], part.place);
        values[i * width + j] = !coded || Float.isNaN(value) ? value : part.table[(int) value];
      }
    }
    return new Columns(parts.stream().map(Part::field).toList(), values);
  }

  Columns columns() {
    return columns(row -> true);
  }
}
