package io.bigtheta.bench;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import java.util.List;
import java.util.stream.IntStream;

/** Images of 28x28 that are as black as MNIST's: a fifth of the pixels is not 0, and those pixels lie together. */
final class Strokes {
  private static final int SIZE = 28 * 28;

  private Strokes() {}

  /** {@code count} images in ten classes, which have nothing to do with what is drawn. */
  static Dataset dataset(int count) {
    List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    int[] classes = IntStream.range(0, count).map(i -> i % 10).toArray();
    return Dataset.of(
        "strokes", new Pixels(1, 28, 28, images(count)), new Targets.Classes(labels, classes));
  }

  static byte[] images(int count) {
    byte[] pixels = new byte[count * SIZE];
    for (int i = 0; i < count; i++) {
      Seed image = new Seed(3).child(i);
      for (int line = 4; line < 24; line++) {
        int begin = 4 + image.below(line, 12);
        int length = 3 + image.below(100 + line, 10);
        for (int j = begin; j < begin + length; j++) {
          pixels[i * SIZE + line * 28 + j] = (byte) (1 + image.below(1000 + line * 28 + j, 255));
        }
      }
    }
    return pixels;
  }
}
