package io.bigtheta.run.recipe;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Outputs.ClassOutputs;
import io.bigtheta.data.Outputs.DistributionOutputs;
import io.bigtheta.data.Outputs.FlagOutputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Names for a model of another program that does not know them.
 *
 * @param labels the names of the outputs; empty to keep those of the model
 * @param columns the names of the columns of a table; empty to keep those of the model
 */
public record Titles(List<String> labels, List<String> columns) {
  public Titles {
    labels = List.copyOf(labels);
    columns = List.copyOf(columns);
  }

  /** Names with commas between them; none in a blank text. */
  public static Titles of(String labels, String columns) {
    return new Titles(names("labels", labels), names("columns", columns));
  }

  private static List<String> names(String where, String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      names.add(name.strip());
    }
    if (new HashSet<>(names).size() < names.size() || names.contains("")) {
      throw Refusal.of(where, "different names with commas between them", "\"" + text + "\"")
          .setting(where);
    }
    return List.copyOf(names);
  }

  /**
   * The same model with these names.
   *
   * @throws Refusal if it has another number of outputs or columns
   */
  public Model over(Model model) {
    Preparation before = model.preparation();
    Inputs inputs = columns.isEmpty() ? before.inputs() : columns(before.inputs());
    Outputs outputs = labels.isEmpty() ? before.outputs() : labels(before.outputs());
    return new Model(
        new Preparation(inputs, outputs), model.network(), model.loss(), model.provenance());
  }

  private Inputs columns(Inputs inputs) {
    if (!(inputs instanceof ColumnInputs table)) {
      throw Refusal.of("columns", "a model of a table beside it", "one of " + inputs.taken())
          .setting("columns");
    }
    count("columns", columns.size(), table.fields().size());
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      fields.add(
          table.fields().get(j) instanceof Field.Categorical words
              ? new Field.Categorical(
                  columns.get(j), words.levels(), words.rest(), words.reading(), words.full())
              : new Field.Numeric(columns.get(j)));
    }
    return new ColumnInputs(fields, table.mean(), table.scale());
  }

  private Outputs labels(Outputs outputs) {
    count("labels", labels.size(), outputs.size());
    if (outputs instanceof NumberOutputs numbers) {
      return new NumberOutputs(
          labels, numbers.mean(), numbers.scale(), numbers.scales(), numbers.most());
    } else if (outputs instanceof FlagOutputs) {
      return new FlagOutputs(labels);
    } else if (outputs instanceof DistributionOutputs) {
      return new DistributionOutputs(labels);
    }
    return new ClassOutputs(labels);
  }

  private static void count(String where, int got, int expected) {
    if (got != expected) {
      throw Refusal.of(where, expected + " names, as many as the model has", got)
          .setting(where);
    }
  }
}
