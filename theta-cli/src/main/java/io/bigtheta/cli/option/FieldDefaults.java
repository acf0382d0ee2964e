package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults that help shows are those of the recipes, so that each is written once. */
public final class FieldDefaults implements IDefaultValueProvider {
  private static final TrainRecipe USUAL = TrainRecipe.of("");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && setsField(option)) {
      for (Field field : Field.values()) {
        if (Arrays.asList(option.names()).contains("--" + field.title())) {
          String text = field.text(USUAL);
          return text.isEmpty() ? null : text;
        }
      }
    }
    return null;
  }

  /** Whether this shared option sets a field and has no default of its own. Those of a command, and of a prediction, may mean something else. */
  private static boolean setsField(OptionSpec option) {
    return option.defaultValue() == null
        && option.userObject() instanceof java.lang.reflect.Field field
        && field.getDeclaringClass() != VoiceOptions.class
        && field.getDeclaringClass().getPackage().equals(FieldDefaults.class.getPackage());
  }
}
