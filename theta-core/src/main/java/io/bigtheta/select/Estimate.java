package io.bigtheta.select;

/**
 * An estimate from the scores of the folds: their mean, its standard error, and the 95 % confidence interval of the
 * true value.
 *
 * <p>The standard error is sd / √k, where sd is the standard deviation of the scores (with divisor number − 1). The
 * interval is mean ± t · standard error, with Student's t for k − 1 degrees of freedom. k is the number of folds. If
 * rows are held out more than once, k is the number of folds that would hold out each row once, because repeating
 * brings no new rows. Folds share training rows, so the interval is still slightly too narrow (Bengio and Grandvalet,
 * JMLR 2004).
 *
 * @param mean the mean over the folds
 * @param standardError the standard error of the mean; NaN with a single fold
 * @param low the low end of the 95 % interval; NaN with a single fold
 * @param high the high end of the 95 % interval; NaN with a single fold
 */
public record Estimate(double mean, double standardError, double low, double high) {
  private static final double CONFIDENCE = 0.95;

  /**
   * The k of the standard error: how many of {@code folds} folds, which hold out {@code held} rows in all, would hold
   * out each of {@code rows} rows once. It is at most {@code folds}.
   */
  public static double independent(int folds, long held, int rows) {
    return folds / Math.max(1, (double) held / rows);
  }

  /**
   * The estimate from one score for each fold.
   *
   * @param independent the k of the standard error, at most the number of scores; see {@link #independent}
   */
  public static Estimate of(double[] scores, double independent) {
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    if (scores.length < 2 || !(independent > 1)) {
      double known = scores.length == 0 ? Double.NaN : mean;
      return new Estimate(known, Double.NaN, Double.NaN, Double.NaN);
    }
    double error = Math.sqrt(squares / (scores.length - 1) / independent);
    double spread = StudentT.within(CONFIDENCE, independent - 1) * error;
    return new Estimate(mean, error, mean - spread, mean + spread);
  }
}
