package io.bigtheta.studio.play;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.run.recipe.Plan;
import java.util.stream.IntStream;

/** Measures any θ of a network on the training and on the test rows, as a prediction does. */
public final class Scores {
  private final Blueprint blueprint;
  private final Outputs outputs;
  private final Rows train;
  private final Rows test;

  /**
   * Loss and accuracy.
   *
   * @param loss NaN if there are no rows
   * @param accuracy NaN if there are no rows or no classes
   */
  public record Score(double loss, double accuracy) {}

  /** Prepared rows. */
  private record Rows(Matrix x, Matrix y, Matrix weights) {
    static Rows of(Preparation preparation, Dataset data) {
      int rows = data.rows();
      int outputs = preparation.outputs().size();
      Rows all = new Rows(
          new Matrix(rows, preparation.inputs().size()),
          new Matrix(rows, outputs),
          new Matrix(rows, 1));
      int[] order = IntStream.range(0, rows).toArray();
      preparation.gather(data, order, 0, all.x, all.y, all.weights);
      return all;
    }
  }

  Scores(Plan plan) {
    blueprint = plan.blueprint();
    outputs = plan.preparation().outputs();
    train = Rows.of(plan.preparation(), plan.rows().train());
    test = Rows.of(plan.preparation(), plan.rows().test());
  }

  /** On the training rows. */
  public Score train(Loss loss, float[] theta) {
    return score(loss, new Predictor(blueprint, theta, Kernels.best()), train);
  }

  /** On the test rows. */
  public Score test(Loss loss, float[] theta) {
    return score(loss, new Predictor(blueprint, theta, Kernels.best()), test);
  }

  /** The loss of the training rows for whatever {@code predictor} predicts with now. */
  double trainLoss(Loss loss, Predictor predictor) {
    return loss.value(
        predictor.predict(train.x),
        train.y,
        train.weights,
        new Matrix(train.y.rows(), train.y.cols()));
  }

  private Score score(Loss loss, Predictor predictor, Rows rows) {
    int count = rows.x.rows();
    if (count == 0) {
      return new Score(Double.NaN, Double.NaN);
    }
    Matrix logits = predictor.predict(rows.x);
    int right = 0;
    for (int i = 0; i < count; i++) {
      right += outputs.right(logits, rows.y, i) ? 1 : 0;
    }
    Matrix gradient = new Matrix(count, logits.cols());
    double value = loss.value(logits, rows.y, rows.weights, gradient);
    double accuracy = outputs.kind().countable() ? (double) right / count : Double.NaN;
    return new Score(value, accuracy);
  }
}
