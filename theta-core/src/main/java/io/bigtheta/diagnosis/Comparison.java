package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Targets;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A network beside two simpler predictors, on the same rows: a linear model, and the constant that the training rows
 * suggest. A network that does no better than these is not worth its cost.
 *
 * @param part which rows these are: test or validation
 * @param data the rows
 * @param network the evaluation of the network
 * @param linear the evaluation of the linear model, if there is one
 * @param constant the evaluation of the constant
 * @param always the constant in words, such as {@code always "no"} or {@code always the mean}
 */
public record Comparison(
    String part,
    Dataset data,
    Evaluation network,
    Optional<Evaluation> linear,
    Evaluation constant,
    String always) {
  /**
   * Compares on the test rows; if there are none, on the validation rows; if there are none either, the result is
   * empty.
   *
   * @param judged the evaluation of the network on the test rows, if it is known
   */
  static Optional<Comparison> of(
      Model network,
      Rows rows,
      Optional<Evaluation> judged,
      Optional<Model> linear,
      BooleanSupplier cancelled) {
    boolean test = rows.test().rows() > 0;
    Dataset data = test ? rows.test() : rows.validation();
    if (data.rows() == 0) {
      return Optional.empty();
    }
    float[] mean = mean(rows.train(), network.labels().size());
    Matrix constant = new Matrix(data.rows(), mean.length);
    for (int i = 0; i < data.rows(); i++) {
      for (int j = 0; j < mean.length; j++) {
        constant.set(i, j, mean[j]);
      }
    }
    return Optional.of(new Comparison(
        test ? "test" : "validation",
        data,
        judged.filter(it -> test).orElseGet(() -> Evaluation.of(network, data, cancelled)),
        linear.map(model -> Evaluation.of(model, data, cancelled)),
        Evaluation.of(data, Double.NaN, constant),
        always(network, constant.argmax(0))));
  }

  /** The mean of each output; for classes these are their shares. */
  private static float[] mean(Dataset train, int outputs) {
    float[] mean = new float[outputs];
    for (int j = 0; j < outputs; j++) {
      double sum = 0;
      for (int i = 0; i < train.rows(); i++) {
        sum += train.targets().get(train.index(i), j);
      }
      mean[j] = (float) (sum / train.rows());
    }
    return mean;
  }

  private static String always(Model model, int most) {
    return switch (model.preparation().outputs().kind()) {
      case CLASSES, DISTRIBUTIONS -> "always \"" + model.labels().get(most) + "\"";
      case NUMBERS -> "always the mean";
      case FLAGS -> "always the most frequent answers";
    };
  }

  /**
   * The scores in a line, such as {@code 86.2 % of the test rows are right (linear model 79.3 %, always "no" 61.4 %)}.
   */
  public String text() {
    String beside = linear.map(it -> "linear model " + score(it) + ", ").orElse("");
    String right = numbers() ? " on the " + part + " rows" : " of the " + part + " rows are right";
    return score(network) + right + " (" + beside + always + " " + score(constant) + ")";
  }

  private boolean numbers() {
    return data.targets().kind() == Targets.Kind.NUMBERS;
  }

  private String score(Evaluation evaluation) {
    if (!numbers()) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * evaluation.accuracy());
    }
    return Double.isNaN(evaluation.r2())
        ? String.format(Locale.ROOT, "RMSE %.4g", evaluation.rmse())
        : String.format(Locale.ROOT, "R² %.3f, RMSE %.4g", evaluation.r2(), evaluation.rmse());
  }

  /** The finding that a simpler predictor is better by more than chance, if it is. */
  Optional<Finding> finding() {
    double[] units = Paired.units(data);
    Paired fixed = Paired.of(data, network.answers(), constant.answers(), units);
    Optional<Paired> line =
        linear.map(it -> Paired.of(data, network.answers(), it.answers(), units));
    if (line.isPresent()
        && line.get().better(Chance.CAREFUL)
        && line.get().other() <= fixed.other()) {
      return Optional.of(found(
          "a linear model, " + score(linear.orElseThrow()),
          "take it (--hidden 0), or change the units, the learning rate or the penalty"));
    }
    return fixed.better(Chance.CAREFUL)
        ? Optional.of(
            found(
                always + ", " + score(constant),
                "it has learnt nothing of use there; try other inputs, more rows or another learning rate"))
        : Optional.empty();
  }

  private Finding found(String other, String remedy) {
    return new Finding(
        Kind.SIMPLER_IS_BETTER,
        String.format(
            Locale.ROOT,
            "%s, beats this network, %s, on the %,d %s rows, by more than chance (99 %%); %s",
            other,
            score(network),
            data.rows(),
            part,
            remedy));
  }
}
