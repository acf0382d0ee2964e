package io.bigtheta.math.machinery;

/**
 * The transforms of F(4, 3): convolution with three weights for four places at a time (Winograd, 1980; Lavin and Gray,
 * CVPR 2016). They multiply polynomials by their values at 0, ±p, ±q and ∞, with p = 3/4 and q = 3/2. With these
 * points, unlike with 1 and 2, sums are as close to the exact ones as sums of single products are, within a factor of
 * two. For pixels d and weights g, the transforms are
 *
 * <pre>
 * v = (p²q²·d0 − (p²+q²)·d2 + d4,
 *      e ± p·o with e = d4 − q²·d2, o = d3 − q²·d1,
 *      e ± q·o with e = d4 − p²·d2, o = d3 − p²·d1,
 *      p²q²·d1 − (p²+q²)·d3 + d5)
 * u = (g0 / (p²q²), (g0 ± p·g1 + p²·g2) / (2p²·(p²−q²)), (g0 ± q·g1 + q²·g2) / (2q²·(q²−p²)), g2)
 * y = (m0 + s + t, p·s' + q·t', p²·s + q²·t, p³·s' + q³·t' + m5)
 *     with m = v · u, number by number, s, s' = m1 ± m2, t, t' = m3 ± m4.
 * </pre>
 */
public enum Transform {
  /** v from d. */
  PIXELS {
    @Override
    void of(float[] d, int i, int step, float[] v, int k, int next) {
      float d1 = d[i + step];
      float d2 = d[i + 2 * step];
      float d3 = d[i + 3 * step];
      float d4 = d[i + 4 * step];
      float o = Math.fma(-QQ, d1, d3);
      float e = Math.fma(-QQ, d2, d4);
      float o2 = Math.fma(-PP, d1, d3);
      float e2 = Math.fma(-PP, d2, d4);
      v[k] = Math.fma(PPQQ, d[i], Math.fma(-SUM, d2, d4));
      pairs(e, o, e2, o2, v, k, next);
      v[k + 5 * next] = Math.fma(PPQQ, d1, Math.fma(-SUM, d3, d[i + 5 * step]));
    }
  },

  /** ∂/∂d from ∂/∂v, which is added to what is there. */
  PIXELS_BACK {
    @Override
    void of(float[] v, int i, int step, float[] d, int k, int next) {
      float v0 = v[i];
      float v1 = v[i + step];
      float v2 = v[i + 2 * step];
      float v3 = v[i + 3 * step];
      float v4 = v[i + 4 * step];
      float v5 = v[i + 5 * step];
      float e = v1 + v2;
      float o = P * (v1 - v2);
      float e2 = v3 + v4;
      float o2 = Q * (v3 - v4);
      d[k] = Math.fma(PPQQ, v0, d[k]);
      d[k + next] = Math.fma(-QQ, o, Math.fma(-PP, o2, Math.fma(PPQQ, v5, d[k + next])));
      d[k + 2 * next] = Math.fma(-QQ, e, Math.fma(-PP, e2, Math.fma(-SUM, v0, d[k + 2 * next])));
      d[k + 3 * next] = Math.fma(-SUM, v5, d[k + 3 * next] + (o + o2));
      d[k + 4 * next] = d[k + 4 * next] + (v0 + (e + e2));
      d[k + 5 * next] = d[k + 5 * next] + v5;
    }
  },

  /** u from g. */
  WEIGHTS {
    @Override
    void of(float[] g, int i, int step, float[] u, int k, int next) {
      float g0 = g[i];
      float g1 = g[i + step];
      float g2 = g[i + 2 * step];
      float e = Math.fma(PP, g2, g0);
      float e2 = Math.fma(QQ, g2, g0);
      u[k] = G0 * g0;
      u[k + next] = GP * Math.fma(P, g1, e);
      u[k + 2 * next] = GP * Math.fma(-P, g1, e);
      u[k + 3 * next] = GQ * Math.fma(Q, g1, e2);
      u[k + 4 * next] = GQ * Math.fma(-Q, g1, e2);
      u[k + 5 * next] = g2;
    }
  },

