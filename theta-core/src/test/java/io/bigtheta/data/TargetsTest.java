package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final List<String> LABELS = List.of("a", "b", "c");

  private static Dataset with(Targets targets) {
    return Dataset.of("data", Columns.of(new float[targets.rows()][1]), targets);
  }

  @Test
  void sharesOfARowMustBeOneInAllGiveOrTakeATolerance() {
    new Distributions(LABELS, new float[] {0.3f, 0.3f, 0.39995f, 0, 0, 1});
    refused(
        "target of row 1: expected shares whose sum is 1, give or take 1.0E-4, got 0.5; divide each by their sum",
        () -> new Distributions(LABELS, new float[] {0, 0, 1, 0.5f, 0, 0}));
    refused(
        "target of row 0: expected shares of at least 0, got -1.0",
        () -> new Distributions(LABELS, new float[] {1, 1, -1}));
    refused(
        "target of row 0: expected shares of at least 0, got NaN",
        () -> new Distributions(LABELS, new float[] {1, 0, Float.NaN}));
    refused(
        "targets: expected whole rows of 3 shares, got 4",
        () -> new Distributions(LABELS, new float[4]));
  }

  @Test
  void flagsComeInWholeRows() {
    refused(
        "targets: expected whole rows of 3 flags, got 4", () -> new Flags(LABELS, new boolean[4]));
    refused(
        "data: expected classes, got flags as targets",
        () -> with(new Flags(LABELS, new boolean[3])).label(0));
  }

  @Test
  void theClassOfADistributionIsTheOneWithTheLargestShare() {
    Dataset data = with(new Distributions(LABELS, new float[] {0.2f, 0.4f, 0.4f, 0, 0, 1}));
    assertEquals(1, data.label(0), "the first of equals");
    assertEquals(2, data.label(1));
  }

  @Test
  void aSplitKeepsTheSharesOfTheClassesOfDistributions() {
    float[] values = new float[300];
    for (int i = 0; i < 100; i++) {
      values[3 * i + (i < 80 ? 0 : 2)] = 0.7f;
      values[3 * i + 1] = 0.3f;
    }
    Split split = with(new Distributions(LABELS, values)).split(0.5, new Seed(3));
    long few = 0;
    for (int i = 0; i < split.train().rows(); i++) {
      few += split.train().label(i) == 2 ? 1 : 0;
    }
    assertEquals(10, few);
  }

  @Test
  void rowsOfAllKindsAreWrittenAsOutputsWantThem() {
    float[] y = new float[3];
    Dataset shares = with(new Distributions(LABELS, new float[] {0.2f, 0.3f, 0.5f}));
    Outputs.fit(shares).write(shares.targets(), 0, y, 0);
    assertArrayEquals(new float[] {0.2f, 0.3f, 0.5f}, y);
    Dataset flags = with(new Flags(LABELS, new boolean[] {true, false, true}));
    Outputs.fit(flags).write(flags.targets(), 0, y, 0);
    assertArrayEquals(new float[] {1, 0, 1}, y);
  }

  @Test
  void targetsOfAnotherKindOrWithOtherLabelsAreRefused() {
    Targets flags = new Flags(LABELS, new boolean[3]);
    Outputs outputs = Outputs.fit(with(flags));
    outputs.check("x", flags);
    refused(
        "x: expected the flags [a, b, c], got distributions",
        () -> outputs.check("x", new Distributions(LABELS, new float[] {1, 0, 0})));
    refused(
        "x: expected the flags [a, b, c], got [a]",
        () -> outputs.check("x", new Flags(List.of("a"), new boolean[1])));
  }

  @Test
  void kindsOfTheSameNumbersHaveOtherDigests() {
    float[] values = {1, 0, 0};
    String shares = with(new Distributions(LABELS, values)).digest();
    assertNotEquals(shares, with(new Targets.Numbers(LABELS, values)).digest());
    assertNotEquals(
        shares, with(new Distributions(List.of("a", "b", "d"), values)).digest());
    Flags flags = new Flags(LABELS, new boolean[] {true, false, false});
    assertNotEquals(
        with(flags).digest(0), with(new Flags(LABELS, new boolean[3])).digest(0));
    float[] grid = {1, 2, 3, 4, 5, 6};
    Targets targets = new Targets.Numbers(List.of("y"), new float[1]);
    String wide = Dataset.of("g", new Grids(1, 2, 3, grid), targets).digest();
    assertNotEquals(wide, Dataset.of("g", new Grids(1, 3, 2, grid), targets).digest());
  }

  @Test
  void weightsOfEitherSignHaveADoorOfTheirOwn() {
    Dataset data = with(new Targets.Classes(LABELS, new int[] {0, 1}));
    refused("data: weight of row 1: expected a number >= 0, got -2.0", () -> data.weighted(1, -2));
    assertTrue(data.signedWeights(1, -2).signed());
    assertFalse(data.signedWeights(1, 2).signed());
    assertFalse(data.signedWeights(1, -2).pick(0, 0).signed());
    assertEquals(data.weighted(1, 2).digest(), data.signedWeights(1, 2).digest());
    refused(
        "data: weight of row 0: expected a finite number, got Infinity",
        () -> data.signedWeights(Float.POSITIVE_INFINITY, 1));
  }
}
