package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.UsedRows;
import io.bigtheta.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Backpropagation for one batch size: forward, loss, backward (Rumelhart, Hinton and Williams, Nature 1986).
 *
 * <p>θ is shared, not copied: after a change to θ, the next call calculates the loss of the new θ. The buffers are made
 * once, and a call allocates next to nothing. For one thread at a time.
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
   * Backpropagation with θ and ∇θ in arrays.
   *
   * @param theta [blueprint.size()], shared; running statistics in it are written
   * @param gradient [blueprint.trainable()], shared; ∇θ is written to it
   * @param rows the number of rows of a batch
   */
  public Backprop(Blueprint blueprint, float[] theta, float[] gradient, int rows, Kernels kernels) {
    this(blueprint, row(theta), row(gradient), rows, kernels);
  }

  private static Matrix row(float[] numbers) {
    return new Matrix(numbers, 0, 1, numbers.length);
  }

  /**
   * Backpropagation with θ and ∇θ in matrices.
   *
   * @param theta [1, blueprint.size()], shared; running statistics in it are written
   * @param gradient [1, blueprint.trainable()], shared; ∇θ is written to it
   * @param rows the number of rows of a batch
   */
  public Backprop(Blueprint blueprint, Matrix theta, Matrix gradient, int rows, Kernels kernels) {
    this(blueprint, theta, gradient, rows, kernels, Map.of());
  }

  /**
   * Backpropagation that says which rows of θ a batch used.
   *
   * @param used for layers with a parameter of the role ROWS, by their indices; one for all backpropagations that write to
   *     the same gradient
   */
  public Backprop(
      Blueprint blueprint,
      Matrix theta,
      Matrix gradient,
      int rows,
      Kernels kernels,
      Map<Integer, UsedRows> used) {
    if (theta.size() != blueprint.size() || gradient.size() != blueprint.trainable()) {
      throw new ShapeException(
          "backprop",
          "θ of " + blueprint.size() + " and ∇θ of " + blueprint.trainable() + " numbers",
          theta.size() + " and " + gradient.size());
    }
    this.rows = rows;
    this.inputs = blueprint.input().size();
    forward = new Forward(blueprint, theta, gradient, rows, kernels, used);
    lowest = forward.lowest();
    forward.outputs.forEach(output -> derivatives.add(Matrix.aligned(rows, output.cols())));
  }

  /** The number of rows a batch must have. */
  public int rows() {
    return rows;
  }

  /**
   * Calculates the loss of a batch in training and writes ∇θ.
   *
   * @param x [rows, inputs]
   * @param targets [rows, outputs]
   * @param weights [rows, 1], the weights of the rows in the loss
   * @param seed the randomness of this step, such as that of dropout
   */
  public double loss(Loss loss, Matrix x, Matrix targets, Matrix weights, Seed seed) {
    return loss(loss, x, targets, weights, true, seed);
  }

  /**
   * Calculates the loss of a batch as in prediction, and writes its ∇θ: without noise, and with the running statistics,
   * which do not change. The prediction for a row then does not depend on the other rows.
   *
   * @param x [rows, inputs]
   * @param targets [rows, outputs]
   * @param weights [rows, 1], the weights of the rows in the loss
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

  /** The logits [rows, outputs] of the last {@link #loss}. The next call overwrites them. */
  public Matrix logits() {
    return output(forward.outputs.size() - 1);
  }

  /** The output [rows, size] of layer {@code layer} in the last {@link #loss}. The next call overwrites it. */
  public Matrix output(int layer) {
    return forward.outputs.get(layer);
  }

  /**
   * What the last {@link #loss} left in the matrix [rows, size] that held ∂L/∂y of layer {@code layer}. A dense layer
   * leaves ∂L/∂z, with z = x·W + b. The next call overwrites it.
   */
  public Matrix derivative(int layer) {
    return derivatives.get(layer);
  }
}
