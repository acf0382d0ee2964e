package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products of windows are those of the definition, bit for bit, and touch nothing beside their results. */
class WindowProductTest {
  private static final int MARGIN = 3;

  @ParameterizedTest(name = "{0} lines of {1} windows of {3} x {4}, {5} columns")
  @CsvSource({
    "1, 1, 1, 1, 1, 1",
    "3, 4, 5, 3, 96, 32",
    "2, 26, 32, 3, 96, 64",
    "5, 12, 64, 5, 160, 37",
    "17, 24, 32, 3, 99, 70",
    "4, 7, 3, 2, 33, 16",
    "9, 9, 1, 5, 5, 20",
    "40, 40, 2, 7, 21, 19",
    "3, 3, 24, 3, 72, 40",
    "2, 5, 30, 3, 30, 7",
    "3, 6, 8, 0, 24, 32",
    "6, 17, 31, 1, 31, 33",
    "2, 9, 130, 2, 130, 130"
  })
  void areThoseOfTheDefinition(int lines, int places, int next, int segments, int run, int cols) {
    int segmentNext = places * next + run;
    Windows w = new Windows(lines, segmentNext, places, next, segments, segmentNext, run);
    float[] image = random(1, MARGIN + (lines + segments) * segmentNext).data();
    Matrix b = random(2, w.cols(), cols);
    Matrix start = random(3, 1, cols);
    int oNext = cols + 2;
    int oLine = places * oNext + 5;
    float[][] out = new float[2][MARGIN + lines * oLine];
    Matrix dy = random(4, w.rows(), cols);
    Matrix before = random(5, w.cols(), cols);
    Matrix[] sums = {new Matrix(w.cols(), cols), new Matrix(w.cols(), cols)};
    Kernels[] kernels = {new ScalarKernels(), new VectorKernels()};
    for (int k = 0; k < 2; k++) {
      kernels[k].matmul(image, MARGIN, w, b, start, out[k], MARGIN, oLine, oNext);
      kernels[k].matmulTransA(image, MARGIN, w, dy, before, sums[k]);
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

  private static Matrix random(long seed, int count) {
    return random(seed, 1, count);
  }
}
