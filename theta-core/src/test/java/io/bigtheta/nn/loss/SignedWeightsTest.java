package io.bigtheta.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.support.Noise;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Soft targets, and weights below 0: the gradient is that of the definition L = Σ wᵢ·Lᵢ / Σ |wᵢ|. */
class SignedWeightsTest {
  private static final float[] WEIGHTS = {2, -1, 0.5f, -0.25f};

  private static Matrix weights(float... values) {
    return new Matrix(values, 0, values.length, 1);
  }

  /** Rows of shares: softmax of noise. */
  private static Matrix shares() {
    Matrix shares = Noise.matrix(4, 3, 9);
    Link.SOFTMAX.apply(shares);
    return shares;
  }

  private static Matrix flags() {
    return Matrix.of(new float[][] {{1, 0, 1}, {0, 0, 0}, {1, 1, 1}, {0, 1, 0}});
  }

  @Test
  void theLossOfSharesIsTheSumOfTheirCrossEntropiesByTheirWeights() {
    Matrix logits = Noise.matrix(4, 3, 2);
    Matrix shares = shares();
    double wanted = 0;
    for (int i = 0; i < 4; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += Math.exp(logits.get(i, j));
      }
      for (int j = 0; j < 3; j++) {
        wanted -= WEIGHTS[i] * shares.get(i, j) * Math.log(Math.exp(logits.get(i, j)) / sum) / 3.75;
      }
    }
    double value = new CrossEntropy().value(logits, shares, weights(WEIGHTS), new Matrix(4, 3));
    assertEquals(wanted, value, 1e-6);
  }

  @Test
  void gradientsOfSharesAndFlagsAreThoseOfTheDefinition() {
    check(new CrossEntropy(), shares());
    check(new CrossEntropy(0.1f, java.util.List.of(1f, 2f, 3f)), shares());
    check(new LogisticCrossEntropy(), flags());
    check(new LogisticCrossEntropy(), shares());
  }

  /** The central difference of the loss for every number of θ. */
  private static void check(Loss loss, Matrix targets) {
    Blueprint blueprint = Blueprint.parse("5 dense(4, activation=tanh) dense(3)");
    float[] theta = blueprint.start(new Seed(4));
    float[] gradient = new float[blueprint.trainable()];
    Matrix x = Noise.matrix(4, 5, 8);
    Backprop backprop = new Backprop(blueprint, theta, gradient, 4, Kernels.best());
    Seed seed = new Seed(0);
    backprop.loss(loss, x, targets, weights(WEIGHTS), seed);
    float[] found = gradient.clone();
    float[] numeric = new float[found.length];
    float step = 4e-3f;
    for (int k = 0; k < theta.length; k++) {
      float before = theta[k];
      theta[k] = before + step;
      double above = backprop.loss(loss, x, targets, weights(WEIGHTS), seed);
      theta[k] = before - step;
      double below = backprop.loss(loss, x, targets, weights(WEIGHTS), seed);
      theta[k] = before;
      numeric[k] = (float) ((above - below) / (2 * step));
    }
    assertArrayEquals(numeric, found, 2e-4f);
  }

  @Test
  void aWeightBelowZeroTurnsTheGradientOfARowAround() {
    Matrix logits = Noise.matrix(1, 3, 2);
    Matrix hard = Matrix.row(0, 1, 0);
    Matrix towards = new Matrix(1, 3);
    Matrix away = new Matrix(1, 3);
    double loss = new CrossEntropy().value(logits, hard, weights(2), towards);
    assertEquals(-loss, new CrossEntropy().value(logits, hard, weights(-2), away));
    for (int j = 0; j < 3; j++) {
      assertEquals(-towards.get(0, j), away.get(0, j));
    }
  }

  @Test
  void weightsThatCancelDoNotDivideByNothing() {
    Matrix logits = Noise.matrix(2, 3, 2);
    Matrix hard = Matrix.of(new float[][] {{0, 1, 0}, {0, 1, 0}});
    Matrix gradient = new Matrix(2, 3);
    double loss = new CrossEntropy().value(logits, hard, weights(1, -1), gradient);
    double first =
        new CrossEntropy().value(logits.rows(0, 1), hard.rows(0, 1), weights(1), new Matrix(1, 3));
    double second =
        new CrossEntropy().value(logits.rows(1, 1), hard.rows(1, 1), weights(1), new Matrix(1, 3));
    assertEquals((first - second) / 2, loss, 1e-7);
  }

  /** Bits of what the definition with Σ wᵢ gives. */
  @Test
  void weightsOfAtLeastZeroKeepTheirBits() {
    Matrix logits = Noise.matrix(4, 3, 2);
    float[] some = {2, 1, 0, 0.25f};
    Matrix gradient = new Matrix(4, 3);
    Loss loss = new CrossEntropy();
    double value = loss.value(logits, shares(), weights(some), gradient);
    double total = 2.0 + 1 + 0 + 0.25;
    double wanted = 0;
    Matrix row = new Matrix(4, 3);
    for (int i = 0; i < 4; i++) {
      float share = (float) (some[i] / total);
      wanted += share * loss.row(logits, shares(), i, share, row);
    }
    assertEquals(wanted, value);
    assertEquals(Arrays.toString(row.toArray()), Arrays.toString(gradient.toArray()));
  }
}
