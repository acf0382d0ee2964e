package org.example;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.io.DataSets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;

/** Learns from four fifths of the 1,797 digits that come with Theta, and reads at least 96 % of the others. */
public final class Digits {
  private static final double LEAST = 0.96;

  private Digits() {}

  public static void main(String... args) throws Exception {
    Dataset digits = DataSets.named("digits").train();
    Split split = digits.split(0.8, new Seed(1));
    Split train = split.train().split(0.9, new Seed(2)); // the second part chooses the epoch

    Blueprint blueprint =
        Blueprint.of(64, new Dense(64, new Relu()), new Dropout(0.2f), new Dense(10));
    Trainer trainer =
        Trainer.of(new CrossEntropy(), new Adam()).rate(new Cosine(0.003f)).epochs(40);

    // the number of threads changes no bit of the result
    Session session = Session.quiet().threads(2).listener(Digits::tell);
    Training training = trainer.fit(blueprint, train.train(), train.test(), session);
    System.out.println(training);

    Evaluation evaluation = Evaluation.of(training.model(), split.test());
    System.out.println(evaluation);
    if (evaluation.accuracy() < LEAST) {
      throw new IllegalStateException(
          "accuracy: expected at least " + LEAST + ", got " + evaluation.accuracy());
    }
  }

  private static void tell(Event event) {
    if (event instanceof Event.EpochEnded ended && ended.epoch().number() % 10 == 0) {
      System.out.println(
          "epoch " + ended.epoch().number() + ": loss " + ended.epoch().trainLoss());
    }
  }
}
