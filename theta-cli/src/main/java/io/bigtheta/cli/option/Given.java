package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that were typed, laid over a recipe: each option {@code --name} whose name is that of a {@link Field} sets it.
 *
 * @param own fields whose options mean something else in this command
 */
public record Given(ParseResult typed, Set<Field> own) {
  public Given {
    own = Set.copyOf(own);
  }

  /** Where every option of a field's name sets it. */
  public static Given of(ParseResult typed) {
    return new Given(typed, Set.of());
  }

  /** Whether the field of this name was typed. */
  public boolean has(String name) {
    return typed.hasMatchedOption("--" + name);
  }

  /** The recipe with all that was typed. */
  public TrainRecipe over(TrainRecipe base) {
    TrainRecipe recipe = base;
    for (Field field : fields()) {
      recipe = field.with(recipe, text(field));
    }
    return recipe.check();
  }

  private List<Field> fields() {
    return Arrays.stream(Field.values())
        .filter(field -> !own.contains(field) && has(field.title()))
        .toList();
  }

  private String text(Field field) {
    OptionSpec option = typed.matchedOption("--" + field.title());
    return option.typeInfo().isBoolean()
        ? String.valueOf((Object) option.getValue())
        : String.join(",", option.originalStringValues());
  }
}
