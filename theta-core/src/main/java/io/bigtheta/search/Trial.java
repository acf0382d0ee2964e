package io.bigtheta.search;

import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldScore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A candidate and what came of its folds.
 *
 * @param candidate as it was trained: in an early round of a search for fewer epochs than in the last
 * @param order its place among the candidates of the search, from 0
 * @param parameters of its network, for rows as all of the data make them: the size that the smallest is sought by
 * @param folds that came to their end, in order
 * @param independent the k of {@link Estimate}
 */
public record Trial(
    Candidate candidate, int order, int parameters, List<FoldScore> folds, double independent) {
  public Trial {
    folds = List.copyOf(folds);
  }

  public String name() {
    return candidate.name();
  }

  /** Of the measure over the folds. */
  public Estimate score(Measure measure) {
    return estimate(measure::score);
  }

  /** The mean over the folds as something to make small; infinite if it is no number. */
  double error(Measure measure) {
    double sum = 0;
    for (FoldScore fold : folds) {
      sum += measure.error(measure.score(fold)) / folds.size();
    }
    return sum;
  }

  /** Of the loss on the rows held out. */
  public Estimate loss() {
    return estimate(FoldScore::loss);
  }

  /** Of the share of right classes; NaN where targets are numbers. */
  public Estimate accuracy() {
    return estimate(FoldScore::accuracy);
  }

  /** Of the root of the mean squared error, in the target's own unit; NaN for classes. */
  public Estimate rmse() {
    return estimate(FoldScore::rmse);
  }

  /** Of R²; NaN for classes. */
  public Estimate r2() {
    return estimate(FoldScore::r2);
  }

  /** Of this trial's score less another's on the same folds: what all folds have in common, such as hard rows, cancels out. */
  public Estimate paired(Trial other, Measure measure) {
    double[] differences = new double[Math.min(folds.size(), other.folds.size())];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = measure.score(folds.get(i)) - measure.score(other.folds.get(i));
    }
    return Estimate.of(differences, independent);
  }

  private Estimate estimate(ToDoubleFunction<FoldScore> score) {
    return Estimate.of(folds.stream().mapToDouble(score).toArray(), independent);
  }
}
