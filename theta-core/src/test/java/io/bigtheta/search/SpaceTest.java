package io.bigtheta.search;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTest {
  private static Axis axis(String name, String... values) {
    return Axis.parse(name, List.of(values));
  }

  @Test
  void aGridHasEveryCombinationAndTheLastAxisChangesFirst() {
    Space space = new Space(List.of(axis("hidden", "4", "8"), axis("rate", "0.1", "0.01", "0.1")));
    assertEquals(
        List.of(
            "hidden=4, rate=0.1",
            "hidden=4, rate=0.01",
            "hidden=8, rate=0.1",
            "hidden=8, rate=0.01"),
        space.grid().stream().map(Assignment::toString).toList());
  }

  @Test
  void aRangeOfWholeNumbersIsTriedInDoublesAndOneOfOthersTwiceADecade() {
    assertEquals(List.of("4", "8", "16", "32", "50"), axis("hidden", "4..50").grid());
    assertEquals(List.of("7"), axis("hidden", "7..7").grid());
    assertEquals(
        List.of("0.0001", "0.0003", "0.001", "0.003", "0.01"),
        axis("rate", "1e-4..0.01").grid());
    assertEquals(
        List.of("0.002", "0.003", "0.01", "0.02"), axis("rate", "0.002..0.02").grid());
    assertEquals(List.of("1", "3", "10"), axis("rate", "1..10.0").grid());
  }

  @Test
  void pointsByChanceAreDifferentInTheirRangesAndTheSameForTheSameSeed() {
    Space space = new Space(
        List.of(axis("hidden", "4..256"), axis("rate", "1e-4..1"), axis("dropout", "0", "0.5")));
    List<Assignment> points = space.random(50, new Seed(3));
    assertEquals(50, new HashSet<>(points).size());
    int small = 0;
    for (Assignment point : points) {
      int units = Integer.parseInt(point.values().get(0).text());
      double rate = Double.parseDouble(point.values().get(1).text());
      assertTrue(units >= 4 && units <= 256 && rate >= 1e-4 && rate <= 1, point.toString());
      small += rate < 0.01 ? 1 : 0;
    }
    assertTrue(small > 10 && small < 40, "equal ratios are equally likely: " + small);
    assertEquals(points, space.random(50, new Seed(3)));
    assertNotEquals(points, space.random(50, new Seed(4)));
    assertEquals(points.subList(0, 10), space.random(10, new Seed(3)));
  }

  @Test
  void aSpaceThatIsSmallerThanAskedForIsTriedWhole() {
    assertEquals(
        2,
        new Space(List.of(axis("dropout", "0", "0.5"))).random(9, new Seed(1)).size());
  }

  @Test
  void whatCannotBeVariedIsRefused() {
    refused(
        "rate: expected a range LOW..HIGH with 0 < LOW <= HIGH, got 0..1",
        () -> axis("rate", "0..1"));
    refused(
        "rate: expected a range LOW..HIGH with 0 < LOW <= HIGH, got 2..1",
        () -> axis("rate", "2..1"));
    refused("rate: expected a range such as 4..256, got \"1e..2\"", () -> axis("rate", "1e..2"));
    refused(
        "rate: expected values such as 8,16,32 or a range such as 4..256, got none",
        () -> Axis.parse("rate", List.of()));
    refused(
        "rate: expected values such as 8,16,32 or a range such as 4..256, got an empty one",
        () -> axis("rate", "1", " "));
    refused(
        "space: expected at least one axis, each named once, got []", () -> new Space(List.of()));
    refused(
        "space: expected at least one axis, each named once, got [a, a]",
        () -> new Space(List.of(axis("a", "1"), axis("a", "2"))));
    Axis wide = axis("rate", "1e-300..1e300");
    refused(
        "space: expected at most 10000 combinations, got more; vary less, or take a random search",
        () -> new Space(List.of(wide, axis("a", "1e-9..1e9"))).grid());
  }

  @Test
  void hiddenUnitsAreTriedFromTheMeanOfInputsAndOutputsOn() {
    assertEquals(List.of(37, 19, 64, 10), HiddenRange.of(64, 10));
    assertEquals(List.of(397, 199, 784, 99, 50, 25, 12, 10), HiddenRange.of(784, 10));
    assertEquals(List.of(4, 3), HiddenRange.of(4, 3));
    assertEquals(List.of(6, 3, 10, 2, 1), HiddenRange.of(10, 1));
    assertEquals(List.of(8, 6, 10, 5), HiddenRange.of(5, 10));
    assertEquals(List.of(1), HiddenRange.of(1, 1));
  }
}
