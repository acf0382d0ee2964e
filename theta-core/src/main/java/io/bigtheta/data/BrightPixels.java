package io.bigtheta.data;

import io.bigtheta.math.machinery.Nonzeros;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
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

  /** Images that are asked how bright they are, and how much brighter all of them may be. */
  private static final int SAMPLES = 1024;

  private static final double SLACK = 1.03;

  private final byte[] pairs;
  private final int[] ends;

  private BrightPixels(byte[] pairs, int[] ends) {
    this.pairs = pairs;
    this.ends = ends;
  }

  /** Of all images, if most of them is black, as some of them say: else it would be larger than it is worth. */
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
    // a pair for each pixel that is not black, and where the way to it is too far for one that is
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
        most += most / EIGHT + room; // if the others are brighter
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

  /** Writes the pairs of one image and returns where they end. */
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

  /** The high bit of each of eight bytes from {@code i}, if it is not 0 and lies before {@code to}. */
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
