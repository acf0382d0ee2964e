package io.bigtheta.cli.option;

import io.bigtheta.io.ImageStyle;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.OnnxModels;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which models predict, how images become their inputs, and what predictions are averaged. */
public final class VoiceOptions {
  /** The seed of the changes is fixed, so that the same image always gets the same answer. */
  private static final long SEED = 42;

  private static final int TIMES = 8;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description =
          "A model file of Theta or in ONNX (.onnx), or the directory of a run or of an ensemble.")
  private Path model;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "How images become inputs. ink: scaled and centred as MNIST's digits are; raw: scaled to the model's size and cropped to their centre. Default: as the images that the model was trained on; if the model does not say it, ink for grey images, raw for colour.")
  private @Nullable ImageStyle images;

  @Option(
      names = "--also",
      paramLabel = "MODEL",
      description =
          "Another model or ensemble whose predictions are averaged with those of MODEL. May be given more than once. Default: MODEL alone.")
  private List<Path> also = List.of();

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      defaultValue = "",
      description =
          "Averages the predictions for each image and for copies of it that are changed at random, such as \"shift(1) rotate(8)\"; theta train --help lists the recipes. Default: the image alone.")
  private String augment;

  @Option(
      names = "--times",
      paramLabel = "N",
      description =
          "Number of changed copies of each image with --augment. Default: " + TIMES + ".")
  private @Nullable Integer times;

  @Mixin
  private OnnxOptions onnx;

  private final List<String> notes = new ArrayList<>();

  /** What {@link #graph} made of MODEL, so that {@link #ensemble} need not read it again. */
  private @Nullable Lifted lifted;

  public Path model() {
    return model;
  }

  /** How images become inputs; empty if the model decides. */
  public Optional<ImageStyle> images() {
    return Optional.ofNullable(images);
  }

  /** All models whose predictions are averaged. */
  public Ensemble ensemble() throws IOException {
    if (times != null && augment.isBlank()) {
      throw Refusal.of("times", "--augment beside it", "none", "say what changes an image")
          .setting("times");
    }
    int changed = times == null ? TIMES : times;
    if (changed < 1) {
      throw Refusal.of("times", "at least 1", changed).setting("times");
    }
    List<Model> models = new ArrayList<>(read(model));
    for (Path other : also) {
      models.addAll(read(other));
    }
    return new Ensemble(models, Typed.augmentations(augment), changed, new Seed(SEED));
  }

  private List<Model> read(Path path) throws IOException {
    if (!OnnxModels.names(path)) {
      return Models.all(path);
    }
    Lifted known = path.equals(model) ? lifted : null;
    Lifted read = known != null ? known : OnnxModels.read(path, onnx.externalData());
    read.notes().forEach(words -> notes.add(path.getFileName() + ": " + words));
    return List.of(read.model());
  }

  /** The ONNX model that predicts, if it is no model of Theta. */
  public Optional<OnnxModel> graph() throws IOException {
    if (!OnnxModels.names(model)) {
      return Optional.empty();
    }
    OnnxModel whole = OnnxModels.whole(model, onnx.externalData());
    try {
      lifted = whole.lifted();
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(whole);
    }
  }

  /** What had to be assumed about models from other programs that {@link #ensemble} has read, in sentences. */
  public List<String> notes() {
    return notes;
  }
}
