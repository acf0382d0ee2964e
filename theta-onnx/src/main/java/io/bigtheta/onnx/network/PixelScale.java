package io.bigtheta.onnx.network;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.nn.layer.Shape;
import java.util.List;

/** How the bytes of a picture become the numbers that a network of images takes. */
final class PixelScale {
  private static final float WHITE = 255;

  /** A network that makes its input smaller than this itself takes bytes, not shares of white. */
  private static final float SMALL = 0.1f;

  private PixelScale() {}

  /**
   * The preparation of the images of a trail, and a note of what is assumed.
   *
   * @param given whether the model says that it takes bytes
   */
  static PixelInputs inputs(Trail trail, boolean given, List<String> notes) {
    Shape shape = trail.input();
    float[] scales = trail.scales();
    float[] shifts = trail.shifts();
    boolean bytes = given || Math.abs(scales[0]) < SMALL;
    float scale = bytes ? 1 : 1 / WHITE;
    boolean same = true;
    for (int c = 0; c < scales.length; c++) {
      same &= scales[c] == scales[0] && shifts[c] == 0 && scales[c] > 0;
    }
    if (!given) {
      notes.add(
          bytes
              ? "pixels go in as 0 to 255, since the network scales them itself"
              : "pixels go in as 0 for black to 1 for white, as the file does not say how they were prepared");
    }
    if (same) {
      return new PixelInputs(shape.channels(), shape.height(), shape.width(), scale * scales[0]);
    }
    // (raw · scale − mean) · factor = raw · scale · factor + shift
    float[] mean = new float[scales.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = -shifts[c] / scales[c];
    }
    return new PixelInputs(shape.channels(), shape.height(), shape.width(), scale, mean, scales);
  }
}
