package io.bigtheta.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Noise;
import org.junit.jupiter.api.Test;

/** The gradient of the network as it predicts: running statistics, no noise. */
class PredictedGradientTest {
  private static final Blueprint BLUEPRINT = Blueprint.parse(
      "5 dropout(0.4) dense(6, activation=tanh) dropout(0.5) batch-norm dense(4, activation=tanh) layer-norm "
          + "batch-norm dense(3)");
  private static final int ROWS = 7;

  private final float[] theta = BLUEPRINT.start(new Seed(3));
  private final float[] gradient = new float[BLUEPRINT.trainable()];
  private final Matrix x = Noise.matrix(ROWS, 5, 1);
  private final Matrix targets = new Matrix(ROWS, 3);
  private final Matrix weights = new Matrix(ROWS, 1);
  private final Backprop backprop;

  PredictedGradientTest() {
    for (int i = 0; i < ROWS; i++) {
      targets.set(i, i % 3, 1);
      weights.set(i, 0, 1 + i);
    }
    for (int i = BLUEPRINT.trainable(); i < theta.length; i++) {
      theta[i] += 0.1f * (i % 5); // running statistics that are not those of the start
    }
    backprop = new Backprop(BLUEPRINT, theta, gradient, ROWS, new ScalarKernels());
  }

  private double loss() {
    Matrix logits = new Predictor(BLUEPRINT, theta, new ScalarKernels()).predict(x);
    return new CrossEntropy().value(logits, targets, weights, new Matrix(ROWS, 3));
  }

  @Test
  void itIsTheGradientOfTheLossOfThePredictions() {
    float[] before = theta.clone();
    assertEquals(loss(), backprop.predicted(new CrossEntropy(), x, targets, weights), 1e-12);
    assertArrayEquals(before, theta, "running statistics stay");
    for (int i = 0; i < gradient.length; i++) {
      float at = theta[i];
      float h = 1e-2f;
      theta[i] = at + h;
      double above = loss();
      theta[i] = at - h;
      double below = loss();
      theta[i] = at;
      assertEquals((above - below) / (2 * h), gradient[i], 1e-3, "θ " + i);
    }
  }

  @Test
  void theDerivativesOfEveryRowAreItsOwn() {
    backprop.predicted(new CrossEntropy(), x, targets, weights);
    Matrix dz = backprop.derivative(7);
    float[] whole = dz.toArray();
    float[] one = new float[3];
    for (int i = 0; i < ROWS; i++) {
      Backprop single =
          new Backprop(BLUEPRINT, theta, new float[gradient.length], 1, new ScalarKernels());
      single.predicted(new CrossEntropy(), x.rows(i, 1), targets.rows(i, 1), Matrix.row(1));
      System.arraycopy(single.derivative(7).toArray(), 0, one, 0, 3);
      for (int j = 0; j < 3; j++) {
        assertEquals(one[j] * (1 + i) / 28, whole[i * 3 + j], 1e-6);
      }
    }
  }
}
