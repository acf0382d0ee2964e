package io.bigtheta.run.job;

import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.Csv;
import io.bigtheta.io.Drawings;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the predictions of a model, or of several together, for images and tables in files and streams. */
public final class Answering {
  private final Ensemble ensemble;
  private final Inputs inputs;
  private final ImageStyle style;
  private final List<PredictResult.Answer> answers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean split;
  private Optional<Path> boxes = Optional.empty();

  /**
   * @param style how images become inputs; if empty, the model decides
   * @throws Refusal if the ensemble augments images but its models take tables, or if the models take inputs that no file holds
   */
  public Answering(Ensemble ensemble, Optional<ImageStyle> style) {
    this.ensemble = ensemble;
    inputs = ensemble.models().get(0).preparation().inputs();
    this.style = style.orElseGet(() -> usual(inputs));
    contradiction(inputs, style).ifPresent(notes::add);
    if (!ensemble.augmentations().isEmpty() && inputs.kind() != Features.Kind.IMAGES) {
      throw Refusal.of("augment", "a model of images", "one of tables").setting("augment");
    }
    if (inputs.kind() == Features.Kind.GRIDS) {
      throw Refusal.of("model", "one of images or tables", "one of " + inputs.kind());
    }
  }

  /** Says that a model was trained on images of another style than the one that was asked for. */
  static Optional<String> contradiction(Inputs inputs, Optional<ImageStyle> asked) {
    Optional<ImageStyle> learnt = ImageStyle.of(inputs);
    return learnt.isEmpty() || asked.isEmpty() || asked.equals(learnt)
        ? Optional.empty()
        : Optional.of(
            "--images " + word(asked.get()) + ": the model was trained on images of style "
                + word(learnt.get()) + ", which it takes without --images");
  }

  private static String word(ImageStyle style) {
    return style.name().toLowerCase(Locale.ROOT);
  }

  /**
   * How images become inputs by default: as those that the model was trained on. If it does not say how they were, colour
   * images are taken unchanged and grey ones as ink.
   */
  static ImageStyle usual(Inputs inputs) {
    return ImageStyle.of(inputs).orElseGet(() -> byColour(inputs));
  }

  private static ImageStyle byColour(Inputs inputs) {
    boolean colour = inputs.kind() != Features.Kind.TABLE && inputs.shape().channels() > 1;
    return colour ? ImageStyle.RAW : ImageStyle.INK;
  }

  /**
   * Reads several digits in one picture one by one from now on.
   *
   * @param boxes the file in which they are framed; empty for none
   * @throws Refusal if the model takes no drawings
   */
  public void split(Optional<Path> boxes) {
    if (inputs.kind() != Features.Kind.IMAGES || style != ImageStyle.INK) {
      throw Refusal.of(
              "split",
              "a model of drawings",
              inputs.kind() == Features.Kind.IMAGES
                  ? "one of raw images"
                  : "one of " + inputs.kind())
          .setting("split");
    }
    split = true;
    this.boxes = boxes;
  }

  /** Adds the predictions for the image, or for the rows of the table, in a file. */
  public void add(Path file) throws IOException {
    if (inputs.kind() == Features.Kind.TABLE) {
      add(file.toString(), Csv.read(file, inputs));
    } else {
      image(file.toString(), Images.bytes(file));
    }
  }

  /** Adds the predictions for a stream, which is read to its end. */
  public void add(String name, InputStream in) throws IOException {
    if (inputs.kind() == Features.Kind.TABLE) {
      add(
          name,
          Csv.read(name, new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), inputs));
    } else {
      image(name, in.readAllBytes());
    }
  }

  private void image(String name, byte[] content) throws IOException {
    if (style != ImageStyle.INK) {
      add(name, Images.read(name, content, (PixelInputs) inputs, style));
      return;
    }
    Drawings drawings = Drawings.read(name, content, (PixelInputs) inputs);
    int count = drawings.all().size();
    if (!split) {
      add(name, drawings.all().get(drawings.main()).pixels());
      if (count > 1) {
        notes.add(name + ": holds " + count + " digits: --split reads them one by one");
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      Drawings.Drawing drawing = drawings.all().get(i);
      Matrix outputs = ensemble.predict(name, drawing.pixels());
      answers.add(
          new PredictResult.Answer(name + ":" + (i + 1), outputs, 0, Optional.of(drawing.box())));
    }
    if (boxes.isPresent()) {
      drawings.write(boxes.get(), name, content);
    }
  }

  private void add(String name, Features rows) {
    Matrix outputs = ensemble.predict(name, rows);
    boolean one = rows.rows() == 1 && rows.kind() != Features.Kind.TABLE;
    for (int i = 0; i < outputs.rows(); i++) {
      answers.add(new PredictResult.Answer(one ? name : name + ":" + (i + 1), outputs, i));
    }
  }

  /** What people should know about the files, in their order. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** All predictions so far, in their order. */
  public PredictResult result() {
    return new PredictResult(ensemble.models().get(0), answers);
  }
}
