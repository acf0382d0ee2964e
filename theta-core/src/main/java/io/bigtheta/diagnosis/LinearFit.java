package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.penalty.L2;
import io.bigtheta.train.schedule.Cosine;
import java.util.concurrent.CancellationException;

/**
 * A linear model to compare a network with: no hidden layer, on rows that are prepared in the same way. For numbers it
 * is ridge regression, and for classes and flags logistic regression, with the penalty ½·Σw² beside the sum of the
 * losses of all rows. The same arguments give the same bits on any number of threads.
 */
final class LinearFit {
  /** Ridge regression is solved exactly if this suffices for the products it sums; else it descends as others do. */
  private static final double EXACT = 4e8;

  private static final int MOST_INPUTS = 1_500;
  private static final int BATCH = 256;

  /** Enough for a convex loss of standardised inputs, at a rate that falls to 0. */
  private static final int STEPS = 400;

  private static final int LEAST_EPOCHS = 4;
  private static final float RATE = 0.05f;

  private LinearFit() {}

  /**
   * Fits the model on {@code train}.
   *
   * @param session gives the kernels, the threads and the cancelling
   * @throws CancellationException if it was cancelled
   */
  static Model of(Preparation preparation, Dataset train, Session session) {
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    Blueprint blueprint = Blueprint.of(inputs, new Dense(outputs));
    boolean numbers = preparation.outputs().kind() == Targets.Kind.NUMBERS;
    double products = 0.5 * inputs * inputs * train.rows();
    if (numbers && inputs <= MOST_INPUTS && products <= EXACT) {
      float[] theta = new Ridge(preparation, train, session.cancelled()).theta();
      return new Model(
          preparation, new Network(blueprint, theta), new SquaredError(), Provenance.UNKNOWN);
    }
    int batch = Math.min(BATCH, train.rows());
    int steps = (train.rows() + batch - 1) / batch;
    Training training = Trainer.of(loss(preparation.outputs().kind()), new Adam())
        .batch(batch)
        .epochs(Math.max(LEAST_EPOCHS, (STEPS + steps - 1) / steps))
        .rate(new Cosine(RATE))
        .penalty(new L2(1f / train.rows()))
        .fit(
            preparation,
            blueprint,
            train,
            train.pick(),
            Session.quiet()
                .kernels(session.kernels())
                .threads(session.threads())
                .cancelled(session.cancelled()));
    if (training.reason() instanceof StopReason.Interrupted) {
      throw new CancellationException("linear model: cancelled while it was fitted");
    }
    return training.model();
  }

  private static Loss loss(Targets.Kind kind) {
    return switch (kind) {
      case CLASSES, DISTRIBUTIONS -> new CrossEntropy();
      case NUMBERS -> new SquaredError();
      case FLAGS -> new LogisticCrossEntropy();
    };
  }
}
