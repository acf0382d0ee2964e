package io.bigtheta.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.experiment.Numbers.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests each claim at a small size: the effect is found, and in a setting without the effect the verdict says no. */
class ClaimsTest {
  private static Findings found(Experiment experiment) {
    return experiment.run(new Setting(42, 2, () -> false));
  }

  private static Findings holds(Experiment experiment) {
    Findings findings = found(experiment);
    assertTrue(findings.holds(), findings.verdict());
    assertTrue(findings.verdict().startsWith("The claim holds here. "), findings.verdict());
    return findings;
  }

  private static void fails(Experiment experiment) {
    Findings findings = found(experiment);
    assertFalse(findings.holds(), findings.verdict());
    assertTrue(findings.verdict().startsWith("The claim does not hold here. "), findings.verdict());
  }

  /** The number with this name in a row. */
  private static double value(Findings findings, int row, String name) {
    List<String> names =
        findings.numbers().measures().stream().map(Numbers.Measure::name).toList();
    return findings.numbers().rows().get(row).values().get(names.indexOf(name));
  }

  @Test
  void withoutBiasesTheBoundaryGoesThroughTheMiddleAndTheEvenCurveIsOutOfReach() {
    Findings findings = holds(new Bias(3));
    assertTrue(value(findings, 0, "score") > 98, "classes, with biases");
    assertTrue(value(findings, 1, "score") < 80, "classes, without");
    assertTrue(value(findings, 2, "score") > 95, "curve, with biases");
    assertEquals(0, value(findings, 3, "score"), 5, "curve, without");
  }

  @Test
  void depthAddsNothingToALinearNetworkAndNonlinearitiesDo() {
    Findings findings = holds(new LinearVsStep(2, 3));
    for (int depth = 0; depth <= 2; depth++) {
      assertEquals(value(findings, 0, "accuracy"), value(findings, depth, "accuracy"), 2);
      assertTrue(value(findings, depth, "bend") < 1e-5, "a linear network is affine");
    }
    assertTrue(value(findings, 4, "accuracy") > 90, "a hidden layer of steps");
    assertTrue(value(findings, 7, "accuracy") > 95, "a hidden layer of tanh");
    assertTrue(value(findings, 7, "bend") > 0.1, "tanh bends");
  }

  @Test
  void momentumTakesFewerStepsDownANarrowValleyAndNotDownARoundOne() {
    Findings findings = holds(new GradientDescent(0.98f, 400));
    double sgd = value(findings, 0, "steps");
    assertTrue(sgd > 90 && sgd < 150, "gradient descent takes " + sgd);
    assertTrue(value(findings, 1, "steps") < sgd / 2);
    fails(new GradientDescent(0.2f, 200));
  }

  @Test
  void accuracyRisesWithHiddenUnitsUntilItLevelsOff() {
    Findings findings = holds(new HiddenSize(List.of(1, 32, 64), 5, 25));
    assertTrue(value(findings, 0, "accuracy") < 40, "one unit");
    assertTrue(value(findings, 2, "accuracy") > 94, "64 units");
    assertEquals(1, findings.numbers().rows().stream().filter(Row::marked).count());
    fails(new HiddenSize(List.of(1, 2), 2, 5));
  }

  @Test
  void symmetricSigmoidsTakeFewerEpochsThanTheLogisticFunction() {
    Findings findings = holds(new SymmetricSigmoids(List.of(0.3f, 1f, 3f), 1, 4, 0.3, 40));
    double logistic = value(findings, 0, "epochs_low");
    assertTrue(logistic > 1.3 * value(findings, 1, "epochs"), "tanh");
    assertTrue(logistic > 1.3 * value(findings, 2, "epochs"), "LeCun's tanh");
    // a loss that every network reaches at once
    fails(new SymmetricSigmoids(List.of(0.1f), 1, 2, 5, 2));
  }

  @Test
  void trainingErrorFallsAndValidationErrorTurns() {
    Findings findings = holds(new Overfitting(12, List.of(1, 4, 64), 2000, 20));
    int last = findings.numbers().rows().size() - 1;
    assertEquals(15, last);
    for (int row = 1; row <= 12; row++) { // a polynomial of higher degree cannot fit worse
      assertTrue(value(findings, row, "train_rmse") <= value(findings, row - 1, "train_rmse"));
    }
    assertTrue(value(findings, 12, "validation_rmse") > 3 * value(findings, 5, "validation_rmse"));
    assertTrue(value(findings, last, "train_rmse") < value(findings, last - 1, "train_rmse"));
    assertTrue(
        value(findings, last, "validation_rmse") > value(findings, last - 1, "validation_rmse"));
    assertEquals(2, findings.numbers().rows().stream().filter(Row::marked).count());
    fails(new Overfitting(2, List.of(1, 2), 200, 4));
  }
}
