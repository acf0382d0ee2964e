package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Records with another microphone: adds a smooth random curve over the columns to every row of the picture of a recording,
 * Σₖ deviation / k · nₖ · cos(πk · (x + ½) / width) with normal nₖ and k = 1 … 3. Levels that are 0, where nothing is
 * heard, stay 0, and no level falls below it.
 *
 * @param deviation the standard deviation of the first wave, &gt; 0; levels are in [0, 1]
 */
public record Equalizer(float deviation) implements Augmentation {
  private static final int WAVES = 3;

  public Equalizer {
    if (!(deviation > 0 && deviation < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("deviation", "a number > 0", deviation);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    float[] pixels = canvas.pixels();
    int width = canvas.width();
    int channels = canvas.channels();
    for (int x = 0; x < width; x++) {
      double sum = 0;
      for (int k = 1; k <= WAVES; k++) {
        sum += deviation / k * seed.normal(k) * StrictMath.cos(Math.PI * k * (x + 0.5) / width);
      }
      float gain = (float) sum;
      for (int p = x; p < width * canvas.height(); p += width) {
        for (int c = p * channels; c < (p + 1) * channels; c++) {
          pixels[c] = pixels[c] > 0 ? Math.max(0, pixels[c] + gain) : pixels[c];
        }
      }
    }
  }
}
