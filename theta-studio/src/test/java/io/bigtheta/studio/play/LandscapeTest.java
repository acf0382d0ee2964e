package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandscapeTest {
  private static Playground playground() {
    Playground playground =
        new Playground(PlayRecipe.of("xor", 100, 0, List.of("x1", "x2"), Map.of("hidden", "3")));
    playground.train(5, Long.MAX_VALUE / 4);
    return playground;
  }

  @Test
  void theMiddleIsTheLossOfTheta() {
    Playground playground = playground();
    double loss = playground
        .scores()
        .train(playground.plan().trainer().loss(), playground.theta())
        .loss();
    Landscape random = Landscape.random(playground, 1, 1);
    int middle = random.side() * random.side() / 2;
    assertEquals(loss, random.loss()[middle], 1e-6);
    assertNotEquals(random.loss()[0], random.loss()[middle]);
    assertEquals(loss, Landscape.along(playground, 0, 4, 3).loss()[middle], 1e-6);
  }

  @Test
  void aPlaceAlongAWeightIsTheLossOfThatWeight() {
    Playground playground = playground();
    Landscape along = Landscape.along(playground, 0, 4, 3);
    playground.weight(0, playground.theta()[0] + 3);
    double loss = playground
        .scores()
        .train(playground.plan().trainer().loss(), playground.theta())
        .loss();
    int right = along.side() / 2 * along.side() + along.side() - 1;
    assertEquals(loss, along.loss()[right], 1e-5);
  }

  @Test
  void theWeightsIntoAUnitAreAsLongInTheDirectionAsInTheta() {
    Playground playground = playground();
    float[] theta = playground.theta();
    float[] direction = Landscape.direction(playground.plan().blueprint(), theta, new Seed(3));
    for (int unit = 0; unit < 3; unit++) {
      assertEquals(
          Math.hypot(theta[unit], theta[3 + unit]),
          Math.hypot(direction[unit], direction[3 + unit]),
          1e-5);
      assertEquals(0, direction[6 + unit]); // a bias
    }
  }

  @Test
  void oneWeightTwiceIsRefused() {
    Playground playground = playground();
    Refusal refusal = assertThrows(Refusal.class, () -> Landscape.along(playground, 2, 2, 1));
    assertEquals("directions", refusal.place());
  }
}
