package io.bigtheta.data;

import java.util.Optional;

/** Where images are not black: for each, its columns in ascending order. Looked up once, used in every epoch. */
final class Colours {
  private static final int SAMPLES = 1 << 16;

  private final char[] columns;
  private final int[] ends;

  private Colours(char[] columns, int[] ends) {
    this.columns = columns;
    this.ends = ends;
  }

  /** Of all images, if most of them is black: else a list would be longer than it is worth. */
  static Optional<Colours> of(Pixels pixels) {
    byte[] values = pixels.values();
    if (pixels.cols() > Character.MAX_VALUE || !mostlyBlack(values)) {
      return Optional.empty();
    }
    int[] ends = new int[pixels.rows()];
    int count = 0;
    for (byte value : values) {
      count += value == 0 ? 0 : 1;
    }
    char[] columns =
        new char[count + 1]; // one more: a column is written before it is known to belong there
    int end = 0;
    for (int row = 0; row < ends.length; row++) {
      int start = row * pixels.cols();
      for (int j = 0; j < pixels.cols(); j++) {
        columns[end] = (char) j;
        end += -(values[start + j] & 0xFF) >>> 31; // no branch, which nobody could predict
      }
      ends[row] = end;
    }
    return Optional.of(new Colours(columns, ends));
  }

  private static boolean mostlyBlack(byte[] values) {
    int step = values.length / SAMPLES | 1; // odd, so that it does not walk down one column
    int black = 0;
    int seen = 0;
    for (int i = 0; i < values.length; i += step) {
      black += values[i] == 0 ? 1 : 0;
      seen++;
    }
    return black * 5L > seen * 3L;
  }

  /** The lists of all images: that of {@code row} from {@link #begin} to {@link #end}. */
  char[] columns() {
    return columns;
  }

  int begin(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }
}
