package io.bigtheta.io;

import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import java.util.Arrays;
import java.util.Optional;

/** How an image becomes the input of a model. */
public enum ImageStyle {
  /**
   * Ink on a plain background, normalised like MNIST's digits: light on black, fitted, centred, grey. An image that
   * already has the wanted size, a black border and its centre of mass in the middle is left unchanged; all images of
   * MNIST are like that.
   */
  INK(PixelStyle.INK),
  /**
   * The image itself, in grey or colour. For a model, its middle part is scaled to the size of the inputs; images to
   * train on must all have the same size.
   */
  RAW(PixelStyle.RAW);

  @SuppressWarnings("ImmutableEnumChecker") // a record of a text
  private final PixelStyle pixels;

  ImageStyle(PixelStyle pixels) {
    this.pixels = pixels;
  }

  /** What pixels that were read in this way keep of it. */
  PixelStyle pixels() {
    return pixels;
  }

  /** The style of the pictures that a model was trained on, if it is known. */
  public static Optional<ImageStyle> of(Inputs inputs) {
    return inputs instanceof PixelInputs images
        ? Arrays.stream(values())
            .filter(style -> style.pixels.equals(images.style()))
            .findFirst()
        : Optional.empty();
  }
}
