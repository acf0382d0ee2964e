package io.bigtheta.play.environment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Seed SEED = new Seed(7);

  @Test
  void aSeedDecidesTheFirstState() {
    for (String name : Spec.names(World.class)) {
      World world = Spec.parse(World.class, name);
      float[] first = new float[world.sensors().size()];
      float[] again = new float[world.sensors().size()];
      float[] other = new float[world.sensors().size()];
      Environment environment = world.begin();
      environment.reset(SEED, first);
      environment.step(0, other);
      environment.reset(SEED, again);
      environment.reset(SEED.child(1), other);
      assertArrayEquals(first, again, name);
      assertFalse(java.util.Arrays.equals(first, other), name);
    }
  }

  @Test
  void anEpisodeIsCutOffAtItsLimit() {
    Environment valley = new MountainCar(3).begin();
    float[] seen = new float[2];
    valley.reset(SEED, seen);
    assertEquals(new Outcome(-1, false, false), valley.step(1, seen));
    assertEquals(new Outcome(-1, false, false), valley.step(1, seen));
    assertEquals(new Outcome(-1, false, true), valley.step(1, seen));
  }

  @Test
  void aPoleThatFallsEndsItsEpisode() {
    Environment pole = new CartPole().begin();
    float[] seen = new float[4];
    pole.reset(SEED, seen);
    Outcome last = pole.step(1, seen);
    int steps = 1;
    while (!last.done()) {
      last = pole.step(1, seen);
      steps++;
    }
    assertTrue(last.terminated() && !last.truncated() && steps < 15, steps + " steps");
    Refusal over = assertThrows(Refusal.class, () -> pole.step(0, seen));
    assertEquals(
        "cart-pole: expected an episode that goes on, got one that is over; call reset",
        over.getMessage());
  }

  @Test
  void onlyActionsThatThereAreAreTaken() {
    Environment arm = new Acrobot().begin();
    float[] seen = new float[6];
    arm.reset(SEED, seen);
    assertEquals(
        "acrobot: expected an action in 0 … 2, got 3",
        assertThrows(Refusal.class, () -> arm.step(3, seen)).getMessage());
    assertEquals(
        "limit: expected at least 1, got 0",
        assertThrows(Refusal.class, () -> new Acrobot(0)).getMessage());
    assertEquals(
        "sensor x: expected a low end below a high end, got 1.0 to 1.0",
        assertThrows(Refusal.class, () -> new Sensor("x", 1, 1)).getMessage());
  }

  @Test
  void aWorldHasATextForm() {
    assertEquals(new CartPole(), Spec.parse(World.class, "cartpole"));
    assertEquals("mountain-car(limit=300)", Spec.text(new MountainCar(300)));
  }
}
