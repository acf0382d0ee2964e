package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How well a model predicts on labelled rows.
 *
 * @param rows the number of rows
 * @param loss the mean loss over the rows
 * @param accuracy the share of right rows in [0, 1]: rows whose class is predicted; for distributions, rows whose
 *     largest share is predicted to be the largest; for flags, rows all of whose flags are right. NaN for numbers
 * @param rmse √(Σ (prediction − target)² / (rows · outputs)), in the target's own unit; NaN unless targets are numbers
 * @param r2 1 − Σ squared error / Σ squared deviation of each output from its mean target, both over all outputs; NaN
 *     unless targets are numbers, and if no target differs from the mean
 * @param confusion [true class][predicted class] counts; empty if targets are numbers or flags
 * @param answers [rows, outputs], the predictions: probabilities, or numbers in the target's own unit
 * @param numbers a score for each output if targets are numbers; otherwise empty
 * @param flags a score for each output if targets are flags; otherwise empty
 */
public record Evaluation(
    int rows,
    double loss,
    double accuracy,
    double rmse,
    double r2,
    int[][] confusion,
    Matrix answers,
    List<NumberScore> numbers,
    List<FlagScore> flags) {
  public Evaluation {
    numbers = List.copyOf(numbers);
    flags = List.copyOf(flags);
  }

  /** An evaluation without scores of single outputs. */
  public Evaluation(
      int rows,
      double loss,
      double accuracy,
      double rmse,
      double r2,
      int[][] confusion,
      Matrix answers) {
    this(rows, loss, accuracy, rmse, r2, confusion, answers, List.of(), List.of());
  }

  /** Evaluates {@code model} on the rows of {@code data}. */
  public static Evaluation of(Model model, Dataset data) {
    return of(model, data, () -> false);
  }

  /**
   * The same as {@link #of(Model, Dataset)}, and it can be cancelled.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if {@code cancelled} said yes
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
   * Evaluates predictions that were made already, by any model.
   *
   * @param loss the loss to state in the evaluation
   * @param answers [rows, outputs], the predictions
   */
  public static Evaluation of(Dataset data, double loss, Matrix answers) {
    return switch (data.targets().kind()) {
      case CLASSES, DISTRIBUTIONS -> classes(data, loss, answers);
      case NUMBERS -> numbers(data, loss, answers);
      case FLAGS -> flags(data, loss, answers);
    };
  }

  /** The model's own loss for logits [rows, outputs]. */
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
    NumberScore all = NumberScore.overall(data, answers);
    return new Evaluation(
        data.rows(),
        loss,
        Double.NaN,
        all.rmse(),
        all.r2(),
        new int[0][],
        answers,
        NumberScore.of(data, answers),
        List.of());
  }

  private static Evaluation flags(Dataset data, double loss, Matrix answers) {
    return new Evaluation(
        data.rows(),
        loss,
        FlagScore.exact(data, answers),
        Double.NaN,
        Double.NaN,
        new int[0][],
        answers,
        List.of(),
        FlagScore.of(data, answers));
  }

  /** The mean F1 of the flags, without those whose F1 is NaN; NaN unless targets are flags. */
  public double macroF1() {
    return flags.stream()
        .mapToDouble(FlagScore::f1)
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(Double.NaN);
  }

  /** 2·Σ TP / (2·Σ TP + Σ FP + Σ FN) over the flags; NaN unless targets are flags. */
  public double microF1() {
    double twice = 2.0 * flags.stream().mapToInt(FlagScore::truePositives).sum();
    int wrong = flags.stream()
        .mapToInt(flag -> flag.falsePositives() + flag.falseNegatives())
        .sum();
    return twice / (twice + wrong);
  }

  /**
   * The 95 % confidence interval [low, high] of the accuracy (Wilson, Journal of the American Statistical Association
   * 1927).
   */
  public double[] interval() {
    return interval(accuracy, rows);
  }

  /** The same interval for a share of rows in [0, 1]. */
  public static double[] interval(double share, int rows) {
    double z = 1.959964;
    double center = share + z * z / (2 * rows);
    double spread = z * Math.sqrt(share * (1 - share) / rows + z * z / (4.0 * rows * rows));
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
            Locale.ROOT, "RMSE %.4g on %,d rows with equal targets, so there is no R²", rmse, rows);
      }
      return String.format(Locale.ROOT, "RMSE %.4g, R² %.4f on %,d rows", rmse, r2, rows);
    }
    double[] interval = interval();
    String score = String.format(
        Locale.ROOT,
        "accuracy %.2f %% (95 %% interval %.2f … %.2f) on %,d rows",
        100 * accuracy,
        100 * interval[0],
        100 * interval[1],
        rows);
    return flags.isEmpty()
        ? score
        : String.format(
            Locale.ROOT,
            "%s, where a row is right if all its %d flags are; F1 %.4f micro, %.4f macro",
            score,
            flags.size(),
            microF1(),
            macroF1());
  }
}
