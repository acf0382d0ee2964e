package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import org.jspecify.annotations.Nullable;

/** Predicts with buffers of its own, for one thread: calls with as many rows as the one before allocate nothing. */
public final class Predictor {
  private static final Seed UNUSED = new Seed(0);
  private static final Matrix NO_GRADIENT = new Matrix(1, 0);

  private final Blueprint blueprint;
  private final Matrix theta;
  private final Kernels kernels;
  private int rows = -1;
  private @Nullable Forward forward;

  Predictor(Network network, Kernels kernels) {
    this(network.blueprint(), network.shared(), kernels);
  }

  /** Predicts at {@code theta}, which is looked at, not copied: for the validation within a training. */
  public Predictor(Blueprint blueprint, float[] theta, Kernels kernels) {
    this.blueprint = blueprint;
    this.theta = new Matrix(theta, 0, 1, theta.length);
    this.kernels = kernels;
  }

  /** The logits [rows, outputs] of x [rows, inputs]: a window that the next call overwrites. */
  public Matrix predict(Matrix x) {
    if (x.cols() != blueprint.input().size()) {
      throw new ShapeException(
          "predict", "rows of " + blueprint.input().size() + " inputs", x.cols());
    }
    Forward through = forward;
    if (through == null || rows != x.rows()) {
      through = new Forward(blueprint, theta, NO_GRADIENT, x.rows(), kernels);
      forward = through;
      rows = x.rows();
    }
    return through.run(x, false, UNUSED);
  }
}
