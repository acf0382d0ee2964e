package io.bigtheta.search;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Seed;
import io.bigtheta.search.Strategy.Round;
import io.bigtheta.spec.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyTest {
  private static final Space SPACE =
      new Space(List.of(new Axis.Choices("hidden", List.of("1", "2", "3", "4", "5"))));

  @Test
  void aGridAndChanceTakeOneRoundForAllEpochs() {
    assertEquals(List.of(new Round(7, 1)), new Grid().rounds(7));
    assertEquals(List.of(new Round(7, 1)), new Random(7).rounds(7));
    assertEquals(5, new Grid().points(SPACE, new Seed(1)).size());
    assertEquals(3, new Random(3).points(SPACE, new Seed(1)).size());
  }

  @Test
  void halvingKeepsTheBestThirdForThreeTimesAsLongAndEndsWithSeveralForAllEpochs() {
    assertEquals(
        List.of(new Round(27, 1 / 9.0), new Round(9, 1 / 3.0), new Round(3, 1)),
        new Halving().rounds(27));
    assertEquals(List.of(new Round(7, 1 / 3.0), new Round(3, 1)), new Halving().rounds(7));
    assertEquals(List.of(new Round(3, 1)), new Halving().rounds(3));
    assertEquals(
        List.of(new Round(5, 0.25), new Round(3, 0.5), new Round(2, 1)),
        new Halving(2, 0).rounds(5));
    assertEquals(5, new Halving().points(SPACE, new Seed(1)).size());
    assertEquals(2, new Halving(3, 2).points(SPACE, new Seed(1)).size());
  }

  @Test
  void everyStrategyHasATextThatReadsBack() {
    assertEquals(List.of("grid", "halving", "random"), Spec.names(Strategy.class));
    for (Strategy one : List.of(new Grid(), new Random(20), new Halving(), new Halving(4, 30))) {
      assertEquals(one, Spec.parse(Strategy.class, Spec.text(one)));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    refused("factor: expected at least 2, got 1", () -> new Halving(1, 0));
    refused("trials: expected at least 1, or 0 for all, got -1", () -> new Halving(3, -1));
    refused("trials: expected at least 1, got 0", () -> new Random(0));
  }
}
