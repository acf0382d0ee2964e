package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well one output of numbers is predicted.
 *
 * @param label the name of the output
 * @param rmse √(Σ (prediction − target)² / rows), in the unit of the output
 * @param r2 1 − Σ (prediction − target)² / Σ (target − mean target)²; NaN if no target differs from the mean
 */
public record NumberScore(String label, double rmse, double r2) {
  /** Deviations below this share of the squares of the targets are rounding errors: the targets do not differ. */
  private static final double FLAT = 1e-24;

  /**
   * Sums over the rows.
   *
   * @param squares Σ (prediction − target)²
   * @param deviations Σ (target − mean target)²
   * @param total Σ target²
   * @param count how many numbers were predicted
   */
  record Sums(double squares, double deviations, double total, double count) {
    static Sums of(Dataset data, Matrix answers, int output) {
      double mean = 0;
      for (int i = 0; i < data.rows(); i++) {
        mean += data.targets().get(data.index(i), output) / (double) data.rows();
      }
      double squares = 0;
      double deviations = 0;
      double total = 0;
      for (int i = 0; i < data.rows(); i++) {
        double target = data.targets().get(data.index(i), output);
        squares += (answers.get(i, output) - target) * (answers.get(i, output) - target);
        deviations += (target - mean) * (target - mean);
        total += target * target;
      }
      return new Sums(squares, deviations, total, data.rows());
    }

    Sums plus(Sums other) {
      return new Sums(
          squares + other.squares,
          deviations + other.deviations,
          total + other.total,
          count + other.count);
    }

    NumberScore score(String label) {
      return new NumberScore(
          label,
          Math.sqrt(squares / count),
          deviations > FLAT * total ? 1 - squares / deviations : Double.NaN);
    }
  }

  /** The score of all outputs together: their sums are added, each in its own unit. */
  static NumberScore overall(Dataset data, Matrix answers) {
    return IntStream.range(0, answers.cols())
        .mapToObj(j -> Sums.of(data, answers, j))
        .reduce(new Sums(0, 0, 0, 0), Sums::plus)
        .score("");
  }

  /** The scores of all outputs. */
  static List<NumberScore> of(Dataset data, Matrix answers) {
    List<String> labels = data.targets().labels();
    return IntStream.range(0, answers.cols())
        .mapToObj(j -> Sums.of(data, answers, j).score(labels.get(j)))
        .toList();
  }
}
