package io.bigtheta.run.recipe;

import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSource;

/** The groups of recordings: a word for {@link Field#GROUP} where the names of files tell who speaks. */
final class Speakers {
  static final String GROUP = "speaker";

  private Speakers() {}

  /** The same data, unless options were given that do not fit it. */
  static LabelledData checked(DataRecipe recipe, DataSource kind, LabelledData data) {
    boolean sound =
        data.train().features() instanceof Pixels pixels && pixels.style().made();
    if (kind instanceof DataSource.SoundFiles && recipe.images().isPresent()) {
      throw Field.IMAGES.refuse("a folder of images", "recordings in " + recipe.source(), "");
    }
    if (!recipe.group().isEmpty() && !(sound && recipe.group().equals(GROUP))) {
      throw Field.GROUP.refuse(
          "a CSV file, of which it names a column, or " + GROUP + " for recordings",
          sound ? "\"" + recipe.group() + "\"" : recipe.source(),
          "");
    }
    if (!recipe.group().isEmpty() && !data.train().isGrouped()) {
      throw Field.GROUP.refuse(
          "names of files that tell the speaker, such as seven_anna_3.wav", "other names", "");
    }
    return data;
  }
}
