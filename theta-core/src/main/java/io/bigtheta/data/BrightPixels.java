package io.bigtheta.data;

import io.bigtheta.math.Nonzeros;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where images are not black, and what is there: for each image pairs of bytes, how many columns further and which value,
 * one after the other. A batch of images in any order reads a third of what the images themselves would take from memory.
 */
final class BrightPixels {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final int EIGHT = 8;
  private static final int FURTHEST = 255;
  private static final int LINE = 64;

  private final byte[] pairs;
  private final int[] ends;

  private BrightPixels(byte[] pairs, int[] ends) {
    this.pairs = pairs;
    this.ends = ends;
  }

  /** Of all images, if most of them is black: else it would be larger than it is worth. */
  static Optional<BrightPixels> of(byte[] values, int rows, int cols) {
    long count = count(values);
    // where the way is too far, a black pixel is taken too
    long most = 2 * (count + values.length / FURTHEST);
    if (!Nonzeros.pays(count, values.length) || most > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    byte[] pairs = new byte[(int) most];
    int[] ends = new int[rows];
    int end = 0;
    for (int row = 0; row < rows; row++) {
      end = list(values, row * cols, (row + 1) * cols, pairs, end);
      ends[row] = end;
    }
    return Optional.of(new BrightPixels(pairs, ends));
  }

  private static long count(byte[] values) {
    long count = 0;
    int whole = values.length / EIGHT * EIGHT;
    for (int i = 0; i < whole; i += EIGHT) {
      long bytes = (long) LONGS.get(values, i);
      long high =
          ((bytes & LOW_BITS) + LOW_BITS | bytes) & ~LOW_BITS; // a bit for every byte that is not 0
      count += Long.bitCount(high);
    }
    for (int i = whole; i < values.length; i++) {
      count += values[i] == 0 ? 0 : 1;
    }
    return count;
  }

  /** Writes the pairs of one image and returns where they end. Eight black pixels take no longer than one. */
  private static int list(byte[] values, int from, int to, byte[] pairs, int begin) {
    int end = begin;
    int last = from;
    for (int i = from; i < to; i++) {
      if (i <= to - EIGHT && (long) LONGS.get(values, i) == 0) {
        i += EIGHT - 1;
      } else if (values[i] != 0) {
        for (; i - last > FURTHEST; last += FURTHEST) {
          pairs[end++] = (byte) FURTHEST;
          pairs[end++] = 0;
        }
        pairs[end++] = (byte) (i - last);
        pairs[end++] = values[i];
        last = i;
      }
    }
    return end;
  }

  /** Looks at every line of the cache that an image lies in, and so has it fetched. */
  int touch(int row) {
    int sum = 0;
    for (int q = begin(row); q < end(row); q += LINE) {
      sum += pairs[q];
    }
    return sum;
  }

  /** The pairs of all images: those of {@code row} from {@link #begin} to {@link #end}. */
  byte[] pairs() {
    return pairs;
  }

  int begin(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }
}
