package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with buffers of its own, for one thread. They grow to the most rows that it was asked for: a call with as many rows as
 * any before allocates nothing, and one with fewer makes windows on them, once for each number of rows.
 */
public final class Predictor {
  private static final Seed UNUSED = new Seed(0);
  private static final Matrix NO_GRADIENT = new Matrix(1, 0);

  /** Ways through the buffers that are kept, one for each number of rows: more would cost more than they spare. */
  private static final int MOST_KEPT = 256;

  private final Blueprint blueprint;
  private final int inputs;
  private final Matrix theta;
  private final Kernels kernels;
  private int capacity = -1;
  private @Nullable Forward whole;
  private @Nullable Forward[] fewer = new Forward[0];

  Predictor(Network network, Kernels kernels) {
    this(network.blueprint(), network.shared(), kernels);
  }

  /** Predicts at {@code theta}, which is looked at, not copied: for the validation within a training. */
  public Predictor(Blueprint blueprint, float[] theta, Kernels kernels) {
    this.blueprint = blueprint;
    this.inputs = blueprint.input().size();
    this.theta = new Matrix(theta, 0, 1, theta.length);
    this.kernels = kernels;
  }

  /** The logits [rows, outputs] of x [rows, inputs]: a window that the next call overwrites. */
  public Matrix predict(Matrix x) {
    if (x.cols() != inputs) {
      throw new ShapeException("predict", "rows of " + inputs + " inputs", x.cols());
    }
    return through(x.rows()).run(x, false, UNUSED);
  }

  private Forward through(int rows) {
    Forward through = whole;
    if (through == null || rows > capacity) {
      through = new Forward(blueprint, theta, NO_GRADIENT, rows, kernels);
      whole = through;
      capacity = rows;
      fewer = new Forward[Math.min(rows, MOST_KEPT)];
      return through;
    }
    if (rows == capacity) {
      return through;
    }
    if (rows >= fewer.length) {
      return through.rows(rows);
    }
    Forward kept = fewer[rows];
    if (kept == null) {
      kept = through.rows(rows);
      fewer[rows] = kept;
    }
    return kept;
  }
}
