package io.bigtheta.run.recipe;

import io.bigtheta.io.ImageStyle;
import io.bigtheta.spec.Refusal;
import java.util.Locale;
import java.util.Optional;

/** What {@code --images} names: a style, or the size of images in the rows of a CSV file. */
final class ImagesWord {
  private ImagesWord() {}

  /** The style or the size of a recipe; empty if both are left open. */
  static String of(DataRecipe recipe) {
    return recipe
        .pixels()
        .map(ImageSize::toString)
        .orElseGet(() ->
            recipe.images().map(style -> style.name().toLowerCase(Locale.ROOT)).orElse(""));
  }

  /** A copy of a recipe with {@code ink}, {@code raw}, or a size such as {@code 28x28}. */
  static DataRecipe over(DataRecipe recipe, String text) {
    if (text.isBlank()) {
      return recipe.images(Optional.empty()).pixels(Optional.empty());
    }
    if (text.strip().matches("\\d+x\\d+")) {
      return recipe.pixels(Optional.of(ImageSize.parse(text.strip())));
    }
    for (ImageStyle style : ImageStyle.values()) {
      if (style.name().equalsIgnoreCase(text.strip())) {
        return recipe.images(style).pixels(Optional.empty());
      }
    }
    throw Refusal.of(
        "images", "ink, raw, or for a CSV file of pixels their size, as 28x28", "\"" + text + "\"");
  }
}
