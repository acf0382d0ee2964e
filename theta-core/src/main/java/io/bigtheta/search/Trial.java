package io.bigtheta.search;

import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldScore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A candidate and the scores of its folds.
 *
 * @param candidate the candidate as it was trained: in an early round of a search for fewer epochs than in the last
 * @param order its index among the candidates of the search, from 0
 * @param parameters the number of parameters of its network for all rows of the data; by this size the smallest network
 *     is chosen
 * @param folds the folds that came to their end, in order
 * @param independent the k of {@link Estimate}
 */
public record Trial(
    Candidate candidate, int order, int parameters, List<FoldScore> folds, double independent) {
  public Trial {
    folds = List.copyOf(folds);
  }

  /** The name of the candidate. */
  public String name() {
    return candidate.name();
  }

  /** The estimate of the measure over the folds. */
  public Estimate score(Measure measure) {
    return estimate(measure::score);
  }

  /** The mean error over the folds, to be minimised; infinite if it is not a number. */
  double error(Measure measure) {
    double sum = 0;
    for (FoldScore fold : folds) {
      sum += measure.error(measure.score(fold)) / folds.size();
    }
    return sum;
  }

  /** The estimate of the loss on the rows held out. */
  public Estimate loss() {
    return estimate(FoldScore::loss);
  }

  /** The estimate of the accuracy, a share in [0, 1]; NaN if targets are numbers. */
  public Estimate accuracy() {
    return estimate(FoldScore::accuracy);
  }

  /** The estimate of the RMSE, in the target's own unit; NaN unless targets are numbers. */
  public Estimate rmse() {
    return estimate(FoldScore::rmse);
  }

  /** The estimate of R²; NaN unless targets are numbers. */
  public Estimate r2() {
    return estimate(FoldScore::r2);
  }

  /**
   * The estimate of the difference between this trial's score and another's on the same folds. What a fold has in
   * common for both, such as hard rows, cancels out.
   */
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
