package io.bigtheta.onnx.export;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.onnx.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a graph that takes the rows of a table. Numbers alone are one matrix [N, columns]. Otherwise every column is an
 * input [N, 1] of its own under its name, as converters of scikit-learn do it. NaN is a missing number. The models of an ensemble
 * share them.
 */
final class RawTable {
  private final Draft draft;
  private final Map<Integer, String> words = new HashMap<>();
  private final String numbers;
  private final String missing;

  RawTable(Draft draft, List<Field> fields) {
    this.draft = draft;
    boolean plain =
        fields.stream().allMatch(field -> field instanceof Field.Numeric && origin(field) == 0);
    List<String> columns = new ArrayList<>();
    if (plain) {
      columns.add(draft.input("input", ElementType.FLOAT, fields.size()));
    }
    for (int j = 0; j < fields.size() && !plain; j++) {
      Field field = fields.get(j);
      if (field instanceof Field.Categorical) {
        words.put(j, draft.input(field.name(), ElementType.STRING, 1));
      } else {
        columns.add(number(field));
      }
    }
    numbers = columns.isEmpty() ? "" : draft.beside("numbers", columns);
    missing = numbers.isEmpty() ? "" : draft.node("IsNaN", "missing", numbers);
  }

  /** A column of numbers. Where large numbers are counted from another zero, their digits need double precision. */
  private String number(Field field) {
    if (origin(field) == 0) {
      return draft.input(field.name(), ElementType.FLOAT, 1);
    }
    String raw = draft.input(field.name(), ElementType.DOUBLE, 1);
    String origin = draft.real(field.name() + ".origin", origin(field));
    return draft.cast(
        draft.node("Sub", field.name() + ".rest", raw, origin),
        field.name() + ".number",
        ElementType.FLOAT);
  }

  private static double origin(Field field) {
    return field.reading() instanceof Amount amount ? amount.origin() : 0;
  }

  /** All numbers [N, columns of numbers]; empty if there are none. */
  String numbers() {
    return numbers;
  }

  /** Which of the numbers are missing. */
  String missing() {
    return missing;
  }

  /**
   * The word of column {@code j} as a row of zeros with a 1 in the place of its level [N, levels]. A word that is no level is
   * the level that stands for all others, if there is one. A missing word, which is an empty text, is none.
   */
  String word(Field.Categorical field, int j, String name) {
    String word = words.getOrDefault(j, "");
    String levels =
        draft.texts(name + ".levels", field.levels(), 1, field.levels().size());
    String same = draft.node("Equal", name + ".same", word, levels);
    String level = draft.cast(same, name + ".level", ElementType.FLOAT);
    if (field.rest().isEmpty()) {
      return level;
    }
    List<String> gaps = new ArrayList<>(List.of(""));
    gaps.addAll(field.reading().missing());
    String none = draft.node(
        "Equal", name + ".none", word, draft.texts(name + ".gaps", gaps, 1, gaps.size()));
    String gap = draft.cast(none, name + ".gap", ElementType.FLOAT);
    String known = draft.node(
        "ReduceMax",
        name + ".known",
        draft.beside(name + ".all", List.of(level, gap)),
        draft.wholes(name + ".axis", 1));
    String other = draft.node("Sub", name + ".other", draft.single(name + ".one", 1), known);
    float[] place = new float[field.levels().size()];
    place[field.levels().indexOf(field.rest())] = 1;
    String rest = draft.node(
        "Mul", name + ".rest", other, draft.floats(name + ".place", place, 1, place.length));
    return draft.node("Add", name + ".place-of-word", level, rest);
  }
}
