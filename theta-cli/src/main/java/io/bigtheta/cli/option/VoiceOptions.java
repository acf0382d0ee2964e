package io.bigtheta.cli.option;

import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers beside MODEL, and for which changed images. */
public final class VoiceOptions {
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
  public Ensemble ensemble(Path model) throws IOException {
    if (times != null && augment.isBlank()) {
      throw Refusal.of("times", "--augment beside it", "none", "say what changes an image")
          .setting("times");
    }
    int changed = times == null ? TIMES : times;
    if (changed < 1) {
      throw Refusal.of("times", "at least 1", changed).setting("times");
    }
    List<Model> models = new ArrayList<>(Models.all(model));
    for (Path other : also) {
      models.addAll(Models.all(other));
    }
    return new Ensemble(models, Typed.augmentations(augment), changed, new Seed(SEED));
  }
}
