package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import java.util.stream.IntStream;

/** Small runs for the tests of reports. */
final class Runs {
  static final List<String> LABELS = List.of("<b>left</b>", "right & \"wrong\"", "neither");

  private Runs() {}

  /** Images of 4 × 5 pixels in three classes, which are hard enough for mistakes. */
  static Dataset images() {
    Seed seed = new Seed(5);
    int rows = 90;
    byte[] pixels = new byte[rows * 20];
    for (int i = 0; i < pixels.length; i++) {
      int label = i / 20 % 3;
      pixels[i] = (byte) (seed.uniform(i) * 160 + (i % 4 / 2 == label ? 60 : 0));
    }
    int[] classes = IntStream.range(0, rows).map(i -> i % 3).toArray();
    return Dataset.of("bars", new Pixels(1, 5, 4, pixels), new Targets.Classes(LABELS, classes));
  }

  static RunSummary images(int epochs) {
    return classes(images(), "1x5x4 dense(6, activation=tanh) dense(3)", epochs);
  }

  /** Two classes of rows of a table. */
  static RunSummary table() {
    Seed seed = new Seed(6);
    float[][] x = new float[80][3];
    int[] y = new int[80];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = seed.uniform(3L * i + j);
      }
      y[i] = x[i][0] + x[i][1] * seed.uniform(1000 + i) > 0.8 ? 1 : 0;
    }
    return classes(Dataset.of(x, y), "3 dense(2)", 3);
  }

  private static RunSummary classes(Dataset data, String blueprint, int epochs) {
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).epochs(epochs);
    var split = data.split(0.5, new Seed(1));
    return judged(
        data.name(),
        trainer.fit(Blueprint.parse(blueprint), split.train(), split.test()),
        split.test());
  }

  /** One number to predict from two. */
  static RunSummary numbers() {
    Seed seed = new Seed(7);
    float[][] x = new float[60][2];
    float[] y = new float[60];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = seed.uniform(2L * i);
      x[i][1] = seed.uniform(2L * i + 1);
      y[i] = 1000 + 300 * x[i][0] - 200 * x[i][1];
    }
    var split = Dataset.of(x, y).split(0.5, new Seed(1));
    Trainer trainer = Trainer.of(new SquaredError(), new Adam()).rate(0.05f).epochs(30);
    return judged(
        "prices",
        trainer.fit(Blueprint.parse("2 dense(1)"), split.train(), split.test()),
        split.test());
  }

  private static RunSummary judged(String name, Training training, Dataset test) {
    return RunSummary.of(name, training).test(test, Evaluation.of(training.model(), test));
  }

  /** A training with these losses; a missing validation loss is NaN. */
  static Training told(double[] train, double[] validation) {
    List<Epoch> epochs = IntStream.range(0, train.length)
        .mapToObj(i -> new Epoch(
            i + 1, train[i], 1 - train[i] / 4, validation[i], 1 - validation[i] / 4, 0.01f, 0.5))
        .toList();
    Model model = images(1).training().model();
    return new Training(
        model, new History(Monitor.LOSS, epochs), new StopReason.Completed(train.length));
  }

  /** A training whose validation loss falls, and rises from epoch 4 on. */
  static Training overfitting() {
    return told(
        new double[] {1, 0.7, 0.5, 0.4, 0.3, 0.2, 0.15},
        new double[] {0.9, 0.7, 0.55, 0.6, 0.65, 0.7, 0.8});
  }
}
