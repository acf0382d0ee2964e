package io.bigtheta.simd;

import static io.bigtheta.math.machinery.Transform.G0;
import static io.bigtheta.math.machinery.Transform.GP;
import static io.bigtheta.math.machinery.Transform.GQ;
import static io.bigtheta.math.machinery.Transform.P;
import static io.bigtheta.math.machinery.Transform.PP;
import static io.bigtheta.math.machinery.Transform.PPQQ;
import static io.bigtheta.math.machinery.Transform.Q;
import static io.bigtheta.math.machinery.Transform.QQ;
import static io.bigtheta.math.machinery.Transform.SUM;
import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import jdk.incubator.vector.FloatVector;

/**
 * The transforms of {@link Transform}, lane by lane. Numbers that do not fill a vector are calculated by the scalar
 * definition.
 */
final class Transforms {
  private Transforms() {}

  /** A transform of whole vectors of one block. */
  private interface Block {
    void transform(float[] from, int i, int step, float[] to, int k, int next, int length);
  }

  static void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    int whole = FLOATS.loopBound(length);
    Block each = of(what);
    for (int b = 0; whole > 0 && b < blocks; b++) {
      int i = from.at() + b * from.next();
      int k = to.at() + b * to.next();
      each.transform(from.data(), i, from.step(), to.data(), k, to.step(), whole);
    }
    if (whole < length) {
      what.of(from, to, blocks, whole, length);
    }
  }

  /**
   * The method of a transform. It is called through an interface with many implementations, which the compiler does not
   * inline. All transforms in one method would be too much for the compiler, which then boxes vectors in one run out of
   * four.
   */
  private static Block of(Transform what) {
    return switch (what) {
      case PIXELS -> Transforms::pixels;
      case PIXELS_BACK -> Transforms::pixelsBack;
      case WEIGHTS -> Transforms::weights;
      case WEIGHTS_BACK -> Transforms::weightsBack;
      case PLACES -> Transforms::places;
      case PLACES_BACK -> Transforms::placesBack;
    };
  }

  private static void pixels(float[] d, int i, int step, float[] v, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector d1 = at(d, i + step + e);
      FloatVector d2 = at(d, i + 2 * step + e);
      FloatVector d3 = at(d, i + 3 * step + e);
      FloatVector d4 = at(d, i + 4 * step + e);
      FloatVector odd = d1.fma(all(-QQ), d3);
      FloatVector even = d2.fma(all(-QQ), d4);
      odd.fma(all(P), even).intoArray(v, k + next + e);
      odd.fma(all(-P), even).intoArray(v, k + 2 * next + e);
      odd = d1.fma(all(-PP), d3);
      even = d2.fma(all(-PP), d4);
      odd.fma(all(Q), even).intoArray(v, k + 3 * next + e);
      odd.fma(all(-Q), even).intoArray(v, k + 4 * next + e);
      at(d, i + e).fma(all(PPQQ), d2.fma(all(-SUM), d4)).intoArray(v, k + e);
      d1.fma(all(PPQQ), d3.fma(all(-SUM), at(d, i + 5 * step + e))).intoArray(v, k + 5 * next + e);
    }
  }

  private static void pixelsBack(
      float[] v, int i, int step, float[] d, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector v0 = at(v, i + e);
      FloatVector v1 = at(v, i + step + e);
      FloatVector v2 = at(v, i + 2 * step + e);
      FloatVector v3 = at(v, i + 3 * step + e);
      FloatVector v4 = at(v, i + 4 * step + e);
      FloatVector v5 = at(v, i + 5 * step + e);
      FloatVector even = v1.add(v2);
      FloatVector odd = v1.sub(v2).mul(all(P));
      FloatVector even2 = v3.add(v4);
      FloatVector odd2 = v3.sub(v4).mul(all(Q));
      v0.fma(all(PPQQ), at(d, k + e)).intoArray(d, k + e);
      FloatVector d1 = v5.fma(all(PPQQ), at(d, k + next + e));
      odd.fma(all(-QQ), odd2.fma(all(-PP), d1)).intoArray(d, k + next + e);
      FloatVector d2 = v0.fma(all(-SUM), at(d, k + 2 * next + e));
      even.fma(all(-QQ), even2.fma(all(-PP), d2)).intoArray(d, k + 2 * next + e);
      v5.fma(all(-SUM), at(d, k + 3 * next + e).add(odd.add(odd2))).intoArray(d, k + 3 * next + e);
      at(d, k + 4 * next + e).add(v0.add(even.add(even2))).intoArray(d, k + 4 * next + e);
      at(d, k + 5 * next + e).add(v5).intoArray(d, k + 5 * next + e);
    }
  }

  private static void weights(float[] g, int i, int step, float[] u, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector g0 = at(g, i + e);
      FloatVector g1 = at(g, i + step + e);
      FloatVector g2 = at(g, i + 2 * step + e);
      FloatVector even = g2.fma(all(PP), g0);
      g0.mul(all(G0)).intoArray(u, k + e);
      g1.fma(all(P), even).mul(all(GP)).intoArray(u, k + next + e);
      g1.fma(all(-P), even).mul(all(GP)).intoArray(u, k + 2 * next + e);
      even = g2.fma(all(QQ), g0);
      g1.fma(all(Q), even).mul(all(GQ)).intoArray(u, k + 3 * next + e);
      g1.fma(all(-Q), even).mul(all(GQ)).intoArray(u, k + 4 * next + e);
      g2.intoArray(u, k + 5 * next + e);
    }
  }

  private static void weightsBack(
      float[] u, int i, int step, float[] g, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector u1 = at(u, i + step + e);
      FloatVector u2 = at(u, i + 2 * step + e);
      FloatVector u3 = at(u, i + 3 * step + e);
      FloatVector u4 = at(u, i + 4 * step + e);
      FloatVector s = u1.add(u2).mul(all(GP));
      FloatVector t = u3.add(u4).mul(all(GQ));
      at(u, i + e).fma(all(G0), s.add(t)).intoArray(g, k + e);
      u1.sub(u2).fma(all(P * GP), u3.sub(u4).mul(all(Q * GQ))).intoArray(g, k + next + e);
      s.fma(all(PP), t.fma(all(QQ), at(u, i + 5 * step + e))).intoArray(g, k + 2 * next + e);
    }
  }

  private static void places(float[] m, int i, int step, float[] y, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector m1 = at(m, i + step + e);
      FloatVector m2 = at(m, i + 2 * step + e);
      FloatVector m3 = at(m, i + 3 * step + e);
      FloatVector m4 = at(m, i + 4 * step + e);
      FloatVector s = m1.add(m2);
      FloatVector t = m3.add(m4);
      at(y, k + e).add(at(m, i + e).add(s.add(t))).intoArray(y, k + e);
      FloatVector y2 = t.fma(all(QQ), at(y, k + 2 * next + e));
      s.fma(all(PP), y2).intoArray(y, k + 2 * next + e);
      s = m1.sub(m2);
      t = m3.sub(m4);
      FloatVector y1 = t.fma(all(Q), at(y, k + next + e));
      s.fma(all(P), y1).intoArray(y, k + next + e);
      FloatVector y3 = at(y, k + 3 * next + e).add(at(m, i + 5 * step + e));
      s.fma(all(P * PP), t.fma(all(Q * QQ), y3)).intoArray(y, k + 3 * next + e);
    }
  }

  private static void placesBack(
      float[] y, int i, int step, float[] m, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector y0 = at(y, i + e);
      FloatVector y1 = at(y, i + step + e);
      FloatVector y2 = at(y, i + 2 * step + e);
      FloatVector y3 = at(y, i + 3 * step + e);
      FloatVector even = y2.fma(all(PP), y0);
      FloatVector odd = y3.fma(all(PP), y1);
      y0.intoArray(m, k + e);
      odd.fma(all(P), even).intoArray(m, k + next + e);
      odd.fma(all(-P), even).intoArray(m, k + 2 * next + e);
      even = y2.fma(all(QQ), y0);
      odd = y3.fma(all(QQ), y1);
      odd.fma(all(Q), even).intoArray(m, k + 3 * next + e);
      odd.fma(all(-Q), even).intoArray(m, k + 4 * next + e);
      y3.intoArray(m, k + 5 * next + e);
    }
  }

  private static FloatVector at(float[] data, int i) {
    return FloatVector.fromArray(FLOATS, data, i);
  }

  private static FloatVector all(float x) {
    return FloatVector.broadcast(FLOATS, x);
  }
}
