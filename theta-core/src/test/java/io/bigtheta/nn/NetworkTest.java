package io.bigtheta.nn;

import static io.bigtheta.support.Noise.matrix;
import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.SquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final Blueprint blueprint =
      Blueprint.parse("5 dropout(0.5) dense(7, activation=tanh) batch-norm layer-norm dense(3)");
  private final float[] theta = blueprint.start(new Seed(3));
  private final Network network = new Network(blueprint, theta);

  @Test
  void aNetworkIsAValueThatNobodyChanges() {
    String digest = network.digest();
    assertEquals(Digest.of(theta), digest);
    theta[0] = 9;
    network.theta()[1] = 9;
    network.predict(matrix(4, 5, 1)).set(0, 0, 9);
    assertEquals(digest, network.digest());
    assertNotEquals(9, network.theta()[0]);
    assertNotEquals(9, network.predict(matrix(4, 5, 1)).get(0, 0));
  }

  @Test
  void aLinearNetworkIsTheSumItSays() {
    Network line = new Network(Blueprint.of(2, new Dense(2)), new float[] {1, 2, 3, 4, 10, 20});
    assertArrayEquals(
        new float[] {17, 30, 10, 20},
        line.predict(Matrix.of(new float[][] {{1, 2}, {0, 0}})).data());
  }

  @Test
  void aRowsAnswerDoesNotDependOnItsCompany() {
    Matrix x = matrix(9, 5, 1);
    Matrix all = network.predict(x);
    Predictor predictor = network.predictor(new ScalarKernels());
    for (int rows : new int[] {1, 3, 3, 9, 1}) {
      Matrix part = predictor.predict(x.rows(0, rows));
      assertEquals(rows, part.rows());
      assertArrayEquals(all.rows(0, rows).toArray(), part.toArray());
    }
  }

  @Test
  void aPredictorKeepsItsBufferForAsManyRows() {
    Predictor predictor = network.predictor();
    Matrix first = predictor.predict(matrix(4, 5, 1));
    assertSame(first, predictor.predict(matrix(4, 5, 2)));
  }

  @Test
  void aPredictorLooksAtTheThetaItWasGiven() {
    Blueprint one = Blueprint.of(1, new Dense(1));
    float[] moving = {1, 0};
    Predictor predictor = new Predictor(one, moving, Kernels.best());
    assertEquals(5, predictor.predict(Matrix.row(5)).get(0, 0));
    moving[0] = 2;
    assertEquals(10, predictor.predict(Matrix.row(5)).get(0, 0));
  }

  @Test
  void threadsPredictAtOnceAndAgree() throws Exception {
    Matrix x = matrix(50, 5, 1);
    float[] expected = network.predict(x).toArray();
    Callable<float[]> call = () -> {
      Predictor predictor = network.predictor();
      float[] answer = {};
      for (int i = 0; i < 50; i++) {
        answer = predictor.predict(x).toArray();
      }
      return answer;
    };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(pool.submit(call));
      }
      for (Future<float[]> answer : answers) {
        assertArrayEquals(expected, answer.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void wrongSizesAreRefused() {
    refused(
        "network: expected θ of 8 numbers for 3 dense(2), got 7",
        () -> new Network(Blueprint.of(3, new Dense(2)), new float[7]));
    refused("predict: expected rows of 5 inputs, got 4", () -> network.predict(new Matrix(2, 4)));
    float[] gradient = new float[blueprint.trainable()];
    refused(
        "backprop: expected θ of 108 and ∇θ of 94 numbers, got 108 and 89",
        () -> new Backprop(blueprint, theta, new float[89], 2, Kernels.best()));
    refused(
        "backprop: expected θ of 108 and ∇θ of 94 numbers, got 3 and 94",
        () -> new Backprop(blueprint, new float[3], gradient, 2, Kernels.best()));
  }

  @Test
  void aBatchOfAnotherShapeIsRefused() {
    float[] gradient = new float[blueprint.trainable()];
    Backprop backprop = new Backprop(blueprint, theta, gradient, 2, Kernels.best());
    assertEquals(2, backprop.rows());
    String expected = "backprop: expected x [2, 5], targets [2, 3] and weights [2, 1], got ";
    refused(
        expected + "matrix[3, 5], matrix[2, 3] and matrix[2, 1]",
        () -> loss(backprop, 3, 5, 2, 3, 2));
    refused(
        expected + "matrix[2, 4], matrix[2, 3] and matrix[2, 1]",
        () -> loss(backprop, 2, 4, 2, 3, 2));
    refused(
        expected + "matrix[2, 5], matrix[1, 3] and matrix[2, 1]",
        () -> loss(backprop, 2, 5, 1, 3, 2));
    refused(
        expected + "matrix[2, 5], matrix[2, 2] and matrix[2, 1]",
        () -> loss(backprop, 2, 5, 2, 2, 2));
    refused(
        expected + "matrix[2, 5], matrix[2, 3] and matrix[1, 1]",
        () -> loss(backprop, 2, 5, 2, 3, 1));
  }

  private static void loss(Backprop b, int rows, int cols, int targets, int outputs, int weights) {
    b.loss(
        new SquaredError(),
        new Matrix(rows, cols),
        new Matrix(targets, outputs),
        new Matrix(weights, 1),
        new Seed(1));
  }

  @Test
  void aStepsNoiseIsAFunctionOfItsSeed() {
    float[] gradient = new float[blueprint.trainable()];
    Backprop backprop = new Backprop(blueprint, theta, gradient, 4, Kernels.best());
    Matrix x = matrix(4, 5, 1);
    Matrix targets = matrix(4, 3, 2);
    Matrix weights = Matrix.of(new float[][] {{1}, {1}, {1}, {1}});
    double first = backprop.loss(new SquaredError(), x, targets, weights, new Seed(1));
    float[] kept = gradient.clone();
    double other = backprop.loss(new SquaredError(), x, targets, weights, new Seed(2));
    assertNotEquals(first, other);
    assertEquals(first, backprop.loss(new SquaredError(), x, targets, weights, new Seed(1)));
    assertArrayEquals(kept, gradient);
  }
}
