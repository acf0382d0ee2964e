package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rows on which a model is most wrong. */
final class Mistakes {
  private Mistakes() {}

  /**
   * A row with a wrong answer.
   *
   * @param row of the dataset, from 0
   * @param probability that the model gave to its answer
   */
  record Wrong(int row, int truth, int answer, float probability) {}

  /** The wrong answers, the most confident first, at most {@code most}. Of equal ones the first row comes first. */
  static List<Wrong> classes(Dataset data, Evaluation evaluation, int most) {
    Matrix answers = evaluation.answers();
    return IntStream.range(0, data.rows())
        .filter(i -> answers.argmax(i) != data.label(i))
        .mapToObj(
            i -> new Wrong(i, data.label(i), answers.argmax(i), answers.get(i, answers.argmax(i))))
        .sorted(Comparator.comparingDouble((Wrong wrong) -> -wrong.probability()))
        .limit(most)
        .toList();
  }

  /** A number with its prediction, for one output of one row. */
  record Miss(int row, int output, double truth, double answer) {
    double error() {
      return answer - truth;
    }
  }

  /** The answers with the largest errors, at most {@code most}. */
  static List<Miss> numbers(Dataset data, Evaluation evaluation, int most) {
    int outputs = evaluation.answers().cols();
    return IntStream.range(0, data.rows() * outputs)
        .mapToObj(k -> new Miss(
            k / outputs,
            k % outputs,
            data.targets().get(data.index(k / outputs), k % outputs),
            evaluation.answers().get(k / outputs, k % outputs)))
        .sorted(Comparator.comparingDouble((Miss miss) -> -Math.abs(miss.error())))
        .limit(most)
        .toList();
  }
}
