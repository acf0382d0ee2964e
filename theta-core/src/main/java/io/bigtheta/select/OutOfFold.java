package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An answer for every row from networks that had not seen it: the mean over the folds that held the row out.
 *
 * @param answers [rows, outputs]: probabilities, or numbers in the target's own unit; NaN in rows that were never held out
 * @param times how often each row was held out
 * @param evaluation of the answers to the rows that were held out, with their confusion; its loss is NaN. None if no row was
 */
public record OutOfFold(Matrix answers, int[] times, Optional<Evaluation> evaluation) {
  /** Adds up answers in the order of the folds, so that the sums have the same bits always. */
  static final class Sum {
    private final Dataset data;
    private final int outputs;
    private final double[] sums;
    private final int[] times;

    /** Places are those in the features: copies of one row, if {@code data} has any, get the same answer. */
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
