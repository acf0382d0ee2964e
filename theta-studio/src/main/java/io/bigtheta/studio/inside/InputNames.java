package io.bigtheta.studio.inside;

import io.bigtheta.data.BinnedInputs;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.TextInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The names of the inputs of a network for tables, such as {@code age} and {@code sex = male}. */
final class InputNames {
  private InputNames() {}

  /** A name for each input; none for images and grids, whose inputs have places instead. */
  static List<String> of(Inputs inputs) {
    if (inputs instanceof ColumnInputs columns) {
      List<String> names = new ArrayList<>();
      for (Field field : columns.fields()) {
        if (field instanceof Field.Categorical words) {
          words(words, names);
        } else {
          names.add(field.name());
        }
      }
      return names;
    }
    if (inputs instanceof TextInputs texts) {
      List<String> names = new ArrayList<>(of(texts.others()));
      for (Field.Text text : texts.texts()) {
        IntStream.rangeClosed(1, text.reading().longest())
            .forEach(k -> names.add(text.name() + ", word " + k));
      }
      return names;
    }
    return inputs instanceof BinnedInputs binned ? binned(binned) : List.of();
  }

  private static void words(Field.Categorical field, List<String> names) {
    field.levels().forEach(level -> names.add(field.name() + " = " + level));
  }

  private static List<String> binned(BinnedInputs binned) {
    List<String> names = new ArrayList<>();
    int edge = 0;
    for (int j = 0; j < binned.fields().size(); j++) {
      Field field = binned.fields().get(j);
      if (field instanceof Field.Categorical words) {
        words(words, names);
        continue;
      }
      names.add(field.name());
      int bins = (int) binned.bins()[j];
      for (int k = 0; k < bins; k++) {
        names.add(String.format(
            Locale.ROOT,
            "%s from %.4g to %.4g",
            field.name(),
            binned.edges()[edge + k],
            binned.edges()[edge + k + 1]));
      }
      edge += bins > 0 ? bins + 1 : 0;
      if (binned.gaps()[j] > 0) {
        names.add(field.name() + " is missing");
      }
    }
    return names;
  }
}
