package io.bigtheta.run.recipe;

import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSource;

/** Refuses options that do not fit data that is no table. The groups of recordings have a name, as they have no columns. */
final class BesideTables {
  static final String GROUP = "speaker";

  private BesideTables() {}

  /** Refuses what is wrong before the data is read. */
  static void check(DataRecipe recipe, DataSource kind) {
    if (!recipe.time().isEmpty()) {
      throw Field.TIME.refuse("a CSV file, of which it names a column", recipe.source(), "");
    }
    if (!recipe.testFile().isEmpty()) {
      throw Field.TEST_FILE.refuse("a CSV file to train on, too", recipe.source(), "");
    }
    boolean sound = kind instanceof DataSource.SoundFiles;
    if (sound && recipe.images().isPresent()) {
      throw Field.IMAGES.refuse("a folder of images", "recordings in " + recipe.source(), "");
    }
    boolean perhaps = sound || kind instanceof DataSource.Named;
    if (!recipe.group().isEmpty() && !(perhaps && recipe.group().equals(GROUP))) {
      throw group(sound ? '"' + recipe.group() + '"' : recipe.source());
    }
  }

  /** The same data, unless groups were asked for that it does not have. */
  static LabelledData checked(DataRecipe recipe, LabelledData data) {
    if (recipe.group().isEmpty() || data.train().isGrouped()) {
      return data;
    }
    boolean sound =
        data.train().features() instanceof Pixels pixels && pixels.style().made();
    if (!sound) {
      throw group(recipe.source());
    }
    throw Field.GROUP.refuse(
        "names of files that tell the speaker, such as seven_anna_3.wav", "other names", "");
  }

  private static io.bigtheta.spec.Refusal group(String got) {
    return Field.GROUP.refuse(
        "a CSV file, of which it names a column, or " + GROUP + " for recordings", got, "");
  }
}
