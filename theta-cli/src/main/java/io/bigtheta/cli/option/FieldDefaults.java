package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Shows in help what a recipe does where an option is not given: defaults are written once, in the recipes. */
public final class FieldDefaults implements IDefaultValueProvider {
  private static final TrainRecipe USUAL = TrainRecipe.of("");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && option.defaultValue() == null) {
      for (Field field : Field.values()) {
        if (option.longestName().equals("--" + field.title())
            || (field == Field.MONITOR && option.longestName().equals("--criterion"))) {
          String text = field.text(USUAL);
          return text.isEmpty() ? null : text;
        }
      }
    }
    return null;
  }
}
