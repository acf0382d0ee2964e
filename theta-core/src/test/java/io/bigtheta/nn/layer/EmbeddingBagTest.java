package io.bigtheta.nn.layer;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.GradientCheck;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingBagTest {
  private static final Blueprint BLUEPRINT =
      Blueprint.parse("5 embedding-bag(buckets=6, size=3, ids=4) dense(2)");

  private static float[] theta() {
    float[] theta = BLUEPRINT.start(new Seed(3));
    for (int i = 0; i < 18; i++) {
      theta[i] = i;
    }
    return theta;
  }

  @Test
  void aRowIsTheNumbersBeforeTheIdsAndTheScaledSumOfRows() {
    Network network = new Network(BLUEPRINT, theta());
    var predictor = network.predictor(new ScalarKernels());
    predictor.predict(Matrix.of(new float[][] {{7, 1, 3, 3, 6}, {8, 2, 0, 5, 5}, {9, 0, 1, 1, 1}}));
    Matrix y = predictor.output(0);
    // W has the rows 0 1 2, 3 4 5, …; ids begin at 1; an id that comes twice counts twice
    assertArrayEquals(
        new float[] {7, 27 / 2f, 31 / 2f, 35 / 2f, 8, 3, 4, 5, 9, 0, 0, 0}, y.toArray());
  }

  @Test
  void whatIsNoIdEndsTheList() {
    Network network = new Network(BLUEPRINT, theta());
    var predictor = network.predictor(new ScalarKernels());
    predictor.predict(Matrix.of(
        new float[][] {{0, 1, 7, 1, 1}, {0, 1, -3, 1, 1}, {0, 1, Float.NaN, 1, 1}}));
    for (int i = 0; i < 3; i++) {
      assertEquals(1, predictor.output(0).get(i, 2), "row " + i);
    }
  }

  @Test
  void theGradientPassesTheCheck() {
    GradientCheck.Report report = GradientCheck.check(
        Blueprint.parse(
            "9 embedding-bag(buckets=3, size=4, ids=4) dense(5, activation=tanh) dense(3)"),
        new CrossEntropy(),
        8,
        new Seed(1));
    assertTrue(report.passed(), report.toString());
  }

  private static float[] gradient(int threads, boolean told) {
    Blueprint blueprint = Blueprint.parse("60 embedding-bag(buckets=500, size=7, ids=60) dense(2)");
    float[] theta = blueprint.start(new Seed(1));
    Matrix all = new Matrix(theta, 0, 1, theta.length);
    Matrix gradient = new Matrix(1, theta.length);
    UsedRows used = new UsedRows(500);
    try (Team team = new Team(threads)) {
      var kernels = new TeamKernels(new ScalarKernels(), team);
      Map<Integer, UsedRows> asked = told ? Map.of(0, used) : Map.of();
      Backprop full = new Backprop(blueprint, all, gradient, 32, kernels, asked);
      Backprop rest = new Backprop(blueprint, all, gradient, 5, kernels, asked);
      for (Backprop backprop : new Backprop[] {full, rest, full, rest}) {
        Matrix x = new Matrix(backprop.rows(), 60);
        Matrix y = new Matrix(backprop.rows(), 2);
        Matrix weights = new Matrix(backprop.rows(), 1);
        for (int i = 0; i < x.rows(); i++) {
          y.set(i, i % 2, 1);
          weights.set(i, 0, 1);
          for (int j = 0; j < 40 + i % 20; j++) {
            x.set(i, j, 1 + (int) (500 * new Seed(i + backprop.rows()).uniform(j)));
          }
        }
        backprop.loss(new CrossEntropy(), x, y, weights, new Seed(0));
      }
    }
    return gradient.toArray();
  }

  /** After batches of other rows, all rows that the last batch did not use are 0, whoever asked. */
  @Test
  void theGradientHasTheSameBitsOnAnyThreadsAndWhetherSomebodyAsksForTheRowsOrNot() {
    float[] told = gradient(1, true);
    assertArrayEquals(told, gradient(1, false));
    assertArrayEquals(told, gradient(2, true));
    assertArrayEquals(told, gradient(3, true));
    int zeros = 0;
    for (int i = 0; i < 3_500; i++) {
      zeros += told[i] == 0 ? 1 : 0;
    }
    assertTrue(zeros > 1_500, zeros + " numbers of unused rows");
  }

  @Test
  void impossibleSizesAreRefused() {
    refused("buckets: expected a number in 1 … 8388608, got 0", () -> new EmbeddingBag(0, 1, 0));
    refused(
        "layer 0, embedding-bag(ids=9): expected at least 9 numbers, which are ids, got 5",
        () -> Blueprint.parse("5 embedding-bag(ids=9) dense(2)"));
  }
}
