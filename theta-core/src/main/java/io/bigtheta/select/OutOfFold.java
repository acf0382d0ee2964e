package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A prediction for every row from networks that had not seen the row: the mean over the folds that held it out.
 *
 * @param answers [rows, outputs], the predictions: probabilities, or numbers in the target's own unit; NaN in rows that
 *     were never held out
 * @param times [rows], how often each row was held out
 * @param evaluation the evaluation of the predictions for the rows that were held out, with their confusion matrix; its
 *     loss is NaN. Empty if no row was held out
 */
public record OutOfFold(Matrix answers, int[] times, Optional<Evaluation> evaluation) {
  /** Sums predictions in the order of the folds, so that the sums always have the same bits. */
  static final class Sum {
    private final Dataset data;
    private final int outputs;
    private final double[] sums;
    private final int[] times;

    /**
     * The sums are indexed by the rows of the features. So copies of one row in {@code data} get the same prediction.
     */
    Sum(Dataset data, int outputs) {
      this.data = data;
      this.outputs = outputs;
      sums = new double[Math.multiplyExact(data.features().rows(), outputs)];
      times = new int[data.features().rows()];
    }

    void add(Dataset held, Matrix answers) {
      for (int i = 0; i < held.rows(); i++) {
        int at = held.index(i);
        times[at]++;
        for (int j = 0; j < outputs; j++) {
          sums[at * outputs + j] += answers.get(i, j);
        }
      }
    }

    OutOfFold mean() {
      Matrix answers = new Matrix(data.rows(), outputs);
      int[] often = new int[data.rows()];
      Arrays.setAll(often, i -> times[data.index(i)]);
      for (int i = 0; i < data.rows(); i++) {
        for (int j = 0; j < outputs; j++) {
          answers.set(i, j, (float) (sums[data.index(i) * outputs + j] / often[i]));
        }
      }
      int[] held = IntStream.range(0, often.length).filter(i -> often[i] > 0).toArray();
      return new OutOfFold(answers, often, judged(held, answers));
    }

    private Optional<Evaluation> judged(int[] held, Matrix answers) {
      if (held.length == 0) {
        return Optional.empty();
      }
      Matrix theirs = new Matrix(held.length, outputs);
      for (int i = 0; i < held.length; i++) {
        System.arraycopy(answers.data(), answers.at(held[i]), theirs.data(), theirs.at(i), outputs);
      }
      return Optional.of(Evaluation.of(data.pick(held), Double.NaN, theirs));
    }
  }
}
