package io.bigtheta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final List<String> LABELS = List.of("no", "yes");

  private static Dataset rows(int... truth) {
    return Dataset.of("rows", Columns.of(new float[truth.length][1]), new Classes(LABELS, truth));
  }

  private static Matrix answers(float... yes) {
    Matrix answers = new Matrix(yes.length, 2);
    for (int i = 0; i < yes.length; i++) {
      answers.set(i, 0, 1 - yes[i]);
      answers.set(i, 1, yes[i]);
    }
    return answers;
  }

  @Test
  void rowsOfEqualProbabilityAreOneStep() {
    Thresholds steps = Thresholds.of(rows(1, 0, 1, 0, 0), answers(0.9f, 0.5f, 0.5f, 0.5f, 0.1f), 1);
    assertEquals(3, steps.size());
    assertEquals(0.5f, steps.value(1));
    assertEquals(2, steps.truePositives(1));
    assertEquals(2, steps.falsePositives(1));
    assertEquals(2, steps.positives());
    assertEquals(3, steps.negatives());
    assertEquals((3 + 1 + 0.5 * 2) / 6, steps.rocAuc(), 1e-12);
  }

  @Test
  void swappingTheClassesLeavesTheRocAucAsItIs() {
    Dataset data = rows(1, 0, 1, 0, 0, 1);
    Matrix answers = answers(0.75f, 0.5f, 0.5f, 0.25f, 0.875f, 1);
    assertEquals(
        Thresholds.of(data, answers, 1).rocAuc(),
        Thresholds.of(data, answers, 0).rocAuc(),
        1e-12);
  }

  @Test
  void withoutRowsOfTheClassNothingIsRanked() {
    Thresholds steps = Thresholds.of(rows(0, 0), answers(0.9f, 0.5f), 1);
    assertTrue(Double.isNaN(steps.rocAuc()));
    assertTrue(Double.isNaN(steps.averagePrecision()));
  }

  @Test
  void theCheapestThresholdDependsOnWhatMistakesCost() {
    Thresholds steps =
        Thresholds.of(rows(1, 0, 1, 0, 0), answers(0.875f, 0.75f, 0.5f, 0.25f, 0.125f), 1);
    assertEquals(0.8125f, steps.cheapest(1, 1));
    assertEquals(0.375f, steps.cheapest(5, 1));
    assertEquals(0.8125f, steps.cheapest(1, 5));
    assertTrue(steps.cheapest(0, 1) > 1);
    assertArrayEquals(new int[] {0, 1}, steps.wrong(0.375f));
    assertArrayEquals(new int[] {1, 1}, steps.wrong(0.75f));
    assertArrayEquals(new int[] {2, 0}, steps.wrong(steps.cheapest(0, 1)));
  }

  @Test
  void thePositiveClassIsTheOneThatSaysYes() {
    assertEquals(1, ClassScores.positive(List.of("no", "yes")));
    assertEquals(0, ClassScores.positive(List.of("Yes", "maybe")));
    assertEquals(0, ClassScores.positive(List.of("healthy", "none")));
    assertEquals(1, ClassScores.positive(List.of("0", "1")));
    assertEquals(1, ClassScores.positive(List.of("benign", "malignant")));
    assertEquals(0, ClassScores.positive(List.of("True", "False")));
  }

  @Test
  void probabilitiesThatComeTrueAsOftenAsTheySayAreCalibrated() {
    Calibration calibration =
        Calibration.of(rows(1, 0, 0, 0, 1, 1), answers(0.25f, 0.25f, 0.25f, 0.25f, 1, 1), 1);
    assertEquals(2, calibration.bins().size());
    assertEquals(new Calibration.Bin(4, 0.25, 0.25), calibration.bins().get(0));
    assertEquals(0, calibration.error(), 1e-12);
    Calibration sure = Calibration.of(rows(1, 0), answers(0.75f, 0.75f), -1);
    assertEquals(0.25, sure.error(), 1e-12);
  }
}
