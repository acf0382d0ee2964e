package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * How a network does on rows at fixed weights, without noise such as dropout. Measurements on training and validation
 * rows can be compared.
 *
 * @param rows the number of rows measured
 * @param loss the mean loss over the rows
 * @param lossError the standard error of the loss, sd / √rows
 * @param error the share of wrong classes; for numbers the mean squared error of the standardised targets, for flags
 *     that of the probabilities
 * @param errorError the standard error of {@code error}
 * @param spread the error of the best constant prediction: the most frequent class, or the mean of a number or a flag
 */
public record Measured(
    int rows, double loss, double lossError, double error, double errorError, double spread) {
  /** The measurement on at most {@code most} rows, spread evenly over all rows. */
  static Measured of(Model model, Dataset data, int most, BooleanSupplier cancelled) {
    return new Rows(model, some(data, most), cancelled).measured();
  }

  /** At most {@code count} rows, spread evenly over all rows. */
  static Dataset some(Dataset data, int count) {
    if (data.rows() <= count) {
      return data;
    }
    int[] picked = new int[count];
    Arrays.setAll(picked, i -> (int) ((long) i * data.rows() / count));
    return data.pick(picked);
  }

  /** The share of right classes, 1 − error. */
  public double accuracy() {
    return 1 - error;
  }

  /**
   * 1 − error / spread. For numbers and flags this is R². For classes it is the share of the mistakes of a constant
   * prediction that the network avoids.
   */
  public double explained() {
    return 1 - error / spread;
  }

  /** The losses and errors of all rows. */
  private static final class Rows {
    private final Model model;
    private final Dataset data;
    private final boolean classes;
    private final double[] losses;
    private final double[] errors;
    private final Matrix targets;
    private final int outputs;

    Rows(Model model, Dataset data, BooleanSupplier cancelled) {
      this.model = model;
      this.data = data;
      classes = model.classifies();
      outputs = model.preparation().outputs().size();
      losses = new double[data.rows()];
      errors = new double[data.rows()];
      targets = new Matrix(data.rows(), outputs);
      Matrix weights = new Matrix(data.rows(), 1);
      Matrix logits = model.logits(data, cancelled);
      for (int i = 0; i < data.rows(); i++) {
        model.preparation().target(data, i, targets, weights, i);
        judge(i, logits.rows(i, 1), targets.rows(i, 1));
      }
    }

    private void judge(int row, Matrix logits, Matrix wanted) {
      Matrix one = new Matrix(1, 1);
      one.set(0, 0, 1);
      losses[row] = model.loss().value(logits, wanted, one, new Matrix(1, outputs));
      if (classes) {
        errors[row] = logits.argmax(0) == data.label(row) ? 0 : 1;
        return;
      }
      model.loss().link().apply(logits);
      for (int j = 0; j < outputs; j++) {
        double off = logits.get(0, j) - wanted.get(0, j);
        errors[row] += off * off / outputs;
      }
    }

    Measured measured() {
      return new Measured(
          data.rows(),
          mean(losses),
          standardError(losses),
          mean(errors),
          standardError(errors),
          spread());
    }

    private double spread() {
      double spread = 0;
      double most = 0;
      for (int j = 0; j < outputs; j++) {
        double[] column = new double[data.rows()];
        for (int i = 0; i < column.length; i++) {
          column[i] = classes ? (data.label(i) == j ? 1 : 0) : targets.get(i, j);
        }
        double mean = mean(column);
        most = Math.max(most, mean);
        spread += squares(column, mean) / column.length / outputs;
      }
      return classes ? 1 - most : spread;
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private static double standardError(double[] values) {
      return Math.sqrt(squares(values, mean(values)) / (values.length - 1) / values.length);
    }

    private static double squares(double[] values, double mean) {
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return squares;
    }
  }
}
