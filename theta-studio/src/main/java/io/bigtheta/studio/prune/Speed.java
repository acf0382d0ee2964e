package io.bigtheta.studio.prune;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Predictor;

/** How fast a network answers. */
public final class Speed {
  private static final int BLOCKS = 300;
  private static final int PATIENCE = 30;
  private static final long BLOCK_NANOS = 500_000;

  private Speed() {}

  /**
   * The time of one prediction on one thread, in microseconds: the best of a few short blocks, as whatever else the machine does
   * makes others slower. It takes from 15 to 150 ms, longer at first, while the machine code is being made.
   */
  public static double microseconds(Model model) {
    Predictor predictor = model.network().predictor(Kernels.best());
    Matrix x = new Matrix(1, model.network().blueprint().input().size());
    double best = Double.POSITIVE_INFINITY;
    int last = 0;
    for (int block = 0; block < BLOCKS && block - last < PATIENCE; block++) {
      long began = System.nanoTime();
      long now = began;
      int count = 0;
      while (now - began < BLOCK_NANOS) {
        predictor.predict(x);
        count++;
        now = System.nanoTime();
      }
      double time = (now - began) / 1e3 / count;
      last = time < 0.98 * best ? block : last;
      best = Math.min(best, time);
    }
    return best;
  }
}
