package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Shape;
import java.util.Arrays;

/**
 * What the windows over one image see, a row for each place: [places, size · size · channels], window row after window row. So
 * many rows of places at a time that they stay in the second cache.
 */
final class Patches {
  private static final ThreadLocal<Patches> OF_THREAD = ThreadLocal.withInitial(Patches::new);
  private static final int FLOATS = 1 << 15;
  private static final int FEW = 16;

  private float[] buffer = new float[0];
  private float[] spare = new float[0];

  private Patches() {}

  static Patches ofThread() {
    return OF_THREAD.get();
  }

  /** Rows of places at a time. */
  static int rows(Window window, Shape input, Shape output) {
    long row = (long) output.width() * length(window, input);
    return (int) Math.max(1, Math.min(output.height(), FLOATS / row));
  }

  /** Numbers that a window sees. */
  static int length(Window window, Shape input) {
    return window.size() * window.size() * input.channels();
  }

  /** A matrix for {@code rows} rows of places. */
  Matrix room(int rows, Window window, Shape input, Shape output) {
    int places = rows * output.width();
    int length = length(window, input);
    if (buffer.length < places * length) {
      buffer = new float[places * length];
    }
    return new Matrix(buffer, 0, places, length);
  }

  /** Another matrix. */
  Matrix spare(int rows, int cols) {
    if (spare.length < rows * cols) {
      spare = new float[rows * cols];
    }
    return new Matrix(spare, 0, rows, cols);
  }

  /** Writes what the windows of rows {@code first …} of places see of the image that begins at {@code x[x0]}. */
  static void gather(
      Window window, Shape input, Shape output, float[] x, int x0, int first, Matrix patches) {
    int channels = input.channels();
    int reach = window.size() * channels;
    if (reach <= FEW) {
      gatherFew(window, input, output, x, x0, first, patches);
      return;
    }
    int top = window.before(input.height(), output.height());
    int side = window.before(input.width(), output.width());
    float[] to = patches.data();
    int at = patches.offset();
    for (int place = 0; place < patches.rows(); place++) {
      int top0 = (first + place / output.width()) * window.stride() - top;
      int left = place % output.width() * window.stride() - side;
      int from = Math.max(0, left);
      int end = Math.min(input.width(), left + window.size());
      boolean inside = from == left && end == left + window.size();
      for (int y = top0; y < top0 + window.size(); y++) {
        boolean seen = y >= 0 && y < input.height() && from < end;
        int source = x0 + (y * input.width() + from) * channels;
        if (seen && inside) {
          System.arraycopy(x, source, to, at, reach);
        } else {
          Arrays.fill(to, at, at + reach, 0);
          if (seen) {
            System.arraycopy(x, source, to, at + (from - left) * channels, (end - from) * channels);
          }
        }
        at += reach;
      }
    }
  }

  /** Where a window's row is short: one of its numbers after the other, for all places of a row. */
  private static void gatherFew(
      Window window, Shape input, Shape output, float[] x, int x0, int first, Matrix patches) {
    int channels = input.channels();
    int stride = window.stride();
    int length = patches.cols();
    int top = window.before(input.height(), output.height());
    int side = window.before(input.width(), output.width());
    float[] to = patches.data();
    for (int row = 0; row * output.width() < patches.rows(); row++) {
      for (int w = 0; w < window.size() * window.size(); w++) {
        int y = (first + row) * stride - top + w / window.size();
        int aside = w % window.size() - side;
        boolean seen = y >= 0 && y < input.height();
        // the places whose windows have this pixel inside the image
        int begin = seen ? Math.min(output.width(), Math.max(0, (stride - 1 - aside) / stride)) : 0;
        int end = seen
            ? Math.min(output.width(), Math.floorDiv(input.width() - 1 - aside, stride) + 1)
            : 0;
        for (int c = 0; c < channels; c++) {
          int at = patches.at(row * output.width()) + w * channels + c;
          int from = x0 + (y * input.width() + aside) * channels + c;
          fill0(to, at, length, 0, begin);
          for (int col = begin; col < end; col++) {
            to[at + col * length] = x[from + col * stride * channels];
          }
          fill0(to, at, length, Math.max(begin, end), output.width());
        }
      }
    }
  }

  private static void fill0(float[] to, int at, int length, int from, int end) {
    for (int col = from; col < end; col++) {
      to[at + col * length] = 0;
    }
  }

  /** The way back: adds every number of the patches to the pixel it was seen at, place after place. */
  static void scatter(
      Window window, Shape input, Shape output, Matrix patches, int first, float[] dx, int x0) {
    int channels = input.channels();
    int reach = window.size() * channels;
    int top = window.before(input.height(), output.height());
    int side = window.before(input.width(), output.width());
    float[] of = patches.data();
    int at = patches.offset();
    for (int place = 0; place < patches.rows(); place++) {
      int top0 = (first + place / output.width()) * window.stride() - top;
      int left = place % output.width() * window.stride() - side;
      int from = Math.max(0, left);
      int end = Math.min(input.width(), left + window.size());
      for (int y = top0; y < top0 + window.size(); y++) {
        if (y >= 0 && y < input.height()) {
          int seen = at + (from - left) * channels;
          int to = x0 + (y * input.width() + from) * channels;
          for (int i = 0; i < (end - from) * channels; i++) {
            dx[to + i] += of[seen + i];
          }
        }
        at += reach;
      }
    }
  }
}
