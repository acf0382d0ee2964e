package io.bigtheta.play.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.loss.Huber;
import io.bigtheta.nn.loss.Loss;
import org.junit.jupiter.api.Test;

class SurrogateTest {
  private static final float NONE = Float.NaN;

  /** Compares the gradient with numeric differences of the loss. */
  private static void check(Loss loss, Matrix logits, Matrix targets, Matrix weights) {
    Matrix gradient = new Matrix(logits.rows(), logits.cols());
    Matrix unused = new Matrix(logits.rows(), logits.cols());
    loss.value(logits, targets, weights, gradient);
    float h = 0.01f;
    for (int i = 0; i < logits.rows(); i++) {
      for (int j = 0; j < logits.cols(); j++) {
        float kept = logits.get(i, j);
        logits.set(i, j, kept + h);
        double more = loss.value(logits, targets, weights, unused);
        logits.set(i, j, kept - h);
        double less = loss.value(logits, targets, weights, unused);
        logits.set(i, j, kept);
        assertEquals((more - less) / (2 * h), gradient.get(i, j), 2e-4, loss + " " + i + " " + j);
      }
    }
  }

  @Test
  void theGradientOfTheSurrogateIsThatOfItsFormula() {
    Matrix logits = Matrix.of(new float[][] {{0.3f, -0.2f, 0.5f}, {1, 0, -1}, {0, 0.4f, 0.1f}});
    Matrix targets =
        Matrix.of(new float[][] {{-1.1f, NONE, NONE}, {NONE, -1.3f, NONE}, {NONE, NONE, -1.0f}});
    Matrix advantages = Matrix.of(new float[][] {{0.7f}, {-1.2f}, {1.5f}});
    check(new Surrogate(0.2f, 0.05f), logits, targets, advantages);
  }

  @Test
  void aProbabilityThatHasMovedFarEnoughIsHeld() {
    Matrix logits = Matrix.row(2, 0);
    Matrix targets = Matrix.row(-1, NONE); // it was 0.37 and is 0.88
    Matrix gradient = new Matrix(1, 2);
    Surrogate surrogate = new Surrogate(0.2f, 0);
    assertEquals(-1.2, surrogate.value(logits, targets, Matrix.row(1), gradient), 1e-6);
    assertEquals(0, gradient.get(0, 0));
    surrogate.value(logits, targets, Matrix.row(-1), gradient); // the way back is free
    assertEquals(true, gradient.get(0, 0) > 0.2);
  }

  @Test
  void onlyTheActionThatWasTakenGetsAGradient() {
    Matrix logits = Matrix.of(new float[][] {{0.3f, -0.2f}, {3, 0}});
    Matrix targets = Matrix.of(new float[][] {{NONE, 0.5f}, {0.5f, NONE}});
    Matrix ones = Matrix.of(new float[][] {{1}, {1}});
    check(new TakenAction(new Huber()), logits, targets, ones);
    Matrix gradient = new Matrix(2, 2);
    new TakenAction(new Huber()).value(logits, targets, ones, gradient);
    assertEquals(
        "0.0 -0.35 0.5 0.0",
        gradient.get(0, 0) + " " + gradient.get(0, 1) + " " + gradient.get(1, 0) + " "
            + gradient.get(1, 1));
  }
}
