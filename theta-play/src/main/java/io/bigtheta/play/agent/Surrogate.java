package io.bigtheta.play.agent;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.nn.loss.Loss;

/**
 * Lᵢ = −min(ρ·A, clip(ρ, 1 − c, 1 + c)·A) − β·H(π) with ρ = π(a) / π_old(a), the clipped surrogate objective (Schulman et al., 2017).
 *
 * <p>The target of the action a that was taken is ln π_old(a), and that of the others is NaN. The weight of a row is its advantage A,
 * and L is the mean over the rows.
 *
 * @param clip c
 * @param entropy β
 */
record Surrogate(float clip, float entropy) implements Loss {
  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public boolean signed() {
    return true;
  }

  @Override
  public double value(Matrix logits, Matrix targets, Matrix weights, Matrix gradient) {
    double loss = 0;
    for (int i = 0; i < logits.rows(); i++) {
      loss += row(logits, targets, i, weights.get(i, 0) / logits.rows(), gradient);
    }
    return loss;
  }

  /** Calculates Lᵢ / rows, and its gradient; {@code scale} is A / rows. */
  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    int taken = taken(targets, row);
    float max = Link.max(logits, row);
    double logSum = Elementary.log((double) Link.softmax(logits, row, max, gradient)) + max;
    double ratio = StrictMath.exp(logits.get(row, taken) - logSum - targets.get(row, taken));
    boolean held = scale > 0 ? ratio > 1 + clip : ratio < 1 - clip;
    double kept = held ? (scale > 0 ? 1 + clip : 1 - clip) : ratio;
    float push = held ? 0 : (float) (scale * ratio);
    double chaos = 0;
    for (int j = 0; j < logits.cols(); j++) {
      chaos -= gradient.get(row, j) * (logits.get(row, j) - logSum);
    }
    float worth = entropy / logits.rows();
    for (int j = 0; j < logits.cols(); j++) {
      float p = gradient.get(row, j);
      double spread = worth * p * (logits.get(row, j) - logSum + chaos);
      gradient.set(row, j, (float) (push * (p - (j == taken ? 1 : 0)) + spread));
    }
    return -scale * kept - worth * chaos;
  }

  private static int taken(Matrix targets, int row) {
    int taken = 0;
    while (Float.isNaN(targets.get(row, taken))) {
      taken++;
    }
    return taken;
  }
}
