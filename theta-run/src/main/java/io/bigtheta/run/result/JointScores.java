package io.bigtheta.run.result;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.history.Epoch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How well models answer one by one and together.
 *
 * @param classes whether accuracy is what is compared; else validation loss and test RMSE
 * @param single the models one by one
 * @param validation the judgement on all of them together, where they have validation rows in common
 * @param test the same for test rows
 */
public record JointScores(
    boolean classes,
    List<Single> single,
    Optional<Evaluation> validation,
    Optional<Evaluation> test) {
  /**
   * One of the models.
   *
   * @param path where it is
   * @param mark the number by which it differs from the others: a seed, an epoch
   * @param epoch of its training that it is from, if there is a model
   * @param digest of its θ; empty if there is none
   */
  public record Single(
      Path path, long mark, Optional<Epoch> epoch, Optional<Evaluation> test, String digest) {}

  public JointScores {
    single = List.copyOf(single);
  }

  /** Accuracy of classes, RMSE of numbers. */
  public double score(Evaluation judged) {
    return classes ? judged.accuracy() : judged.rmse();
  }

  /** The test scores of the single models. */
  public double[] scores() {
    return single.stream()
        .flatMap(one -> one.test().stream())
        .mapToDouble(this::score)
        .toArray();
  }

  /** The mean of the test scores; NaN of none. */
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

  /** The standard deviation of the test scores as of a sample: its squares are divided by their number − 1. NaN of one. */
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
