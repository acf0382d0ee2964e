package io.bigtheta.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.nn.GradientCheck.Report;
import io.bigtheta.nn.loss.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientCheckTest {
  private static final Blueprint SMALL = Blueprint.parse("5 dense(7, activation=tanh) dense(2)");

  @Test
  void everyNumberOfThetaIsComparedAndThetaLeftAsItIs() {
    float[] theta = SMALL.start(new Seed(1));
    float[] before = theta.clone();
    Report report = GradientCheck.check(SMALL, theta, new SquaredError(), 4, new Seed(2));
    assertTrue(report.passed(), report.toString());
    assertEquals(SMALL.trainable(), report.compared() + report.skipped());
    assertArrayEquals(before, theta);
  }

  /** Blocks of 35, 7, 14 and 2 numbers. */
  @ParameterizedTest
  @CsvSource({"1, 4", "2, 8", "7, 23", "10, 25", "1000, 58"})
  void atMostSoManyNumbersOfABlockAreCompared(int most, int compared) {
    float[] theta = SMALL.start(new Seed(1));
    Report report = GradientCheck.check(SMALL, theta, new SquaredError(), 4, new Seed(2), most);
    assertEquals(compared, report.compared() + report.skipped());
  }

  @Test
  void aReportWithoutComparisonsOrWithManyKinksHasNotPassed() {
    assertFalse(new Report(0, "", 0, 5).passed());
    assertFalse(new Report(0, "", 8, 3).passed());
    assertTrue(new Report(0.004, "layer.0.weight[3]", 8, 2).passed());
    assertFalse(new Report(0.006, "layer.0.weight[3]", 8, 2).passed());
    assertFalse(new Report(Double.NaN, "layer.0.weight[3]", 8, 0).passed());
  }
}
