package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How well a model answers on labelled rows.
 *
 * @param rows judged
 * @param loss mean over the rows
 * @param accuracy share of right classes; NaN where targets are numbers
 * @param rmse root of the mean squared error, in the target's own unit; NaN for classes
 * @param r2 1 − squared error / squared deviation from the mean target; NaN for classes, and where no
 *     target differs from the mean
 * @param confusion [true class][answered class] counts; empty where targets are numbers
 * @param answers [rows, outputs]: probabilities, or numbers in the target's own unit
 */
public record Evaluation(
    int rows,
    double loss,
    double accuracy,
    double rmse,
    double r2,
    int[][] confusion,
    Matrix answers) {

  /** Judges {@code model} on {@code data}. */
  public static Evaluation of(Model model, Dataset data) {
    return of(model, data, () -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if it said yes
   */
  public static Evaluation of(Model model, Dataset data, BooleanSupplier cancelled) {
    model.preparation().check(data);
    if (data.rows() == 0) {
      throw Refusal.of(data.name(), "rows to evaluate on", "none");
    }
    Matrix logits = model.logits(data, cancelled);
    double loss = loss(model, data, logits);
    return of(data, loss, model.answers(logits));
  }

  /**
   * Judges answers that are there already, from whatever model.
   *
   * @param loss as it is to be stated
   * @param answers [rows, outputs]
   */
  public static Evaluation of(Dataset data, double loss, Matrix answers) {
    return data.targets() instanceof Numbers
        ? numbers(data, loss, answers)
        : classes(data, loss, answers);
  }

  /** The model's own loss of logits [rows, outputs]. */
  static double loss(Model model, Dataset data, Matrix logits) {
    Matrix targets = new Matrix(data.rows(), logits.cols());
    Matrix weights = new Matrix(data.rows(), 1);
    for (int i = 0; i < data.rows(); i++) {
      model.preparation().target(data, i, targets, weights, i);
    }
    return model.loss().value(logits, targets, weights, new Matrix(data.rows(), logits.cols()));
  }

  private static Evaluation classes(Dataset data, double loss, Matrix answers) {
    int[][] confusion = new int[answers.cols()][answers.cols()];
    int right = 0;
    for (int i = 0; i < data.rows(); i++) {
      int answer = answers.argmax(i);
      confusion[data.label(i)][answer]++;
      right += answer == data.label(i) ? 1 : 0;
    }
    return new Evaluation(
        data.rows(),
        loss,
        (double) right / data.rows(),
        Double.NaN,
        Double.NaN,
        confusion,
        answers);
  }

  private static Evaluation numbers(Dataset data, double loss, Matrix answers) {
    Numbers numbers = (Numbers) data.targets();
    int outputs = answers.cols();
    double squares = 0;
    double deviations = 0;
    double total = 0;
    for (int j = 0; j < outputs; j++) {
      double mean = 0;
      for (int i = 0; i < data.rows(); i++) {
        mean += numbers.values()[data.index(i) * outputs + j] / (double) data.rows();
      }
      for (int i = 0; i < data.rows(); i++) {
        double target = numbers.values()[data.index(i) * outputs + j];
        squares += (answers.get(i, j) - target) * (answers.get(i, j) - target);
        deviations += (target - mean) * (target - mean);
        total += target * target;
      }
    }
    double flat = 1e-24 * total; // what rounding leaves of targets that do not differ
    double rmse = Math.sqrt(squares / ((double) data.rows() * outputs));
    return new Evaluation(
        data.rows(),
        loss,
        Double.NaN,
        rmse,
        deviations > flat ? 1 - squares / deviations : Double.NaN,
        new int[0][],
        answers);
  }

  /** The 95 % interval of the accuracy [low, high] (Wilson, Journal of the American Statistical Association 1927). */
  public double[] interval() {
    double z = 1.959964;
    double center = accuracy + z * z / (2 * rows);
    double spread = z * Math.sqrt(accuracy * (1 - accuracy) / rows + z * z / (4.0 * rows * rows));
    double below = 1 + z * z / rows;
    return new double[] {
      Math.max(0, (center - spread) / below), Math.min(1, (center + spread) / below)
    };
  }

  @Override
  public String toString() {
    if (Double.isNaN(accuracy)) {
      if (Double.isNaN(r2)) {
        return String.format(
            Locale.ROOT, "RMSE %.4g on %,d rows, whose targets do not differ", rmse, rows);
      }
      return String.format(Locale.ROOT, "RMSE %.4g, R² %.4f on %,d rows", rmse, r2, rows);
    }
    double[] interval = interval();
    return String.format(
        Locale.ROOT,
        "accuracy %.2f %% (95 %% interval %.2f … %.2f) on %,d rows",
        100 * accuracy,
        100 * interval[0],
        100 * interval[1],
        rows);
  }
}
