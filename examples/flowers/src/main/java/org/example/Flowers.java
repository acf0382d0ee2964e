package org.example;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.io.Csv;
import io.bigtheta.io.ModelFile;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.stopping.Patience;
import java.nio.file.Path;

/** Reads flowers from a CSV file, learns their species, and tells at least 90 % of 30 others apart. */
public final class Flowers {
  private static final double LEAST = 0.9;

  private Flowers() {}

  /** Takes the CSV file and the model file to write; {@code flowers.csv} and {@code target/flowers.safetensors} unless given. */
  public static void main(String... args) throws Exception {
    Path csv = Path.of(args.length > 0 ? args[0] : "flowers.csv");
    Path file = Path.of(args.length > 1 ? args[1] : "target/flowers.safetensors");

    // words and gaps may stay: the model learns from the training rows what to make of them
    Dataset flowers = Csv.read(csv).target("species");
    Split test = flowers.split(0.8, new Seed(7));
    Split train = test.train().split(0.85, new Seed(8));

    int inputs = Preparation.fit(train.train()).inputs().size(); // 4 numbers, and one for each soil
    Blueprint blueprint = Blueprint.of(inputs, new Dense(16, new Tanh()), new Dense(3));
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam())
        .rate(0.01f)
        .epochs(200)
        .stopping(new Patience(20))
        .seed(7);

    Training training = trainer.fit(blueprint, train.train(), train.test());
    System.out.println(training);

    Evaluation evaluation = Evaluation.of(training.model(), test.test());
    System.out.println(evaluation);
    ModelFile.write(training.model(), file);
    System.out.println("model        " + file);

    if (evaluation.accuracy() < LEAST) {
      throw new IllegalStateException(
          "accuracy: expected at least " + LEAST + ", got " + evaluation.accuracy());
    }
  }
}
