package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * Backpropagation (Rumelhart, Hinton and Williams, Nature 1986) for one batch size: forward, loss, backward.
 *
 * <p>θ is looked at, not copied: whoever moves it sees the next loss at the new place. The buffers are made once; a call
 * allocates next to nothing. For one thread at a time.
 */
public final class Backprop {
  private static final Matrix NOWHERE = new Matrix(0, 0);
  private static final Seed UNUSED = new Seed(0);

  private final Forward forward;
  private final List<Matrix> derivatives = new ArrayList<>();
  private final int lowest;
  private final int rows;
  private final int inputs;

  /**
   * @param theta [blueprint.size()], shared; running statistics in it are written
   * @param gradient [blueprint.trainable()], shared: where ∇θ is written
   * @param rows of a batch
   */
  public Backprop(Blueprint blueprint, float[] theta, float[] gradient, int rows, Kernels kernels) {
    this(blueprint, row(theta), row(gradient), rows, kernels);
  }

  private static Matrix row(float[] numbers) {
    return new Matrix(numbers, 0, 1, numbers.length);
  }

  /** The same with θ [1, blueprint.size()] and ∇θ [1, blueprint.trainable()]. */
  public Backprop(Blueprint blueprint, Matrix theta, Matrix gradient, int rows, Kernels kernels) {
    if (theta.size() != blueprint.size() || gradient.size() != blueprint.trainable()) {
      throw new ShapeException(
          "backprop",
          "θ of " + blueprint.size() + " and ∇θ of " + blueprint.trainable() + " numbers",
          theta.size() + " and " + gradient.size());
    }
    this.rows = rows;
    this.inputs = blueprint.input().size();
    forward = new Forward(blueprint, theta, gradient, rows, kernels);
    lowest = forward.lowest();
    forward.outputs.forEach(output -> derivatives.add(Matrix.aligned(rows, output.cols())));
  }

  /** The number of rows a batch must have. */
  public int rows() {
    return rows;
  }

  /**
   * The loss of a batch; writes ∇θ.
   *
   * @param x [rows, inputs]
   * @param targets [rows, outputs]
   * @param weights [rows, 1]
   * @param seed the randomness of this step, as for dropout
   */
  public double loss(Loss loss, Matrix x, Matrix targets, Matrix weights, Seed seed) {
    return loss(loss, x, targets, weights, true, seed);
  }

  /**
   * The loss of the network as it predicts, without noise and with its running statistics, which stay; writes its ∇θ. Every
   * row is then judged as if it were alone.
   */
  public double predicted(Loss loss, Matrix x, Matrix targets, Matrix weights) {
    return loss(loss, x, targets, weights, false, UNUSED);
  }

  private double loss(
      Loss loss, Matrix x, Matrix targets, Matrix weights, boolean training, Seed seed) {
    int last = derivatives.size() - 1;
    if (x.rows() != rows
        || x.cols() != inputs
        || targets.rows() != rows
        || targets.cols() != derivatives.get(last).cols()
        || weights.rows() != rows
        || weights.cols() != 1) {
      throw new ShapeException(
          "backprop",
          "x [" + rows + ", " + inputs + "], targets [" + rows + ", "
              + derivatives.get(last).cols() + "] and weights [" + rows + ", 1]",
          x + ", " + targets + " and " + weights);
    }
    Matrix logits = forward.run(x, training, seed);
    double value = loss.value(logits, targets, weights, derivatives.get(last));
    for (int i = last; i >= lowest; i--) {
      Matrix input = i == 0 ? x : forward.outputs.get(i - 1);
      Matrix below = i == lowest ? NOWHERE : derivatives.get(i - 1);
      Pass pass = forward.passes.get(i);
      forward
          .layers
          .get(i)
          .backward(pass, input, forward.outputs.get(i), derivatives.get(i), below);
    }
    return value;
  }

  /** The logits of the last {@link #loss}: a window that the next call overwrites. */
  public Matrix logits() {
    return output(forward.outputs.size() - 1);
  }

  /** The output [rows, size] of layer {@code layer} in the last {@link #loss}: a window that the next call overwrites. */
  public Matrix output(int layer) {
    return forward.outputs.get(layer);
  }

  /**
   * What layer {@code layer} left of ∂L/∂y [rows, size] in the last {@link #loss}, a window: a dense layer leaves ∂L/∂z, with
   * z = x·W + b.
   */
  public Matrix derivative(int layer) {
    return derivatives.get(layer);
  }
}
