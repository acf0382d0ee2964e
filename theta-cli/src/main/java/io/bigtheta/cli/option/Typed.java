package io.bigtheta.cli.option;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;

/** Reads recipes that were typed. A refusal names the option. */
public final class Typed {
  private Typed() {}

  /** Reads a recipe of a kind; {@code name} is the name of its option, without dashes. */
  public static <T> T recipe(Class<T> kind, String name, String text) {
    try {
      return Spec.parse(kind, text);
    } catch (Refusal e) {
      throw e.setting(name);
    }
  }

  /** Reads the value of {@code --augment}. */
  public static List<Augmentation> augmentations(String text) {
    return Field.AUGMENT.with(TrainRecipe.of(""), text).learning().augment();
  }
}
