package io.bigtheta.cli.option;

import io.bigtheta.io.CsvStyle;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that were typed. An option {@code --name} sets the {@link Field} of that name in a recipe.
 *
 * @param own fields that this command does not set, as its options of these names mean something else
 */
public record Given(ParseResult typed, Set<Field> own) {
  private static final List<Field> TABLE = List.of(
      Field.MISSING,
      Field.SEPARATOR,
      Field.DECIMAL,
      Field.THOUSANDS,
      Field.ENCODING,
      Field.SKIP,
      Field.NO_HEADER);

  public Given {
    own = Set.copyOf(own);
  }

  /** The options of a command in which each option sets the field of its name. */
  public static Given of(ParseResult typed) {
    return new Given(typed, Set.of());
  }

  /** Whether the option of this name was typed, without its dashes. */
  public boolean has(String name) {
    return typed.hasMatchedOption("--" + name);
  }

  /** A copy of the recipe with every field that was typed. */
  public TrainRecipe over(TrainRecipe base) {
    TrainRecipe recipe = base;
    for (Field field : fields()) {
      recipe = field.with(recipe, text(field));
    }
    if (has("activation") && recipe.network().stacked()) {
      throw Field.ACTIVATION.refuse(
          "no --layers and no --network beside it", "both", "write it into the layers");
    }
    return recipe.check();
  }

  /** How a table of text is written, as far as it was typed. */
  public CsvStyle table() {
    TrainRecipe recipe = TrainRecipe.of("");
    for (Field field : TABLE) {
      recipe = has(field.title()) ? field.with(recipe, text(field)) : recipe;
    }
    return recipe.data().table();
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
