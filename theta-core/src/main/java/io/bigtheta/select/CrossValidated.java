package io.bigtheta.select;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What came of a cross-validation.
 *
 * @param asked how many folds there were to be
 * @param folds those that were trained to their end: all of them, unless somebody cancelled
 * @param rows of the dataset
 * @param duplicates rows that were held out while an equal one was learnt from: with any, scores are too good
 * @param outOfFold an answer for every row that was held out
 */
public record CrossValidated(
    int asked, List<Fold> folds, int rows, int duplicates, OutOfFold outOfFold) {
  public CrossValidated {
    folds = List.copyOf(folds);
  }

  /** Whether no fold is missing. */
  public boolean complete() {
    return folds.size() == asked;
  }

  /** Of the loss on the rows held out. */
  public Estimate loss() {
    return estimate(fold -> fold.held().loss());
  }

  /** Of the share of right classes; NaN where targets are numbers. */
  public Estimate accuracy() {
    return estimate(fold -> fold.held().accuracy());
  }

  /** Of the root of the mean squared error, in the target's own unit; NaN for classes. */
  public Estimate rmse() {
    return estimate(fold -> fold.held().rmse());
  }

  /** Of R² within each fold; NaN for classes, and where a fold holds out a single row. */
  public Estimate r2() {
    return estimate(fold -> fold.held().r2());
  }

  private Estimate estimate(ToDoubleFunction<Fold> score) {
    long held = folds.stream().mapToLong(fold -> fold.held().rows()).sum();
    return Estimate.of(
        folds.stream().mapToDouble(score).toArray(),
        Estimate.independent(folds.size(), held, rows));
  }

  /** The median of the folds' best epochs, rounded up: how long to train on all rows. 0 if no fold has one. */
  public int medianBestEpoch() {
    int[] best = folds.stream()
        .mapToInt(Fold::bestEpoch)
        .filter(epoch -> epoch > 0)
        .sorted()
        .toArray();
    return best.length == 0 ? 0 : (best[(best.length - 1) / 2] + best[best.length / 2] + 1) / 2;
  }

  /** Mean ± standard error: the same digits on every machine. */
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
