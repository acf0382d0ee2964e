package io.bigtheta.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well one class is recognised.
 *
 * @param label the name of the class
 * @param rows the number of rows of this class
 * @param predicted the number of rows for which this class is predicted
 * @param right the number of rows of this class for which it is predicted
 */
public record ClassScore(String label, int rows, int predicted, int right) {
  /** The scores of all classes, from counts [true class][predicted class]. */
  public static List<ClassScore> of(List<String> labels, int[][] confusion) {
    return IntStream.range(0, confusion.length)
        .mapToObj(k -> new ClassScore(
            labels.get(k),
            IntStream.of(confusion[k]).sum(),
            IntStream.range(0, confusion.length).map(i -> confusion[i][k]).sum(),
            confusion[k][k]))
        .toList();
  }

  /** The share of the rows with this prediction that have this class; NaN if no row has this prediction. */
  public double precision() {
    return (double) right / predicted;
  }

  /** The share of the rows of this class that are predicted right; NaN if there are no such rows. */
  public double recall() {
    return (double) right / rows;
  }

  /**
   * The harmonic mean of precision and recall, 2·right / (rows + predicted). It is 0 if the class is never predicted,
   * and NaN if no row has this class either.
   */
  public double f1() {
    return 2.0 * right / ((double) rows + predicted);
  }
}
