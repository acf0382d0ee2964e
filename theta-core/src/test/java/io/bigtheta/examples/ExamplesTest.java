package io.bigtheta.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Momentum;
import io.bigtheta.train.optimizer.Rprop;
import io.bigtheta.train.schedule.OneCycle;
import io.bigtheta.train.stopping.LossReached;
import io.bigtheta.train.stopping.Patience;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each states the number it reaches and fails below it. */
class ExamplesTest {
  private static final Dataset XOR =
      Dataset.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});

  /** Two hidden units can do it, but half of the starts end in a local minimum with three right answers of four. */
  @ParameterizedTest
  @CsvSource({"2, 10", "3, 19", "4, 18"})
  void exclusiveOrIsLearntByFewHiddenUnitsFromSoManyOf20Starts(int units, int learnt) {
    Blueprint blueprint = Blueprint.parse("2 dense(" + units + ", activation=tanh) dense(2)");
    Trainer trainer =
        Trainer.of(new CrossEntropy(), new Rprop()).epochs(500).stopping(new LossReached(0.01));
    long right = IntStream.rangeClosed(1, 20)
        .filter(seed ->
            Evaluation.of(trainer.seed(seed).fit(blueprint, XOR).model(), XOR).loss() < 0.02)
        .count();
    assertTrue(right >= learnt, "learnt from " + right);
  }

  @Test
  void exclusiveOrIsLearntOnlineToo() {
    Blueprint blueprint = Blueprint.parse("2 dense(4, activation=lecun-tanh) dense(2)");
    Trainer trainer =
        Trainer.of(new CrossEntropy(), new Momentum()).batch(1).epochs(300).seed(1);
    assertEquals(1.0, Evaluation.of(trainer.fit(blueprint, XOR).model(), XOR).accuracy());
  }

  @Test
  void aLineSeparatesNoExclusiveOr() {
    Trainer trainer = Trainer.of(new CrossEntropy(), new Rprop()).epochs(300);
    Evaluation evaluation =
        Evaluation.of(trainer.fit(Blueprint.parse("2 dense(2)"), XOR).model(), XOR);
    assertTrue(evaluation.accuracy() <= 0.75, evaluation.toString());
  }

  @Test
  void aSmoothFunctionIsLearntWithAnR2Of99Percent() {
    int rows = 500;
    Seed seed = new Seed(9);
    float[][] x = new float[rows][2];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = seed.uniform(2L * i, -3, 3);
      x[i][1] = 1000 + 50 * seed.uniform(2L * i + 1, -1, 1);
      double second = (x[i][1] - 1000) / 50;
      y[i] = (float) (500 + 20 * Math.sin(x[i][0]) + 10 * second * second);
    }
    Split split = Dataset.of(x, y).split(0.8, new Seed(1));
    Trainer trainer = Trainer.of(new SquaredError(), new Adam())
        .rate(new OneCycle(0.03f))
        .batch(32)
        .epochs(200)
        .stopping(new Patience(100));
    Evaluation evaluation = Evaluation.of(
        trainer
            .fit(
                Blueprint.parse("2 dense(24, activation=tanh) dense(1)"),
                split.train(),
                split.test())
            .model(),
        split.test());
    assertTrue(evaluation.r2() >= 0.99, evaluation.toString());
    assertTrue(evaluation.rmse() < 2, "in the unit of y: " + evaluation);
  }

  @Test
  void noisyImagesAreReadWith90Percent() {
    Dataset test = Digits.of(1000, 2);
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam())
        .rate(new OneCycle(0.01f))
        .batch(32)
        .epochs(10);
    Evaluation evaluation = Evaluation.of(
        trainer
            .fit(
                Blueprint.parse("64 dropout(0.1) dense(32, activation=relu) dense(10)"),
                Digits.of(3000, 1))
            .model(),
        test);
    assertTrue(evaluation.accuracy() >= 0.90, evaluation.toString());
  }
}
