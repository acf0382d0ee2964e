package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well one output of numbers is predicted.
 *
 * @param label the name of the output
 * @param rmse √(Σ (prediction − target)² / rows), in the unit of the output
 * @param r2 1 − Σ (prediction − target)² / Σ (target − mean target)²; NaN if no target differs from the mean
 * @param mae the mean of |prediction − target|, in the unit of the output
 * @param medianError the median of |prediction − target|, in the unit of the output
 * @param baselineRmse the RMSE of always predicting the mean target of these rows, which has R² 0
 * @param baselineMae the mean of |mean target − target|
 */
public record NumberScore(
    String label,
    double rmse,
    double r2,
    double mae,
    double medianError,
    double baselineRmse,
    double baselineMae) {
  /** Deviations below this share of the squares of the targets are rounding errors: the targets do not differ. */
  private static final double FLAT = 1e-24;

  /**
   * Sums over the rows.
   *
   * @param squares Σ (prediction − target)²
   * @param deviations Σ (target − mean target)²
   * @param total Σ target²
   * @param count how many numbers were predicted
   * @param errors |prediction − target| of each
   * @param distances Σ |target − mean target|
   */
  private record Sums(
      double squares,
      double deviations,
      double total,
      double count,
      double[] errors,
      double distances) {
    static Sums of(Dataset data, Matrix answers, int output) {
      double mean = 0;
      for (int i = 0; i < data.rows(); i++) {
        mean += data.targets().get(data.index(i), output) / (double) data.rows();
      }
      double squares = 0;
      double deviations = 0;
      double total = 0;
      double distances = 0;
      double[] errors = new double[data.rows()];
      for (int i = 0; i < data.rows(); i++) {
        double target = data.targets().get(data.index(i), output);
        squares += (answers.get(i, output) - target) * (answers.get(i, output) - target);
        deviations += (target - mean) * (target - mean);
        total += target * target;
        distances += Math.abs(target - mean);
        errors[i] = Math.abs(answers.get(i, output) - target);
      }
      return new Sums(squares, deviations, total, data.rows(), errors, distances);
    }

    Sums plus(Sums other) {
      return new Sums(
          squares + other.squares,
          deviations + other.deviations,
          total + other.total,
          count + other.count,
          DoubleStream.concat(DoubleStream.of(errors), DoubleStream.of(other.errors))
              .toArray(),
          distances + other.distances);
    }

    NumberScore score(String label) {
      return new NumberScore(
          label,
          Math.sqrt(squares / count),
          deviations > FLAT * total ? 1 - squares / deviations : Double.NaN,
          DoubleStream.of(errors).sum() / count,
          median(),
          Math.sqrt(deviations / count),
          distances / count);
    }

    private double median() {
      double[] sorted = errors.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  /** The score of all outputs together: their sums are added, each in its own unit. */
  public static NumberScore overall(Dataset data, Matrix answers) {
    return IntStream.range(0, answers.cols())
        .mapToObj(j -> Sums.of(data, answers, j))
        .reduce(new Sums(0, 0, 0, 0, new double[0], 0), Sums::plus)
        .score("");
  }

  /** The scores of all outputs. */
  public static List<NumberScore> of(Dataset data, Matrix answers) {
    List<String> labels = data.targets().labels();
    return IntStream.range(0, answers.cols())
        .mapToObj(j -> Sums.of(data, answers, j).score(labels.get(j)))
        .toList();
  }
}
