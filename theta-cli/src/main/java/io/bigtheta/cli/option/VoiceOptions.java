package io.bigtheta.cli;

import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers beside MODEL, and for which changed images. */
final class VoiceOptions {
  /** Of how images are changed: always the same, so that the same image always gets the same answer. */
  private static final long SEED = 42;

  private static final int TIMES = 8;

  @Option(
      names = "--also",
      paramLabel = "MODEL",
      description =
          "Another model or ensemble that answers too, as often as there are: the mean of what all models say counts.")
  private List<Path> also = List.of();

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      defaultValue = "",
      description =
          "As for theta train: images are looked at as they are and --times changed, and the mean counts.")
  private String augment;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "How often --augment changes each image; if not given: 8.")
  private @Nullable Integer times;

  /** All that answer. */
  Ensemble ensemble(Path model) throws IOException {
    if (times != null && augment.isBlank()) {
      throw Failure.refuse("--times", "--augment beside it", "none", "say what changes an image");
    }
    int changed = times == null ? TIMES : times;
    if (changed < 1) {
      throw Failure.refuse("--times", "at least 1", Integer.toString(changed), "");
    }
    List<Model> models = new ArrayList<>(RunFolder.models(model));
    for (Path other : also) {
      models.addAll(RunFolder.models(other));
    }
    return new Ensemble(models, Settings.augmentations(augment), changed, new Seed(SEED));
  }
}
