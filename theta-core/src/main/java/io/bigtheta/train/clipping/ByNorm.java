package io.bigtheta.train.clipping;

import io.bigtheta.spec.Refusal;

/**
 * g ← g·limit / ‖g‖ if ‖g‖ &gt; limit (Pascanu, Mikolov and Bengio, ICML 2013).
 *
 * @param limit the largest Euclidean norm of ∇θ as a whole, &gt; 0
 */
public record ByNorm(float limit) implements Clipping {
  private static final int LANES = 8;

  public ByNorm {
    if (!(limit > 0)) {
      throw Refusal.of("limit", "a number > 0", limit);
    }
  }

  @Override
  public void apply(float[] gradient, int from, int to) {
    double norm = Math.sqrt(squares(gradient, from, to));
    if (norm > limit) {
      float factor = (float) (limit / norm);
      for (int i = from; i < to; i++) {
        gradient[i] *= factor;
      }
    }
  }

  /** Σ g² in eight interleaved chains that are added in a fixed tree: fast, and the same bits everywhere. */
  private static double squares(float[] g, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int whole = from + (to - from) / LANES * LANES;
    for (int i = from; i < whole; i += LANES) {
      s0 += (double) g[i] * g[i];
      s1 += (double) g[i + 1] * g[i + 1];
      s2 += (double) g[i + 2] * g[i + 2];
      s3 += (double) g[i + 3] * g[i + 3];
      s4 += (double) g[i + 4] * g[i + 4];
      s5 += (double) g[i + 5] * g[i + 5];
      s6 += (double) g[i + 6] * g[i + 6];
      s7 += (double) g[i + 7] * g[i + 7];
    }
    double sum = (s0 + s1 + (s2 + s3)) + (s4 + s5 + (s6 + s7));
    for (int i = whole; i < to; i++) {
      sum += (double) g[i] * g[i];
    }
    return sum;
  }
}
