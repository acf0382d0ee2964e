package io.bigtheta.data;

import io.bigtheta.math.machinery.Nonzeros;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pixels of images that are not black. Each image is a list of pairs of bytes: how many columns further the next
 * pixel is, and its value. A batch of images in any order then reads a third of the memory that the images themselves
 * take.
 */
final class BrightPixels {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final int EIGHT = 8;
  private static final int FURTHEST = 255;
  private static final int LINE = 64;

  /** How many images are sampled to estimate how bright all of them are. */
  private static final int SAMPLES = 1024;

  private static final double SLACK = 1.03;

  private final byte[] pairs;
  private final int[] ends;

  private BrightPixels(byte[] pairs, int[] ends) {
    this.pairs = pairs;
    this.ends = ends;
  }

  /**
   * The list for all images. It is empty unless most pixels of a sample of the images are black, because it would be
   * larger than it is worth.
   */
  static Optional<BrightPixels> of(byte[] values, int rows, int cols) {
    int apart = Math.max(1, rows / SAMPLES);
    long size = 0;
    long count = 0;
    for (int row = 0; row < rows; row += apart) {
      size += cols;
      count += count(values, row * cols, (row + 1) * cols);
    }
    if (!Nonzeros.pays(count, size)) {
      return Optional.empty();
    }
    // each pixel that is not black takes a pair, and so does a gap that is too far for one pair
    long room = 2L * (cols + cols / FURTHEST);
    double share = (double) count / size + 1.0 / FURTHEST;
    long most = room + (long) (2 * SLACK * share * values.length);
    byte[] pairs = new byte[0];
    int[] ends = new int[rows];
    int end = 0;
    for (int row = 0; row < rows; row++) {
      if (pairs.length - end < room) {
        if (most > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        pairs = Arrays.copyOf(pairs, (int) most);
        most += most / EIGHT + room; // if the images not sampled are brighter
      }
      end = list(values, row * cols, (row + 1) * cols, pairs, end);
      ends[row] = end;
    }
    return Optional.of(new BrightPixels(pairs, ends));
  }

  private static int count(byte[] values, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i += EIGHT) {
      count += Long.bitCount(bright(values, i, to));
    }
    return count;
  }

  /** Writes the pairs of one image and returns where they end in {@code pairs}. */
  private static int list(byte[] values, int from, int to, byte[] pairs, int begin) {
    int end = begin;
    int last = from;
    for (int i = from; i < to; i += EIGHT) {
      for (long bright = bright(values, i, to); bright != 0; bright &= bright - 1) {
        int at = i + Long.numberOfTrailingZeros(bright) / EIGHT;
        for (; at - last > FURTHEST; last += FURTHEST) {
          pairs[end++] = (byte) FURTHEST;
          pairs[end++] = 0;
        }
        pairs[end++] = (byte) (at - last);
        pairs[end++] = values[at];
        last = at;
      }
    }
    return end;
  }

  /** Has the high bit set in each of the eight bytes from {@code i} on that is not 0 and lies before {@code to}. */
  private static long bright(byte[] values, int i, int to) {
    if (i > values.length - EIGHT) {
      long bright = 0;
      for (int k = 0; i + k < to; k++) {
        bright |= values[i + k] == 0 ? 0 : 0x80L << EIGHT * k;
      }
      return bright;
    }
    long bytes = (long) LONGS.get(values, i);
    long bright = ((bytes & LOW_BITS) + LOW_BITS | bytes) & ~LOW_BITS;
    return i > to - EIGHT ? bright & (1L << EIGHT * (to - i)) - 1 : bright;
  }

  /** Reads one byte of every cache line that the pairs of an image lie in, so that they are fetched into the cache. */
  int touch(int row) {
    int sum = 0;
    for (int q = begin(row); q < end(row); q += LINE) {
      sum += pairs[q];
    }
    return sum;
  }

  /** The pairs of all images. The pairs of image {@code row} are in [{@link #begin}, {@link #end}). */
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
