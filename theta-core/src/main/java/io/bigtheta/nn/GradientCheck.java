package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.loss.Loss;

/**
 * Compares the gradient of backpropagation with numeric differences of the loss, for each number of θ.
 *
 * <p>The numeric gradient is the central difference (L(θ + h) − L(θ − h)) / 2h. A difference is accepted if the
 * one-sided differences agree and the central difference of a larger h agrees too. If none is accepted, h stepped over
 * a kink, such as that of a rectifier. That number is counted as skipped and not compared.
 */
public final class GradientCheck {
  /** Errors up to this are rounding errors of float32: |backprop − numeric| / the largest |gradient| of the block. */
  public static final double TOLERANCE = 5e-3;

  private static final float[] STEPS = {8e-3f, 4e-3f, 1e-3f, 2.5e-4f};

  private GradientCheck() {}

  /**
   * The result of a check.
   *
   * @param error the largest difference of a number, relative to the largest gradient of its block
   * @param where the block of that number and its index in the block
   * @param compared how many numbers of θ were compared
   * @param skipped how many numbers of θ lie at a kink and were skipped
   */
  public record Report(double error, String where, int compared, int skipped) {
    /** Whether the gradient of backpropagation agrees with the loss. */
    public boolean passed() {
      return error < TOLERANCE && compared > 0 && skipped <= compared / 4;
    }
  }

  /** Checks the gradient at random weights, on a random batch of {@code rows} rows. */
  public static Report check(Blueprint blueprint, Loss loss, int rows, Seed seed) {
    return check(blueprint, blueprint.start(seed.child("theta", 0)), loss, rows, seed);
  }

  /** Checks the gradient at {@code theta}, which is not changed, on a random batch with targets that suit any loss. */
  public static Report check(Blueprint blueprint, float[] theta, Loss loss, int rows, Seed seed) {
    return check(blueprint, theta, loss, rows, seed, Integer.MAX_VALUE);
  }

  /**
   * Checks the gradient at {@code theta} for at most {@code most} numbers of each block, evenly spread over it. Use it
   * for networks that are not small. {@code theta} is not changed. The batch is random, with targets that suit any
   * loss.
   */
  public static Report check(
      Blueprint blueprint, float[] theta, Loss loss, int rows, Seed seed, int most) {
    Matrix x = new Matrix(rows, blueprint.input().size());
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = seed.child("x", 0).normal(i);
    }
    Matrix targets = new Matrix(rows, blueprint.output().size());
    Matrix weights = new Matrix(rows, 1);
    for (int i = 0; i < rows; i++) {
      targets.set(i, seed.child("class", 0).below(i, targets.cols()), 1);
      weights.set(i, 0, seed.child("weight", 0).uniform(i, 0.5f, 1.5f));
    }
    return new Run(blueprint, theta.clone(), loss, x, targets, weights, seed).report(most);
  }

  private static final class Run {
    private final Blueprint blueprint;
    private final float[] theta;
    private final float[] gradient;
    private final Backprop backprop;
    private final Loss loss;
    private final Matrix x;
    private final Matrix targets;
    private final Matrix weights;
    private final Seed seed;

    Run(
        Blueprint blueprint,
        float[] theta,
        Loss loss,
        Matrix x,
        Matrix targets,
        Matrix weights,
        Seed seed) {
      this.blueprint = blueprint;
      this.theta = theta;
      this.gradient = new float[blueprint.trainable()];
      this.backprop = new Backprop(blueprint, theta, gradient, x.rows(), Kernels.best());
      this.loss = loss;
      this.x = x;
      this.targets = targets;
      this.weights = weights;
      this.seed = seed;
    }

    private double loss() {
      return backprop.loss(loss, x, targets, weights, seed);
    }

    Report report(int most) {
      double base = loss();
      float[] exact = gradient.clone();
      double worst = 0;
      String where = "";
      int compared = 0;
      int skipped = 0;
      for (Block block : blueprint.blocks()) {
        if (!block.parameter().trainable()) {
          continue;
        }
        double largest = largest(exact, block);
        int stride = (block.parameter().size() - 1) / most + 1;
        for (int i = 0; i < block.parameter().size(); i += stride) {
          double numeric = numeric(block.offset() + i, base, largest);
          if (Double.isNaN(numeric)) {
            skipped++;
            continue;
          }
          compared++;
          double error = Math.abs(exact[block.offset() + i] - numeric) / largest;
          if (!(error <= worst)) {
            worst = error;
            where = block.name() + "[" + i + "]";
          }
        }
      }
      return new Report(worst, where, compared, skipped);
    }

    /**
     * The largest |gradient| of the block, and at least 0.01, because a gradient that should be 0 is only rounding
     * errors.
     */
    private static double largest(float[] exact, Block block) {
      double largest = 1e-2;
      for (int i = 0; i < block.parameter().size(); i++) {
        largest = Math.max(largest, Math.abs(exact[block.offset() + i]));
      }
      return largest;
    }

    /** The central difference once a smaller h confirms it; NaN at a kink. */
    private double numeric(int i, double base, double largest) {
      float kept = theta[i];
      double before = Double.NaN;
      try {
        for (float h : STEPS) {
          theta[i] = kept + h;
          double right = (loss() - base) / (theta[i] - kept);
          theta[i] = kept - h;
          double left = (base - loss()) / (kept - theta[i]);
          double central = (right + left) / 2;
          double doubt = Math.max(Math.abs(right - left), Math.abs(central - before));
          if (doubt < TOLERANCE * largest) {
            return central;
          }
          before = central;
        }
        return Double.NaN;
      } finally {
        theta[i] = kept;
      }
    }
  }
}
