package io.bigtheta.diagnosis;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How two columns go together.
 *
 * @param line the correlation, in [−1, 1]; 0 if a column does not vary
 * @param ranks the correlation of the ranks (Spearman, American Journal of Psychology 1904); equal values share the
 *     mean of their ranks
 * @param varied whether both columns have so many different values that their order says something
 */
record Correlation(double line, double ranks, boolean varied) {
  private static final int MANY = 20;

  /** No correlation. */
  static final Correlation NONE = new Correlation(0, 0, false);

  /** The correlation of a and b, which have the same length. */
  static Correlation of(double[] a, double[] b) {
    return new Correlation(
        line(a, b), line(ranks(a), ranks(b)), distinct(a) >= MANY && distinct(b) >= MANY);
  }

  private static long distinct(double[] values) {
    return Arrays.stream(values).distinct().count();
  }

  private static double line(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    double scale = Math.sqrt(squareA) * Math.sqrt(squareB);
    return scale > 0 ? product / scale : 0;
  }

  private static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
