package io.bigtheta.simd;

import static io.bigtheta.simd.Tile.PANEL;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;

/**
 * Runs small pieces of the work of a training, again and again until they are fast. Each method returns false if they
 * do not become fast.
 */
final class WarmUp {
  /** A compiled piece takes less than this on any machine; before it is compiled it takes ten times as much. */
  private static final long FAST_NANOS = 50_000;

  /** A compiled piece of a few vectors takes less than this. */
  private static final long SMALL_FAST_NANOS = 5_000;

  /** How often in a row a piece has to be fast. */
  private static final int OFTEN = 4;

  private static final long LIMIT_NANOS = 20_000_000_000L;
  private static final int ROWS = 3 * Tile.ROWS;
  private static final int DEPTH = 40;

  private WarmUp() {}

  /** Warms up products in tiles. */
  static boolean products(Kernels kernels) {
    Matrix x = random(ROWS, DEPTH);
    int cols = WideTile.COLS + PANEL;
    Matrix w = random(DEPTH, cols);
    Matrix start = new Matrix(1, cols);
    Matrix z = new Matrix(ROWS, cols);
    Matrix dw = new Matrix(DEPTH, cols);
    Matrix dx = new Matrix(ROWS, DEPTH);
    Matrix narrow = new Matrix(DEPTH, LANES / 2);
    Matrix narrowStart = new Matrix(1, LANES / 2);
    Matrix narrowOut = new Matrix(ROWS, LANES / 2);
    return soonFast(() -> {
      kernels.matmul(x, w, start, z);
      kernels.matmulTransA(x, z, dw);
      kernels.matmulTransB(z, w, dx);
      kernels.matmul(x, narrow, narrowStart, narrowOut);
    });
  }

  /** Warms up one function, and with the rectifier its derivative. */
  static boolean function(Kernels kernels, Function f) {
    Matrix z = random(ROWS, PANEL);
    Matrix y = new Matrix(ROWS, PANEL);
    return soonFast(SMALL_FAST_NANOS, () -> {
      kernels.map(f, z, y);
      if (f == Function.RELU) {
        kernels.clear(z, y);
      }
    });
  }

  /** Warms up calculations of rows with one row that is the same for all of them. */
  static boolean rows(Kernels kernels) {
    Matrix x = random(ROWS, PANEL);
    Matrix y = new Matrix(ROWS, PANEL);
    Matrix row = random(1, PANEL);
    Matrix sums = new Matrix(1, PANEL);
    return soonFast(SMALL_FAST_NANOS, () -> {
      kernels.affine(x, row, row, y);
      kernels.affine(x, row, y, row, row, y);
      kernels.columnSums(x, sums);
      kernels.columnProducts(x, row, y, row, sums);
      kernels.larger(x.data(), 0, y.data(), 0, sums.data(), 0, PANEL);
      kernels.moveWhereEqual(x.data(), 0, x.data(), 0, y.data(), 0, sums.data(), 0, PANEL);
    });
  }

  /** Warms up sums of products of windows, channel by channel. */
  static boolean channels(Kernels kernels) {
    int places = 2 * ROWS + 1;
    int[] pixels = {0, LANES, 2 * LANES, DEPTH * LANES, (DEPTH + 1) * LANES};
    Taps taps = new Taps(2, DEPTH * LANES, places * LANES, places, LANES, LANES, pixels);
    float[] image = random(4, DEPTH * LANES).data();
    Matrix w = random(pixels.length, LANES);
    Matrix start = new Matrix(1, LANES);
    Matrix z = random(taps.windows(), LANES);
    return soonFast(() -> {
      kernels.channelProducts(image, 0, taps, w, start, z.data(), 0, 0, LANES);
      Arrays.fill(w.data(), 0);
      kernels.addChannelProducts(image, 0, taps, z, w, 0, LANES);
    });
  }

  /** Warms up the transforms of convolutions. */
  static boolean transforms(Kernels kernels) {
    Streams from = new Streams(random(6, DEPTH * LANES).data(), 0, DEPTH * LANES, LANES);
    Streams to = new Streams(random(6, DEPTH * LANES).data(), 0, DEPTH * LANES, LANES);
    return soonFast(() -> {
      for (Transform transform : Transform.values()) {
        Arrays.fill(to.data(), 0);
        kernels.transform(transform, from, to, 2, LANES);
        kernels.transform(transform, from, to, 1, DEPTH * LANES);
      }
    });
  }

  /** Warms up products of windows, long ones and short ones. */
  static boolean windows(Kernels kernels) {
    Windows tall = new Windows(2, DEPTH, ROWS, 2, 2, DEPTH, DEPTH);
    Windows small = new Windows(2, DEPTH, ROWS, 2, 2, DEPTH, 2);
    float[] image = random(ROWS, DEPTH).data();
    int cols = WideTile.COLS + PANEL;
    Matrix w = random(tall.cols(), cols);
    Matrix few = w.rows(0, small.cols());
    Matrix start = new Matrix(1, cols);
    Matrix z = new Matrix(tall.rows(), cols);
    Matrix dw = new Matrix(w.rows(), cols);
    int line = ROWS * cols;
    return soonFast(() -> {
      kernels.matmul(image, 0, tall, w, start, z.data(), 0, line, cols);
      kernels.matmulTransA(image, 0, tall, z, w, dw);
      kernels.matmul(image, 0, small, few, start, z.data(), 0, line, cols);
      kernels.matmulTransA(image, 0, small, z, few, dw.rows(0, few.rows()));
    });
  }

  private static boolean soonFast(Runnable piece) {
    return soonFast(FAST_NANOS, piece);
  }

  private static boolean soonFast(long nanos, Runnable piece) {
    long start = System.nanoTime();
    for (int fast = 0; fast < OFTEN; ) {
      long before = System.nanoTime();
      piece.run();
      long after = System.nanoTime();
      fast = after - before < nanos ? fast + 1 : 0;
      if (after - start > LIMIT_NANOS) {
        return false;
      }
    }
    return true;
  }

  private static Matrix random(int rows, int cols) {
    Matrix matrix = new Matrix(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = new Seed(1).uniform(i, -1, 1);
    }
    return matrix;
  }
}
