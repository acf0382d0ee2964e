package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;

/** The function that turns logits into predictions. Every loss has its own link. */
public enum Link {
  /** The logits are the predicted numbers. */
  IDENTITY,
  /** pⱼ = 1 / (1 + e^−zⱼ): the probability of every output on its own. */
  LOGISTIC,
  /** pⱼ = e^zⱼ / Σ e^zₖ: the probabilities of classes that exclude each other. */
  SOFTMAX;

  /** Replaces the logits [rows, outputs] by predictions, in place. */
  public void apply(Matrix logits) {
    for (int i = 0; i < logits.rows(); i++) {
      switch (this) {
        case IDENTITY -> {}
        case LOGISTIC -> {
          for (int j = 0; j < logits.cols(); j++) {
            logits.set(i, j, Elementary.logistic(logits.get(i, j)));
          }
        }
        case SOFTMAX -> softmax(logits, i, max(logits, i), logits);
      }
    }
  }

  /**
   * Writes softmax of row i of z to row i of p, and returns Σ e^(zₖ − max). p may be z.
   *
   * @param max the largest number of row i of z
   */
  public static float softmax(Matrix z, int i, float max, Matrix p) {
    return softmax(z, i, 0, z.cols(), max, p);
  }

  /** The largest number of row i. */
  public static float max(Matrix z, int i) {
    return max(z, i, 0, z.cols());
  }

  /**
   * Writes softmax of columns [left, right) of row i of z to those of p, and returns Σ e^(zₖ − max). p may be z.
   *
   * @param max the largest of these numbers of z
   */
  static float softmax(Matrix z, int i, int left, int right, float max, Matrix p) {
    float[] in = z.data();
    float[] out = p.data();
    int shift = p.at(i) - z.at(i);
    for (int j = z.at(i) + left; j < z.at(i) + right; j++) {
      out[j + shift] = Elementary.exp(in[j] - max);
    }
    float sum = 0;
    for (int j = p.at(i) + left; j < p.at(i) + right; j++) {
      sum += out[j];
    }
    for (int j = p.at(i) + left; j < p.at(i) + right; j++) {
      out[j] /= sum;
    }
    return sum;
  }

  /** The largest number of columns [left, right) of row i. It has no branch on the numbers, because nobody could predict it. */
  static float max(Matrix z, int i, int left, int right) {
    float[] data = z.data();
    float max = Float.NEGATIVE_INFINITY;
    for (int j = z.at(i) + left; j < z.at(i) + right; j++) {
      max = Math.max(max, data[j]);
    }
    return max;
  }
}
