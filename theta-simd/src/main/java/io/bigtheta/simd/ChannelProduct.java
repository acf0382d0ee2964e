package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Taps;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of products of windows, channel by channel. A vector carries neighbouring channels. Four sums are calculated at
 * a time, so that they need not wait for one another: of four neighbouring windows, or, where all windows are added, of
 * four pixels.
 */
final class ChannelProduct {
  private static final int TOGETHER = 4;

  private ChannelProduct() {}

  /** The results for channels [left, right), which fill whole vectors. */
  static void plain(
      float[] a, int a0, Taps w, Matrix b, Matrix start, float[] out, int o0, int left, int right) {
    int next = w.next();
    int whole = w.places() / TOGETHER * TOGETHER;
    for (int line = 0; line < w.lines(); line++) {
      int from = a0 + line * w.lineNext();
      int to = o0 + line * w.toLine();
      for (int place = 0; place < w.places(); place += place < whole ? TOGETHER : 1) {
        for (int c = left; c < right; c += LANES) {
          int a1 = from + place * next + c;
          int o1 = to + place * w.toNext() + c;
          int b0 = b.offset() + c;
          int s0 = start.offset() + c;
          if (place < whole) {
            four(a, a1, next, w, b.data(), b0, b.cols(), start.data(), s0, out, o1);
          } else {
            one(a, a1, w, b.data(), b0, b.cols(), start.data(), s0, out, o1);
          }
        }
      }
    }
  }

  private static void four(
      float[] a,
      int a0,
      int next,
      Taps w,
      float[] b,
      int b0,
      int bNext,
      float[] start,
      int s0,
      float[] out,
      int o0) {
    FloatVector y0 = at(start, s0);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    int[] pixels = w.pixels();
    for (int k = 0; k < pixels.length; k++) {
      FloatVector weight = at(b, b0 + k * bNext);
      int i = a0 + pixels[k];
      y0 = at(a, i).fma(weight, y0);
      y1 = at(a, i + next).fma(weight, y1);
      y2 = at(a, i + 2 * next).fma(weight, y2);
      y3 = at(a, i + 3 * next).fma(weight, y3);
    }
    int toNext = w.toNext();
    y0.intoArray(out, o0);
    y1.intoArray(out, o0 + toNext);
    y2.intoArray(out, o0 + 2 * toNext);
    y3.intoArray(out, o0 + 3 * toNext);
  }

  private static void one(
      float[] a,
      int a0,
      Taps w,
      float[] b,
      int b0,
      int bNext,
      float[] start,
      int s0,
      float[] out,
      int o0) {
    FloatVector y = at(start, s0);
    int[] pixels = w.pixels();
    for (int k = 0; k < pixels.length; k++) {
      y = at(a, a0 + pixels[k]).fma(at(b, b0 + k * bNext), y);
    }
    y.intoArray(out, o0);
  }

  /** Adds the products of channels [left, right), which fill whole vectors, to the sums. */
  static void add(float[] a, int a0, Taps w, Matrix b, Matrix sums, int left, int right) {
    int count = w.pixels().length;
    int whole = count / TOGETHER * TOGETHER;
    for (int line = 0; line < w.lines(); line++) {
      int from = a0 + line * w.lineNext();
      int row = b.at(line * w.places());
      for (int c = left; c < right; c += LANES) {
        for (int k = 0; k < count; k += k < whole ? TOGETHER : 1) {
          int s0 = sums.at(k) + c;
          if (k < whole) {
            addFour(a, from + c, w, k, b.data(), row + c, b.cols(), sums.data(), s0, sums.cols());
          } else {
            addOne(a, from + c, w, k, b.data(), row + c, b.cols(), sums.data(), s0);
          }
        }
      }
    }
  }

  private static void addFour(
      float[] a,
      int a0,
      Taps w,
      int k,
      float[] b,
      int b0,
      int bNext,
      float[] sums,
      int s0,
      int sNext) {
    FloatVector y0 = at(sums, s0);
    FloatVector y1 = at(sums, s0 + sNext);
    FloatVector y2 = at(sums, s0 + 2 * sNext);
    FloatVector y3 = at(sums, s0 + 3 * sNext);
    int[] pixels = w.pixels();
    int i0 = a0 + pixels[k];
    int i1 = a0 + pixels[k + 1];
    int i2 = a0 + pixels[k + 2];
    int i3 = a0 + pixels[k + 3];
    int next = w.next();
    int places = w.places();
    for (int p = 0; p < places; p++) {
      FloatVector derivative = at(b, b0 + p * bNext);
      y0 = at(a, i0 + p * next).fma(derivative, y0);
      y1 = at(a, i1 + p * next).fma(derivative, y1);
      y2 = at(a, i2 + p * next).fma(derivative, y2);
      y3 = at(a, i3 + p * next).fma(derivative, y3);
    }
    y0.intoArray(sums, s0);
    y1.intoArray(sums, s0 + sNext);
    y2.intoArray(sums, s0 + 2 * sNext);
    y3.intoArray(sums, s0 + 3 * sNext);
  }

  private static void addOne(
      float[] a, int a0, Taps w, int k, float[] b, int b0, int bNext, float[] sums, int s0) {
    FloatVector y = at(sums, s0);
    int i = a0 + w.pixels()[k];
    int next = w.next();
    int places = w.places();
    for (int p = 0; p < places; p++) {
      y = at(a, i + p * next).fma(at(b, b0 + p * bNext), y);
    }
    y.intoArray(sums, s0);
  }

  private static FloatVector at(float[] numbers, int i) {
    return FloatVector.fromArray(FLOATS, numbers, i);
  }
}
