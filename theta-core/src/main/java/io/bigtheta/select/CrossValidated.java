package io.bigtheta.select;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The result of a cross-validation.
 *
 * @param asked the number of folds that were asked for
 * @param folds the folds that were trained to their end: all of them, unless the session was cancelled
 * @param rows the number of rows of the dataset
 * @param duplicates the number of rows that were held out while an equal row was learnt from; if there are any, scores
 *     are too good
 * @param outOfFold a prediction for every row that was held out
 */
public record CrossValidated(
    int asked, List<Fold> folds, int rows, int duplicates, OutOfFold outOfFold) {
  public CrossValidated {
    folds = List.copyOf(folds);
  }

  /** Whether all folds were trained. */
  public boolean complete() {
    return folds.size() == asked;
  }

  /** The estimate of the loss on the rows held out. */
  public Estimate loss() {
    return estimate(fold -> fold.held().loss());
  }

  /** The estimate of the accuracy, a share in [0, 1]; NaN if targets are numbers. */
  public Estimate accuracy() {
    return estimate(fold -> fold.held().accuracy());
  }

  /** The estimate of the RMSE, in the target's own unit; NaN unless targets are numbers. */
  public Estimate rmse() {
    return estimate(fold -> fold.held().rmse());
  }

  /** The estimate of R² within each fold; NaN unless targets are numbers, and if a fold holds out a single row. */
  public Estimate r2() {
    return estimate(fold -> fold.held().r2());
  }

  private Estimate estimate(ToDoubleFunction<Fold> score) {
    long held = folds.stream().mapToLong(fold -> fold.held().rows()).sum();
    return Estimate.of(
        folds.stream().mapToDouble(score).toArray(),
        Estimate.independent(folds.size(), held, rows));
  }

  /**
   * The median of the folds' best epochs, rounded up. It says how long to train on all rows. It is 0 if no fold has a
   * best epoch.
   */
  public int medianBestEpoch() {
    int[] best = folds.stream()
        .mapToInt(Fold::bestEpoch)
        .filter(epoch -> epoch > 0)
        .sorted()
        .toArray();
    return best.length == 0 ? 0 : (best[(best.length - 1) / 2] + best[best.length / 2] + 1) / 2;
  }

  /** The mean score ± its standard error. The digits are the same on every machine. */
  @Override
  public String toString() {
    Estimate accuracy = accuracy();
    String score = Double.isNaN(accuracy.mean())
        ? String.format(
            Locale.ROOT,
            "RMSE %.4g ± %.2g, R² %.4f ± %.4f",
            rmse().mean(),
            rmse().standardError(),
            r2().mean(),
            r2().standardError())
        : String.format(
            Locale.ROOT,
            "accuracy %.2f %% ± %.2f",
            100 * accuracy.mean(),
            100 * accuracy.standardError());
    return score + " over " + folds.size() + (folds.size() == 1 ? " fold" : " folds");
  }
}
