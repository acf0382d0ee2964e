package io.bigtheta.cli.option;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;

/** Texts that were typed, read as what they stand for; a mistake is told of the option. */
public final class Typed {
  private Typed() {}

  /** The recipe of a kind; {@code name} is that of the option, without dashes. */
  public static <T> T recipe(Class<T> kind, String name, String text) {
    try {
      return Spec.parse(kind, text);
    } catch (Refusal e) {
      throw e.setting(name);
    }
  }

  /** What {@code --augment} says. */
  public static List<Augmentation> augmentations(String text) {
    return Field.AUGMENT.with(TrainRecipe.of(""), text).learning().augment();
  }
}
