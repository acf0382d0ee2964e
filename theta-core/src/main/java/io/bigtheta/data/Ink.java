package io.bigtheta.data;

import io.bigtheta.math.Nonzeros;
import java.util.Optional;

/**
 * Where images are not black, and what is there: for each image pairs of bytes, how many columns further and which value,
 * one after the other. A batch of images in any order reads a third of what the images themselves would take from memory.
 */
final class Ink {
  private static final int FURTHEST = 255;

  private final byte[] pairs;
  private final int[] ends;

  private Ink(byte[] pairs, int[] ends) {
    this.pairs = pairs;
    this.ends = ends;
  }

  /** Of all images, if most of them is black: else it would be larger than it is worth. */
  static Optional<Ink> of(byte[] values, int rows, int cols) {
    long count = 0;
    for (byte value : values) {
      count += value == 0 ? 0 : 1;
    }
    long most = 2
        * (count
            + values.length / FURTHEST
            + 1); // where the way is too far, a black pixel halfway is taken too
    if (!Nonzeros.pays(count, values.length) || most > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    byte[] pairs = new byte[(int) most];
    int[] ends = new int[rows];
    int end = 0;
    for (int row = 0; row < rows; row++) {
      int start = row * cols;
      int last = 0;
      for (int j = 0; j < cols; j++) { // without a branch, which nobody could predict
        int value = values[start + j] & 0xFF;
        int taken = -(value | (j - last) / FURTHEST) >>> 31;
        pairs[end] = (byte) (j - last);
        pairs[end + 1] = (byte) value;
        end += 2 * taken;
        last += (j - last) * taken;
      }
      ends[row] = end;
    }
    return Optional.of(new Ink(pairs, ends));
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
