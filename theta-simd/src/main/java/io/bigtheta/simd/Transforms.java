package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Streams;
import io.bigtheta.math.Transform;
import jdk.incubator.vector.FloatVector;

/** {@link Transform}, lane by lane; what does not fill a vector is left to the definition. */
final class Transforms {
  private Transforms() {}

  static void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    int whole = FLOATS.loopBound(length);
    float[] a = from.data();
    float[] b = to.data();
    int step = from.step();
    int next = to.step();
    for (int block = 0; block < blocks; block++) {
      int i = from.at() + block * from.next();
      int k = to.at() + block * to.next();
      switch (what) { // a method for each: the compiler need not see the others
        case PIXELS -> pixels(a, i, step, b, k, next, whole);
        case PIXELS_BACK -> pixelsBack(a, i, step, b, k, next, whole);
        case WEIGHTS -> weights(a, i, step, b, k, next, whole);
        case WEIGHTS_BACK -> weightsBack(a, i, step, b, k, next, whole);
        case PLACES -> places(a, i, step, b, k, next, whole);
        case PLACES_BACK -> placesBack(a, i, step, b, k, next, whole);
      }
    }
    if (whole < length) {
      what.of(from, to, blocks, whole, length);
    }
  }

  private static void pixels(float[] d, int i, int step, float[] v, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector d1 = at(d, i + step + e);
      FloatVector d2 = at(d, i + 2 * step + e);
      at(d, i + e).sub(d2).intoArray(v, k + e);
      d1.add(d2).intoArray(v, k + next + e);
      d2.sub(d1).intoArray(v, k + 2 * next + e);
      at(d, i + 3 * step + e).sub(d1).intoArray(v, k + 3 * next + e);
    }
  }

  private static void pixelsBack(
      float[] v, int i, int step, float[] d, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector v0 = at(v, i + e);
      FloatVector v1 = at(v, i + step + e);
      FloatVector v2 = at(v, i + 2 * step + e);
      FloatVector v3 = at(v, i + 3 * step + e);
      at(d, k + e).add(v0).intoArray(d, k + e);
      at(d, k + next + e).add(v1.sub(v2).sub(v3)).intoArray(d, k + next + e);
      at(d, k + 2 * next + e).add(v1.add(v2).sub(v0)).intoArray(d, k + 2 * next + e);
      at(d, k + 3 * next + e).add(v3).intoArray(d, k + 3 * next + e);
    }
  }

  private static void weights(float[] g, int i, int step, float[] u, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector g0 = at(g, i + e);
      FloatVector g1 = at(g, i + step + e);
      FloatVector g2 = at(g, i + 2 * step + e);
      FloatVector outer = g0.add(g2);
      g0.intoArray(u, k + e);
      outer.add(g1).mul(0.5f).intoArray(u, k + next + e);
      outer.sub(g1).mul(0.5f).intoArray(u, k + 2 * next + e);
      g2.intoArray(u, k + 3 * next + e);
    }
  }

  private static void weightsBack(
      float[] u, int i, int step, float[] g, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector u1 = at(u, i + step + e);
      FloatVector u2 = at(u, i + 2 * step + e);
      FloatVector half = u1.add(u2).mul(0.5f);
      at(u, i + e).add(half).intoArray(g, k + e);
      u1.sub(u2).mul(0.5f).intoArray(g, k + next + e);
      half.add(at(u, i + 3 * step + e)).intoArray(g, k + 2 * next + e);
    }
  }

  private static void places(float[] m, int i, int step, float[] y, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector m1 = at(m, i + step + e);
      FloatVector m2 = at(m, i + 2 * step + e);
      at(m, i + e).add(m1).add(m2).intoArray(y, k + e);
      m1.sub(m2).add(at(m, i + 3 * step + e)).intoArray(y, k + next + e);
    }
  }

  private static void placesBack(
      float[] y, int i, int step, float[] m, int k, int next, int length) {
    for (int e = 0; e < length; e += LANES) {
      FloatVector y0 = at(y, i + e);
      FloatVector y1 = at(y, i + step + e);
      y0.intoArray(m, k + e);
      y0.add(y1).intoArray(m, k + next + e);
      y0.sub(y1).intoArray(m, k + 2 * next + e);
      y1.intoArray(m, k + 3 * next + e);
    }
  }

  private static FloatVector at(float[] data, int i) {
    return FloatVector.fromArray(FLOATS, data, i);
  }
}
