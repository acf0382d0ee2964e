package io.bigtheta.run.job;

import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Recordings;
import java.util.Locale;
import java.util.Optional;

/** How images become the inputs of a model. */
final class Styles {
  private Styles() {}

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
    return colour || Recordings.are(inputs) ? ImageStyle.RAW : ImageStyle.INK;
  }
}
