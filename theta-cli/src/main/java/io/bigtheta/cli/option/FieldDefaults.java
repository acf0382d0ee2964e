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
    if (argument instanceof OptionSpec option && setsField(option)) {
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

  /** Whether it is one of the shared options of this room, which have no default of their own; those of a command may. */
  private static boolean setsField(OptionSpec option) {
    return option.defaultValue() == null
        && option.userObject() instanceof java.lang.reflect.Field field
        && field.getDeclaringClass().getPackage().equals(FieldDefaults.class.getPackage());
  }
}
