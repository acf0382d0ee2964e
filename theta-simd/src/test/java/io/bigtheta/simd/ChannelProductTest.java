package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Taps;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums channel by channel are those of the definition, bit for bit, and touch nothing beside their results. */
class ChannelProductTest {
  private static final int MARGIN = 3;

  @ParameterizedTest(name = "{0} lines of {1} windows of {2} pixels, {3} channels")
  @CsvSource({
    "1, 1, 1, 1",
    "3, 4, 9, 16",
    "2, 5, 9, 33",
    "4, 9, 6, 64",
    "5, 3, 4, 24",
    "7, 8, 25, 7",
    "2, 6, 0, 20",
    "9, 11, 2, 130"
  })
  void areThoseOfTheDefinition(int lines, int places, int count, int channels) {
    Seed seed = new Seed(6);
    int[] pixels = new int[count];
    Arrays.setAll(pixels, k -> seed.below(k, 5 * channels) - channels);
    int next = channels + 1;
    int lineNext = places * next + 2;
    int toNext = channels + 3;
    int toLine = places * toNext + 5;
    Taps taps = new Taps(lines, lineNext, toLine, places, next, toNext, pixels);
    int first = MARGIN + channels;
    float[] image = random(1, 1, first + lines * lineNext + 5 * channels).data();
    Matrix b = random(2, count, channels);
    Matrix start = random(3, 1, channels);
    Matrix dz = random(4, taps.windows(), channels);
    float[][] out = new float[2][MARGIN + lines * toLine];
    Matrix[] sums = {random(5, count, channels), random(5, count, channels)};
    Kernels[] kernels = {new ScalarKernels(), new VectorKernels()};
    for (int k = 0; k < 2; k++) {
      kernels[k].channelProducts(image, first, taps, b, start, out[k], MARGIN, 0, channels);
      kernels[k].addChannelProducts(image, first, taps, dz, sums[k], 0, channels);
    }
    assertArrayEquals(out[0], out[1]);
    assertArrayEquals(sums[0].data(), sums[1].data());
  }

  private static Matrix random(long seed, int rows, int cols) {
    Matrix matrix = new Matrix(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = new Seed(seed).normal(i);
    }
    return matrix;
  }
}
