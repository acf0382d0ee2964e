package io.bigtheta.support;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Made-up images of ten classes: a bright spot at the place of the class, with noise. Quick to learn, never perfect. */
public final class Digits {
  private Digits() {}

  public static Dataset of(int rows, long seed) {
    Seed noise = new Seed(seed).child("pixels", 0);
    Seed classes = new Seed(seed).child("classes", 0);
    byte[] values = new byte[rows * 64];
    int[] labels = new int[rows];
    Arrays.setAll(labels, i -> classes.below(i, 10));
    for (int i = 0; i < values.length; i++) {
      int row = i / 64;
      boolean bright = i % 64 / 6 == labels[row];
      float value = (bright ? 120 : 60) + 40 * noise.normal(i);
      values[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return Dataset.of(
        "spots",
        new Pixels(1, 8, 8, values),
        new Targets.Classes(IntStream.range(0, 10).mapToObj(Integer::toString).toList(), labels));
  }
}