  /** ∂/∂g from ∂/∂u. */
  WEIGHTS_BACK {
    @Override
    void of(float[] u, int i, int step, float[] g, int k, int next) {
      float u1 = u[i + step];
      float u2 = u[i + 2 * step];
      float u3 = u[i + 3 * step];
      float u4 = u[i + 4 * step];
      float s = GP * (u1 + u2);
      float t = GQ * (u3 + u4);
      g[k] = Math.fma(G0, u[i], s + t);
      g[k + next] = Math.fma(P * GP, u1 - u2, Q * GQ * (u3 - u4));
      g[k + 2 * next] = Math.fma(PP, s, Math.fma(QQ, t, u[i + 5 * step]));
    }
  },

  /** y from m, which is added to what is there. */
  PLACES {
    @Override
    void of(float[] m, int i, int step, float[] y, int k, int next) {
      float m1 = m[i + step];
      float m2 = m[i + 2 * step];
      float m3 = m[i + 3 * step];
      float m4 = m[i + 4 * step];
      float s = m1 + m2;
      float t = m3 + m4;
      float s2 = m1 - m2;
      float t2 = m3 - m4;
      y[k] = y[k] + (m[i] + (s + t));
      y[k + next] = Math.fma(P, s2, Math.fma(Q, t2, y[k + next]));
      y[k + 2 * next] = Math.fma(PP, s, Math.fma(QQ, t, y[k + 2 * next]));
      float y3 = y[k + 3 * next] + m[i + 5 * step];
      y[k + 3 * next] = Math.fma(P * PP, s2, Math.fma(Q * QQ, t2, y3));
    }
  },

  /** ∂/∂m from ∂/∂y. */
  PLACES_BACK {
    @Override
    void of(float[] y, int i, int step, float[] m, int k, int next) {
      float y0 = y[i];
      float y1 = y[i + step];
      float y2 = y[i + 2 * step];
      float y3 = y[i + 3 * step];
      float e = Math.fma(PP, y2, y0);
      float o = Math.fma(PP, y3, y1);
      float e2 = Math.fma(QQ, y2, y0);
      float o2 = Math.fma(QQ, y3, y1);
      m[k] = y0;
      pairs(e, o, e2, o2, m, k, next);
      m[k + 5 * next] = y3;
    }
  };

  /** p. */
  public static final float P = 0.75f;

  /** q. */
  public static final float Q = 1.5f;

  public static final float PP = P * P;
  public static final float QQ = Q * Q;
  public static final float PPQQ = PP * QQ;

  /** p² + q². */
  public static final float SUM = PP + QQ;

  /** 1 / (p²q²). */
  public static final float G0 = 1 / PPQQ;

  /** 1 / (2p²·(p²−q²)). */
  public static final float GP = 1 / (2 * PP * (PP - QQ));

  /** 1 / (2q²·(q²−p²)). */
  public static final float GQ = 1 / (2 * QQ * (QQ - PP));

  /** The values at ±p and ±q of two polynomials with these even and odd parts. */
  private static void pairs(float e, float o, float e2, float o2, float[] to, int k, int next) {
    to[k + next] = Math.fma(P, o, e);
    to[k + 2 * next] = Math.fma(-P, o, e);
    to[k + 3 * next] = Math.fma(Q, o2, e2);
    to[k + 4 * next] = Math.fma(-Q, o2, e2);
  }

  /**
   * Transforms one number of each stream. The numbers that are read lie {@code step} apart from {@code i} on, and those
   * that are written lie {@code next} apart from {@code k} on.
   */
  abstract void of(float[] from, int i, int step, float[] to, int k, int next);

  /** Transforms numbers [first, length) of each block, block after block. */
  public void of(Streams from, Streams to, int blocks, int first, int length) {
    for (int b = 0; b < blocks; b++) {
      for (int e = first; e < length; e++) {
        of(from.data(), from.place(b, e), from.step(), to.data(), to.place(b, e), to.step());
      }
    }
  }
}
