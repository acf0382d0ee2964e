package io.bigtheta.run.result;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.history.Epoch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How well models predict one by one and together.
 *
 * @param classes whether accuracies are compared; otherwise validation losses and test RMSEs
 * @param single the scores of each model
 * @param validation the evaluation of all models together, if they share validation rows
 * @param test the evaluation of all models together on the test rows, if there are any
 */
public record JointScores(
    boolean classes,
    List<Single> single,
    Optional<Evaluation> validation,
    Optional<Evaluation> test) {
  /**
   * The scores of one model.
   *
   * @param path where the model is
   * @param mark the number that tells it from the others: a seed or an epoch
   * @param epoch the epoch whose weights it has, if there is a model
   * @param digest the digest of its θ; empty if there is no model
   */
  public record Single(
      Path path, long mark, Optional<Epoch> epoch, Optional<Evaluation> test, String digest) {}

  public JointScores {
    single = List.copyOf(single);
  }

  /** The accuracy for classes, the RMSE for numbers. */
  public double score(Evaluation judged) {
    return classes ? judged.accuracy() : judged.rmse();
  }

  /** The test score of each model that has one. */
  public double[] scores() {
    return single.stream()
        .flatMap(one -> one.test().stream())
        .mapToDouble(this::score)
        .toArray();
  }

  /** The mean of the test scores; NaN if there is none. */
  public double mean() {
    return mean(scores());
  }

  private static double mean(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  /** The sample standard deviation of the test scores: √(Σ (s − mean)² / (n − 1)); NaN for fewer than two. */
  public double deviation() {
    double[] scores = scores();
    double mean = mean(scores);
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    return scores.length < 2 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
  }
}
