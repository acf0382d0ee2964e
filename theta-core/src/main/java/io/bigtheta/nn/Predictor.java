package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts for one thread, with buffers of its own. The buffers grow to the largest number of rows it has had. A call
 * with that many rows allocates nothing. A call with fewer rows uses windows on the buffers, which are made once for
 * each number of rows.
 */
public final class Predictor {
  private static final Seed UNUSED = new Seed(0);
  private static final Matrix NO_GRADIENT = new Matrix(1, 0);

  /**
   * How many passes for fewer rows are kept, one for each number of rows. Keeping more would cost more than it saves.
   */
  private static final int MOST_KEPT = 256;

  private final Blueprint blueprint;
  private final int inputs;
  private final Matrix theta;
  private final Kernels kernels;
  private int capacity = -1;
  private @Nullable Forward whole;
  private @Nullable Forward last;
  private @Nullable Forward[] fewer = new Forward[0];

  Predictor(Network network, Kernels kernels) {
    this(network.blueprint(), network.shared(), kernels);
  }

  /** A predictor for {@code theta}, which is shared, not copied: for the validation within a training. */
  public Predictor(Blueprint blueprint, float[] theta, Kernels kernels) {
    this.blueprint = blueprint;
    this.inputs = blueprint.input().size();
    this.theta = new Matrix(theta, 0, 1, theta.length);
    this.kernels = kernels;
  }

  /**
   * The logits [rows, outputs] of x [rows, inputs]. The next call overwrites them.
   *
   * @throws ShapeException if x has another number of columns
   */
  public Matrix predict(Matrix x) {
    if (x.cols() != inputs) {
      throw new ShapeException("predict", "rows of " + inputs + " inputs", x.cols());
    }
    Forward through = through(x.rows());
    last = through;
    return through.run(x, false, UNUSED);
  }

  /**
   * The output [rows, size] of layer {@code layer}, from 0, in the last {@link #predict}. The next call overwrites it.
   *
   * @throws io.bigtheta.spec.Refusal before the first call
   */
  public Matrix output(int layer) {
    if (last == null) {
      throw Refusal.of("predictor", "a call of predict before", "none");
    }
    return last.outputs.get(layer);
  }

  private Forward through(int rows) {
    Forward through = whole;
    if (through == null || rows > capacity) {
      through = new Forward(blueprint, theta, NO_GRADIENT, rows, kernels, Map.of());
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
