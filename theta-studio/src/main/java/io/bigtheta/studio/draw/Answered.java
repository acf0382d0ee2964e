package io.bigtheta.studio.draw;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.Drawings;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model answers to a drawing.
 *
 * @param probabilities one for each label of the model
 * @param given the pixels that the network was given, after the drawing was centred and scaled
 * @param hidden the outputs of the layers with activations between input and output, lowest first
 */
public record Answered(float[] probabilities, Pixels given, List<Activations> hidden) {
  /**
   * The outputs of a hidden layer.
   *
   * @param layer its index in the blueprint
   */
  public record Activations(int layer, float[] values) {}

  /** Layers of more outputs are not shown as units. */
  private static final int MOST_UNITS = 1_024;

  /**
   * Asks a model about a picture.
   *
   * @param content of an image file, of any format that {@link Images} reads
   * @throws Refusal if the model takes no grey images, or the picture shows nothing
   */
  public static Answered of(Model model, byte[] content) {
    if (!(model.preparation().inputs() instanceof PixelInputs inputs)
        || inputs.channels() != 1
        || inputs.style().made()) {
      throw Refusal.of("model", "one of grey images", "one of something else", "choose another");
    }
    Pixels given;
    if (ImageStyle.of(inputs).orElse(ImageStyle.INK) == ImageStyle.INK) {
      Drawings drawings = Drawings.read("drawing", content, inputs);
      given = drawings.all().get(drawings.main()).pixels();
    } else {
      given = Images.read("drawing", content, inputs, ImageStyle.RAW);
    }
    return of(model, given);
  }

  /** Asks a model about pixels of its size. */
  public static Answered of(Model model, Pixels given) {
    Matrix x = new Matrix(1, given.cols());
    model.preparation().inputs().write(given, 0, x, 0);
    Blueprint blueprint = model.network().blueprint();
    Predictor predictor = model.network().predictor(Kernels.best());
    predictor.predict(x);
    List<Activations> hidden = new ArrayList<>();
    for (int i = 0; i < blueprint.layers().size() - 1; i++) {
      Matrix output = predictor.output(i);
      boolean noise =
          blueprint.layers().get(i).parameters(blueprint.shapes().get(i)).isEmpty();
      if (!noise && output.cols() <= MOST_UNITS) {
        hidden.add(new Activations(i, output.toArray()));
      }
    }
    return new Answered(model.predict("drawing", given).toArray(), given, hidden);
  }
}
