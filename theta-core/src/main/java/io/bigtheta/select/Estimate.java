package io.bigtheta.select;

/**
 * What the scores of the folds say about the recipe: their mean, how far it may be off, and where the true value lies with
 * 95 % confidence.
 *
 * <p>standard error = sd / √k, with sd the standard deviation of the scores (divided by their number − 1), and interval = mean
 * ± t · standard error, with Student's t for k − 1 degrees of freedom. k is the number of folds; where rows are held out more
 * than once, it is the number of folds that would hold each out once, as repeating brings no new rows. Folds share training
 * rows, so even this is too narrow by a little (Bengio and Grandvalet, JMLR 2004).
 *
 * @param mean over the folds
 * @param standardError NaN with a single fold
 * @param low end of the 95 % interval; NaN with a single fold
 * @param high end of it
 */
public record Estimate(double mean, double standardError, double low, double high) {
  private static final double CONFIDENCE = 0.95;

  /** How many of {@code folds}, which hold out {@code held} rows in all, hold each of {@code rows} out once; no more than there are. */
  public static double independent(int folds, long held, int rows) {
    return folds / Math.max(1, (double) held / rows);
  }

  /**
   * Of one score a fold.
   *
   * @param independent k as said above, at most the number of scores
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
