package io.bigtheta.experiment;

import io.bigtheta.data.Dataset;
import io.bigtheta.io.DataSets;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The digits that come with Theta: 1,797 images of 8 × 8 pixels. */
final class Digits {
  private Digits() {}

  static Dataset rows() {
    try {
      return DataSets.named("digits").train();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
