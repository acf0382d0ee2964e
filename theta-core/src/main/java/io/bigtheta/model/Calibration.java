package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the rows predicted with 80 %, 80 % should be right. The rows are put
 * into ten bins of equal width by a probability. With two classes it is the probability of the positive class, which is
 * compared with the share of rows of that class. Otherwise it is the largest probability of a row, which is compared
 * with the share of right predictions.
 *
 * @param bins the bins that hold rows, by ascending probability
 * @param error the expected calibration error Σ rows/all · |share − probability| (Naeini, Cooper and Hauskrecht, AAAI
 *     2015; Guo and others, ICML 2017)
 */
public record Calibration(List<Bin> bins, double error) {
  private static final int BINS = 10;

  /**
   * The rows of a bin.
   *
   * @param rows the number of rows
   * @param probability their mean probability
   * @param share the share of them for which it came true
   */
  public record Bin(int rows, double probability, double share) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The calibration of predictions.
   *
   * @param answers [rows, classes], the probabilities
   * @param positive the index of the positive class of two; −1 for the predicted class
   */
  public static Calibration of(Dataset data, Matrix answers, int positive) {
    int[] rows = new int[BINS];
    double[] sums = new double[BINS];
    int[] came = new int[BINS];
    for (int i = 0; i < data.rows(); i++) {
      int looked = positive < 0 ? answers.argmax(i) : positive;
      float p = answers.get(i, looked);
      int bin = Math.max(0, Math.min(BINS - 1, (int) (p * BINS)));
      rows[bin]++;
      sums[bin] += p;
      came[bin] += data.label(i) == looked ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      if (rows[b] > 0) {
        bins.add(new Bin(rows[b], sums[b] / rows[b], came[b] / (double) rows[b]));
        error += Math.abs(came[b] - sums[b]) / data.rows();
      }
    }
    return new Calibration(bins, error);
  }
}
