package io.bigtheta.nn.loss;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.GradientCheck;
import org.junit.jupiter.api.Test;

class PolicyAndValueTest {
  private static final double LN2 = Math.log(2);

  /** Two moves and two results, all logits 0: each part is ln 2 for a target that adds up to 1. */
  @Test
  void theLossIsTheSumOfTwoCrossEntropies() {
    Matrix gradient = new Matrix(1, 4);
    Matrix targets = Matrix.row(0.25f, 0.75f, 1, 0);
    double loss = new PolicyAndValue(2, 3).row(Matrix.row(0, 0, 0, 0), targets, 0, 1, gradient);
    assertEquals(LN2 + 3 * LN2, loss, 1e-6);
    assertArrayEquals(new float[] {0.25f, -0.25f, -1.5f, 1.5f}, gradient.toArray(), 1e-6f);
  }

  @Test
  void aPartWithoutATargetTeachesNothing() {
    Matrix gradient = new Matrix(1, 4);
    Matrix targets = Matrix.row(0, 0, 0.5f, 0);
    double loss = new PolicyAndValue(2, 1).row(Matrix.row(5, -3, 0, 0), targets, 0, 1, gradient);
    assertEquals(LN2 / 2, loss, 1e-6, "the value has half the weight");
    assertArrayEquals(new float[] {0, 0, -0.25f, 0.25f}, gradient.toArray(), 1e-6f);
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    Blueprint blueprint = Blueprint.parse("5 dense(8, activation=tanh) dense(10)");
    GradientCheck.Report report =
        GradientCheck.check(blueprint, new PolicyAndValue(3, 0.7f), 8, new Seed(3));
    assertTrue(report.passed(), report::toString);
  }

  @Test
  void outputsThatLeaveNoMoveAreRefused() {
    refused(
        "policy-and-value: results: expected fewer than the 3 outputs, as the rest are moves, got 3",
        () -> new PolicyAndValue().check(3));
    refused("results: expected at least 2, got 1", () -> new PolicyAndValue(1, 1));
    refused("share: expected a number >= 0, got -1.0", () -> new PolicyAndValue(3, -1));
  }
}
