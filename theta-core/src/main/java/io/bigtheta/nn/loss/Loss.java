package io.bigtheta.nn.loss;

import io.bigtheta.math.Matrix;

/**
 * The loss of the logits of a batch: L = Σ wᵢ·Lᵢ / Σ |wᵢ| over its rows i, where wᵢ is the weight of the row times
 * {@link #weight}. Without weights it is the mean. A weight below 0 drives the prediction away from its target. The
 * divisor sums absolute values, so that weights of both signs do not cancel in it.
 */
public interface Loss {
  /** The link that turns logits into predictions under this loss. */
  Link link();

  /**
   * Refuses a number of outputs that does not suit this loss.
   *
   * @throws io.bigtheta.spec.Refusal if it does not
   */
  default void check(int outputs) {}

  /**
   * Whether weights may be below 0. They may if predictions are probabilities: these stay in [0, 1] however long they
   * are driven away from a target, and ∂Lᵢ/∂logits stays bounded. A predicted number would grow without limit.
   */
  default boolean signed() {
    return false;
  }

  /** Calculates Lᵢ of row {@code row} and writes scale·∂Lᵢ/∂logits to the same row of {@code gradient}. */
  double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient);

  /** The weight that the loss itself gives to a row, such as the weight of its class. */
  default float weight(Matrix targets, int row) {
    return 1;
  }

  /**
   * Calculates L and writes ∂L/∂logits.
   *
   * @param logits [batch, outputs]
   * @param targets [batch, outputs]: numbers, or a 1 in the column of the class
   * @param weights [batch, 1], the weights of the rows, at least 0 unless {@link #signed}
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

  /** The total weight of the rows, Σ |wᵢ|. */
  default double totalWeight(Matrix targets, Matrix weights) {
    double total = 0;
    for (int i = 0; i < targets.rows(); i++) {
      total += Math.abs(weights.get(i, 0)) * weight(targets, i);
    }
    return total;
  }
}
