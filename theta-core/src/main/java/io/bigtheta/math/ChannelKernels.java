package io.bigtheta.math;

import io.bigtheta.math.machinery.Taps;

/**
 * The loops of pools and of convolutions that calculate each channel by itself. A vector carries neighbouring channels.
 * None of them is shared among threads.
 */
public interface ChannelKernels {
  /**
   * Channels [left, right) of the results of all windows: start + Σ a·b over the pixels of a window, channel by channel,
   * with b [pixels, channels] and start [1, channels]. The first result begins at {@code out[o0]}. Each number is one
   * chain of fused multiply-adds, pixel after pixel.
   *
   * @param a0 the index in {@code a} at which the first window begins
   * @param w where the windows lie in {@code a}, and the results in {@code out}
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  default void channelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix start, float[] out, int o0, int left, int right) {
    for (int i = 0; i < w.windows(); i++) {
      int to = o0 + w.result(i) + left;
      System.arraycopy(start.data(), start.offset() + left, out, to, right - left);
      int window = a0 + w.window(i) + left;
      for (int k = 0; k < w.pixels().length; k++) {
        int from = window + w.pixels()[k];
        for (int c = 0; c < right - left; c++) {
          out[to + c] = Math.fma(a[from + c], b.get(k, left + c), out[to + c]);
        }
      }
    }
  }

  /**
   * Adds to channels [left, right) of each pixel of a window Σ a·b over all windows, channel by channel, with b [windows,
   * channels] and sums [pixels, channels]. Each number is one chain of fused multiply-adds, window after window.
   *
   * @param a0 the index in {@code a} at which the first window begins
   * @param w where the windows lie in {@code a}
   */
  @SuppressWarnings("exports") // only Theta's own layers ask
  default void addChannelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix sums, int left, int right) {
    for (int i = 0; i < w.windows(); i++) {
      int window = a0 + w.window(i) + left;
      for (int k = 0; k < w.pixels().length; k++) {
        int from = window + w.pixels()[k];
        for (int c = 0; c < right - left; c++) {
          sums.set(k, left + c, Math.fma(a[from + c], b.get(i, left + c), sums.get(k, left + c)));
        }
      }
    }
  }

  /** {@code to[t0 + i] = Math.max(a[a0 + i], b[b0 + i])} for n numbers. */
  default void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    for (int i = 0; i < n; i++) {
      to[t0 + i] = Math.max(a[a0 + i], b[b0 + i]);
    }
  }

  /**
   * Moves numbers from {@code from} to {@code to} where x equals y: they are added to {@code to}, and {@code from} is
   * set to 0 there. It handles n numbers, from {@code x[x0]}, {@code y[y0]}, {@code from[f0]} and {@code to[t0]} on.
   */
  default void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    for (int i = 0; i < n; i++) { // no branch, because nobody could predict it
      int bits = Float.floatToRawIntBits(from[f0 + i]);
      int same = x[x0 + i] == y[y0 + i] ? -1 : 0;
      to[t0 + i] += Float.intBitsToFloat(bits & same);
      from[f0 + i] = Float.intBitsToFloat(bits & ~same);
    }
  }
}
