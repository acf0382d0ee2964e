package io.bigtheta.data;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Decides whether whole numbers stand for classes. */
final class ClassNumbers {
  /** Numbers of classes without gaps may be so many. */
  static final int MOST_NUMBERED = 100;

  /** Each class that a number stands for has at least so many rows, and at most this many times those of another. */
  private static final int LEAST = 5;

  private static final int UNEVEN = 4;

  /** Fewer different numbers are as often names of classes as amounts. */
  private static final int FEWEST_AMOUNTS = 6;

  private ClassNumbers() {}

  /**
   * Whether numbers are few whole ones that are no {@link #amounts}, or number classes: 0, 1, 2 … or 1, 2, 3 … without a gap and
   * about equally frequent, unlike counts and ages.
   *
   * @param different the different numbers, in ascending order
   * @param rows how many rows there are
   * @param cells the number in each row
   */
  static boolean are(double[] different, int rows, IntToDoubleFunction cells) {
    for (double value : different) {
      if (value != Math.rint(value)) {
        return false;
      }
    }
    int count = different.length;
    if (count <= Table.MOST_CLASSES && count * 2 <= rows) {
      return count < FEWEST_AMOUNTS || !amounts(different, rows, cells);
    }
    boolean gapless = count >= 2
        && count <= MOST_NUMBERED
        && (different[0] == 0 || different[0] == 1)
        && different[count - 1] - different[0] == count - 1;
    return gapless && even(different[0], count, rows, cells);
  }

  /**
   * Whether whole numbers are counts, marks or the like: their frequencies rise to one peak, fall after it, and differ much. Names
   * of classes would be so ordered by chance in one of 20 cases with six of them, and in fewer with more.
   */
  private static boolean amounts(double[] different, int rows, IntToDoubleFunction cells) {
    int[] frequencies = new int[different.length];
    for (int i = 0; i < rows; i++) {
      int at = Arrays.binarySearch(different, cells.applyAsDouble(i));
      if (at >= 0) {
        frequencies[at]++;
      }
    }
    int peak = 0;
    int least = rows;
    for (int k = 0; k < frequencies.length; k++) {
      peak = frequencies[k] > frequencies[peak] ? k : peak;
      least = Math.min(least, frequencies[k]);
    }
    for (int k = 1; k < frequencies.length; k++) {
      if (k <= peak ? frequencies[k] < frequencies[k - 1] : frequencies[k] > frequencies[k - 1]) {
        return false;
      }
    }
    return frequencies[peak] > UNEVEN * least;
  }

  private static boolean even(double first, int count, int rows, IntToDoubleFunction cells) {
    int[] frequencies = new int[count];
    for (int i = 0; i < rows; i++) {
      frequencies[(int) (cells.applyAsDouble(i) - first)]++;
    }
    int least = IntStream.of(frequencies).min().orElse(0);
    int most = IntStream.of(frequencies).max().orElse(0);
    return least >= LEAST && most <= UNEVEN * least;
  }
}
