package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well one flag is predicted. A probability above ½ counts as a yes.
 *
 * @param label the name of the flag
 * @param rows the number of rows
 * @param truePositives the number of rows predicted yes that are yes
 * @param falsePositives the number of rows predicted yes that are no
 * @param falseNegatives the number of rows predicted no that are yes
 */
public record FlagScore(
    String label, int rows, int truePositives, int falsePositives, int falseNegatives) {
  /** The probability above which a prediction is a yes. */
  private static final float HALF = 0.5f;

  /** The scores of all flags. */
  static List<FlagScore> of(Dataset data, Matrix answers) {
    List<String> labels = data.targets().labels();
    return IntStream.range(0, answers.cols())
        .mapToObj(j -> of(labels.get(j), data, answers, j))
        .toList();
  }

  private static FlagScore of(String label, Dataset data, Matrix answers, int output) {
    int both = 0;
    int alarms = 0;
    int misses = 0;
    for (int i = 0; i < data.rows(); i++) {
      boolean answer = answers.get(i, output) > HALF;
      boolean truth = truth(data, i, output);
      both += answer && truth ? 1 : 0;
      alarms += answer && !truth ? 1 : 0;
      misses += !answer && truth ? 1 : 0;
    }
    return new FlagScore(label, data.rows(), both, alarms, misses);
  }

  private static boolean truth(Dataset data, int row, int output) {
    return data.targets().get(data.index(row), output) > HALF;
  }

  /** The share of rows all of whose flags are predicted right. */
  static double exact(Dataset data, Matrix answers) {
    int right = 0;
    for (int i = 0; i < data.rows(); i++) {
      int row = i;
      right += IntStream.range(0, answers.cols())
              .allMatch(j -> answers.get(row, j) > HALF == truth(data, row, j))
          ? 1
          : 0;
    }
    return (double) right / data.rows();
  }

  /** The share of rows in which this flag is predicted right. */
  public double accuracy() {
    return 1 - (double) (falsePositives + falseNegatives) / rows;
  }

  /** TP / (TP + FP); NaN if no row is predicted yes. */
  public double precision() {
    return (double) truePositives / (truePositives + falsePositives);
  }

  /** TP / (TP + FN); NaN if no row is yes. */
  public double recall() {
    return (double) truePositives / (truePositives + falseNegatives);
  }

  /** 2·TP / (2·TP + FP + FN); NaN if no row is yes and no row is predicted yes. */
  public double f1() {
    return 2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives);
  }
}
