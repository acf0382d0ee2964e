package io.bigtheta.run.recipe;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Models that know the columns of their tables by place alone, as {@code X[0], X[1], …}, which is all that many ONNX files say. They take
 * the columns of a table in its own order, under its own names.
 */
public final class Placed {
  private Placed() {}

  /** Whether a model knows its columns by place alone. */
  public static boolean is(Model model) {
    return model.preparation().inputs() instanceof ColumnInputs inputs
        && inputs.fields().stream().allMatch(field -> field.name().matches("(?s).*\\[\\d+]"));
  }

  /**
   * An ensemble whose models take the columns of a table.
   *
   * @param where the name of the table
   * @param names the columns of the table, in order
   * @param others columns that are no inputs, such as the target
   * @throws Refusal if the table has another number of columns
   */
  public static Ensemble over(
      Ensemble ensemble, String where, List<String> names, List<String> others) {
    List<Model> models = ensemble.models().stream()
        .map(model -> over(model, where, names, others))
        .toList();
    return new Ensemble(models, ensemble.augmentations(), ensemble.times(), ensemble.seed());
  }

  /** A model that takes the columns of a table, see {@link #over(Ensemble, String, List, List)}. */
  public static Model over(Model model, String where, List<String> names, List<String> others) {
    if (!is(model)) {
      return model;
    }
    Set<String> known = new HashSet<>(names);
    List<Field> fields = model.preparation().inputs().fields();
    if (fields.stream().allMatch(field -> known.contains(field.name()))) {
      return model;
    }
    List<String> taken = names.stream().filter(name -> !others.contains(name)).toList();
    if (taken.size() != fields.size()) {
      throw Refusal.of(
          where,
          fields.size() + " columns, as the model knows them by place alone",
          taken.size() + ": " + String.join(", ", taken),
          "leave out columns that are no inputs; the others are taken in their order");
    }
    return new Titles(List.of(), taken).over(model);
  }
}
