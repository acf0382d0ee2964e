package io.bigtheta.math;

/**
 * The transforms of F(2, 3), convolutions with three weights for two places at a time (Winograd, 1980; Lavin and Gray, CVPR 2016). Of
 * pixels d and weights g,
 *
 * <pre>
 * v = (d0 − d2, d1 + d2, d2 − d1, d3 − d1)
 * u = (g0, (g0 + g1 + g2) / 2, (g0 − g1 + g2) / 2, g2)
 * y = (m0 + m1 + m2, m1 − m2 + m3), with m = v · u, number by number.
 * </pre>
 */
public enum Transform {
  /** v of d. */
  PIXELS {
    @Override
    void of(float[] d, int i, int step, float[] v, int k, int next) {
      float d1 = d[i + step];
      float d2 = d[i + 2 * step];
      v[k] = d[i] - d2;
      v[k + next] = d1 + d2;
      v[k + 2 * next] = d2 - d1;
      v[k + 3 * next] = d[i + 3 * step] - d1;
    }
  },

  /** Added to ∂/∂d, from ∂/∂v. */
  PIXELS_BACK {
    @Override
    void of(float[] v, int i, int step, float[] d, int k, int next) {
      float v0 = v[i];
      float v1 = v[i + step];
      float v2 = v[i + 2 * step];
      float v3 = v[i + 3 * step];
      d[k] = d[k] + v0;
      d[k + next] = d[k + next] + (v1 - v2 - v3);
      d[k + 2 * next] = d[k + 2 * next] + (v1 + v2 - v0);
      d[k + 3 * next] = d[k + 3 * next] + v3;
    }
  },

  /** u of g. */
  WEIGHTS {
    @Override
    void of(float[] g, int i, int step, float[] u, int k, int next) {
      float g1 = g[i + step];
      float g2 = g[i + 2 * step];
      float outer = g[i] + g2;
      u[k] = g[i];
      u[k + next] = (outer + g1) * 0.5f;
      u[k + 2 * next] = (outer - g1) * 0.5f;
      u[k + 3 * next] = g2;
    }
  },

  /** ∂/∂g of ∂/∂u. */
  WEIGHTS_BACK {
    @Override
    void of(float[] u, int i, int step, float[] g, int k, int next) {
      float u1 = u[i + step];
      float u2 = u[i + 2 * step];
      float half = (u1 + u2) * 0.5f;
      g[k] = u[i] + half;
      g[k + next] = (u1 - u2) * 0.5f;
      g[k + 2 * next] = half + u[i + 3 * step];
    }
  },

  /** y of m. */
  PLACES {
    @Override
    void of(float[] m, int i, int step, float[] y, int k, int next) {
      float m1 = m[i + step];
      float m2 = m[i + 2 * step];
      y[k] = m[i] + m1 + m2;
      y[k + next] = m1 - m2 + m[i + 3 * step];
    }
  },

  /** ∂/∂m of ∂/∂y. */
  PLACES_BACK {
    @Override
    void of(float[] y, int i, int step, float[] m, int k, int next) {
      float y0 = y[i];
      float y1 = y[i + step];
      m[k] = y0;
      m[k + next] = y0 + y1;
      m[k + 2 * next] = y0 - y1;
      m[k + 3 * next] = y1;
    }
  };

  /** Of one number of each stream: those read are {@code step} apart from the first one on, those written {@code next}. */
  abstract void of(float[] from, int i, int step, float[] to, int k, int next);

  /** Of numbers [first, length) of some blocks, block after block. */
  public void of(Streams from, Streams to, int blocks, int first, int length) {
    for (int b = 0; b < blocks; b++) {
      for (int e = first; e < length; e++) {
        of(from.data(), from.place(b, e), from.step(), to.data(), to.place(b, e), to.step());
      }
    }
  }
}
