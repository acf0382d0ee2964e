package io.bigtheta.bench;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints the three products of training, one line for each shape, product and number of threads. The script
 * {@code products-against-blas} puts them beside those of other libraries and the peak of the machine. Each time is the
 * best of many calls.
 */
public final class ProductTable {
  private static final long WARM_NANOS = 1_500_000_000;
  private static final long NANOS = 400_000_000;

  private ProductTable() {}

  /**
   * Prints the table.
   *
   * @param shapes the shapes, each as batch x units x inputs
   */
  public static void main(String[] shapes) {
    for (int threads = 1; threads <= 2; threads++) {
      try (Team team = new Team(threads)) {
        Kernels kernels = threads == 1 ? Kernels.best() : new TeamKernels(Kernels.best(), team);
        for (String shape : shapes) {
          products(kernels, threads, shape);
        }
      }
    }
    lists(64, 128);
  }

  private static void products(Kernels kernels, int threads, String shape) {
    int[] sizes =
        Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    int batch = sizes[0];
    int units = sizes[1];
    int inputs = sizes[2];
    Matrix x = random(batch, inputs, 1);
    Matrix w = random(inputs, units, 2);
    Matrix dz = random(batch, units, 3);
    Matrix bias = random(1, units, 4);
    Matrix z = Matrix.aligned(batch, units);
    Matrix dw = Matrix.aligned(inputs, units);
    Matrix dx = Matrix.aligned(batch, inputs);
    double giga = 2e-9 * batch * units * inputs;
    say("%s forward %d %.1f", shape, threads, giga / best(() -> kernels.matmul(x, w, bias, z)));
    say("%s dW %d %.1f", shape, threads, giga / best(() -> kernels.matmulTransA(x, dz, dw)));
    say("%s dx %d %.1f", shape, threads, giga / best(() -> kernels.matmulTransB(dz, w, dx)));
  }

  /**
   * Prints the products of the first layer for images as black as MNIST's, with and without lists of nonzeros, in
   * microseconds.
   */
  private static void lists(int batch, int units) {
    Dataset data = Strokes.dataset(batch);
    Feed feed = new Feed(Preparation.fit(data), data);
    Matrix listed = feed.batch(batch, 1);
    feed.rows(0, listed);
    Matrix dense = new Matrix(listed.data(), listed.offset(), batch, listed.cols());
    Matrix w = random(listed.cols(), units, 2);
    Matrix dz = random(batch, units, 3);
    Matrix bias = random(1, units, 4);
    Matrix z = Matrix.aligned(batch, units);
    Matrix dw = Matrix.aligned(listed.cols(), units);
    Kernels kernels = Kernels.best();
    // there must be no zeros for the dense kernels, because they look for zeros
    Matrix full = random(batch, listed.cols(), 5);
    say("lists forward 1 %.1f", 1e6 * best(() -> kernels.matmul(listed, w, bias, z)));
    say("searched forward 1 %.1f", 1e6 * best(() -> kernels.matmul(dense, w, bias, z)));
    say("dense forward 1 %.1f", 1e6 * best(() -> kernels.matmul(full, w, bias, z)));
    say("lists dW 1 %.1f", 1e6 * best(() -> kernels.matmulTransA(listed, dz, dw)));
    say("searched dW 1 %.1f", 1e6 * best(() -> kernels.matmulTransA(dense, dz, dw)));
    say("dense dW 1 %.1f", 1e6 * best(() -> kernels.matmulTransA(full, dz, dw)));
  }

  /** The time of the fastest call, in seconds. */
  private static double best(Runnable call) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < WARM_NANOS) {
      call.run();
    }
    long best = Long.MAX_VALUE;
    begun = System.nanoTime();
    while (System.nanoTime() - begun < NANOS) {
      long start = System.nanoTime();
      call.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return 1e-9 * best;
  }

  private static void say(String format, Object... what) {
    System.out.println(String.format(Locale.ROOT, format, what));
  }

  private static Matrix random(int rows, int cols, long seed) {
    Matrix matrix = Matrix.aligned(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[matrix.offset() + i] = new Seed(seed).uniform(i, -1, 1);
    }
    return matrix;
  }
}
