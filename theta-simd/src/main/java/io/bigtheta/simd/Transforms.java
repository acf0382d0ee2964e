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
