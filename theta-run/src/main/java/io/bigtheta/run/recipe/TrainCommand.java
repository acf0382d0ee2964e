package io.bigtheta.run.recipe;

import java.util.ArrayList;
import java.util.List;

/** The command line that trains by a recipe, for people to copy. */
public final class TrainCommand {
  private TrainCommand() {}

  /** {@code theta train digits --hidden 32 --seed 7}, with an option for each field that differs from its default. */
  public static String text(TrainRecipe recipe) {
    String source = recipe.data().source();
    List<String> words = new ArrayList<>(List.of("theta", "train", quoted(source)));
    for (Field field : Field.changed(recipe, TrainRecipe.of(source))) {
      String text = field.text(recipe);
      words.add("--" + field.title());
      if (field != Field.STANDARDIZE && field != Field.SKIP_BAD) {
        words.add(quoted(text));
      }
    }
    return String.join(" ", words);
  }

  /** A word, quoted for a shell if need be. */
  public static String quoted(String word) {
    return word.matches("[\\w./,=:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
