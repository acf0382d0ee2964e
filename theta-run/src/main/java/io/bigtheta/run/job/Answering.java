package io.bigtheta.run.job;

import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.Csv;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.io.PixelForm;
import io.bigtheta.io.PixelTable;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the predictions of a model, or of several together, for images and tables in files and streams. */
public final class Answering {
  private final Ensemble ensemble;
  private final Inputs inputs;
  private final ImageStyle style;
  private final List<PredictResult.Answer> answers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param style how images become inputs; if empty, the model decides
   * @throws Refusal if the ensemble augments images but its models take tables, or if the models take inputs that no file holds
   */
  public Answering(Ensemble ensemble, Optional<ImageStyle> style) {
    this.ensemble = ensemble;
    inputs = ensemble.models().get(0).preparation().inputs();
    this.style = style.orElseGet(() -> usual(inputs));
    if (!ensemble.augmentations().isEmpty() && inputs.kind() != Features.Kind.IMAGES) {
      throw Refusal.of("augment", "a model of images", "one of tables").setting("augment");
    }
    if (inputs.kind() == Features.Kind.GRIDS) {
      throw Refusal.of("model", "one of images or tables", "one of " + inputs.kind());
    }
  }

  /** How images become inputs by default: colour images unchanged, grey ones as ink. */
  static ImageStyle usual(Inputs inputs) {
    boolean colour = inputs.kind() != Features.Kind.TABLE && inputs.shape().channels() > 1;
    return colour ? ImageStyle.RAW : ImageStyle.INK;
  }

  /** Adds the predictions for the image, or for the rows of the table, in a file. */
  public void add(Path file) throws IOException {
    if (inputs instanceof PixelInputs pixels
        && pixels.channels() == 1
        && Files.isRegularFile(file)) {
      Optional<PixelForm> form = PixelForm.find(file)
          .filter(it -> it.height() == pixels.height() && it.width() == pixels.width());
      if (form.isPresent()) {
        add(file.toString(), PixelTable.pixels(file, form.get()));
        return;
      }
    }
    if (inputs.kind() == Features.Kind.IMAGES && Images.count(file) > 1) {
      notes.add(file + ": " + Images.count(file)
          + " images in one file, of which only the first is read");
    }
    add(
        file.toString(),
        inputs.kind() == Features.Kind.TABLE
            ? Csv.read(file, inputs)
            : Images.read(file, (PixelInputs) inputs, style));
  }

  /** Adds the predictions for a stream, which is read to its end. */
  public void add(String name, InputStream in) throws IOException {
    add(
        name,
        inputs.kind() == Features.Kind.TABLE
            ? Csv.read(name, new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), inputs)
            : Images.read(name, in.readAllBytes(), (PixelInputs) inputs, style));
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
