package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/**
 * How wrong the logits of a batch are: L = Σ wᵢ·Lᵢ / Σ |wᵢ| over its rows i, where wᵢ is the weight of the sample times
 * {@link #weight}; with no weights, the mean. Weights below 0 drive answers away from their targets: the divisor is a sum of
 * sizes, so that weights of both signs do not cancel in it.
 */
public interface Loss {
  /** What turns logits into answers under this loss. */
  Link link();

  /** Refuses a number of outputs that this loss cannot be asked of. */
  default void check(int outputs) {}

  /**
   * Whether weights may be below 0. They may where answers are probabilities, which stay in [0, 1] however long they are driven
   * away from a target, while ∂Lᵢ/∂logits stays bounded; a number as answer would run off without end.
   */
  default boolean signed() {
    return false;
  }

  /** Lᵢ of row {@code row}; writes scale·∂Lᵢ/∂logits to the same row of {@code gradient}. */
  double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient);

  /** A weight that the loss itself gives to a row, as for its class. */
  default float weight(Matrix targets, int row) {
    return 1;
  }

  /**
   * L; writes ∂L/∂logits.
   *
   * @param logits [batch, outputs]
   * @param targets [batch, outputs]: numbers, or a 1 in the column of the class
   * @param weights [batch, 1], of the samples, at least 0 unless {@link #signed}
   * @param gradient [batch, outputs], written
   */
  default double value(Matrix logits, Matrix targets, Matrix weights, Matrix gradient) {
    double total = totalWeight(targets, weights);
    double loss = 0;
    for (int i = 0; i < logits.rows(); i++) {
      float share = total > 0 ? (float) (weights.get(i, 0) * weight(targets, i) / total) : 0;
      loss += share * row(logits, targets, i, share, gradient);
    }
    return loss;
  }

  /** Σ |wᵢ|. */
  default double totalWeight(Matrix targets, Matrix weights) {
    double total = 0;
    for (int i = 0; i < targets.rows(); i++) {
      total += Math.abs(weights.get(i, 0)) * weight(targets, i);
    }
    return total;
  }
}
