package io.bigtheta.play.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.play.environment.Acrobot;
import io.bigtheta.play.environment.CartPole;
import io.bigtheta.play.environment.MountainCar;
import io.bigtheta.play.environment.World;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTextsTest {
  private static String refused(String text) {
    return assertThrows(Refusal.class, () -> Spec.parse(Agent.class, text)).getMessage();
  }

  @Test
  void everyAgentAndPracticeRoundTripsAsText() {
    for (World world : List.of(new CartPole(), new Acrobot(), new MountainCar())) {
      Practice practice = Practice.suiting(world, 7);
      assertEquals(practice, Spec.parse(Practice.class, Spec.whole(practice)));
      assertEquals(practice.agent(), Spec.parse(Agent.class, Spec.text(practice.agent())));
    }
    assertEquals(
        "dqn(hidden=[32], returns=5)",
        Spec.text(Spec.parse(Agent.class, "dqn(returns=5, hidden=[32])")));
  }

  @Test
  void aRecipeThatCannotBeIsRefused() {
    assertEquals("dqn: batch: expected at least 1, got 0", refused("dqn(batch=0)"));
    assertEquals("dqn: hidden: expected sizes of at least 1, got [0]", refused("dqn(hidden=[0])"));
    assertEquals("dqn: explore: expected a share in [0, 1], got 1.5", refused("dqn(explore=1.5)"));
    assertEquals(
        "dqn: warmup: expected at most the replay of 10, got 1000", refused("dqn(replay=10)"));
    assertEquals(
        "dqn: rate: expected a schedule that follows from the step, got plateau",
        refused("dqn(rate=plateau(0.1))"));
    assertEquals("ppo: discount: expected a number in (0, 1], got 2.0", refused("ppo(discount=2)"));
    assertEquals(
        "ppo: batch: expected at most the horizon of 10, got 64", refused("ppo(horizon=10)"));
    assertEquals("ppo: clip: expected a number > 0, got 0.0", refused("ppo(clip=0)"));
    assertEquals("ppo: entropy: expected a number >= 0, got -1.0", refused("ppo(entropy=-1)"));
    assertEquals(
        "rounds: expected from 1 to the 5 steps, got 9",
        assertThrows(Refusal.class, () -> new Practice(new Dqn(), 5, 9, 1, 0)).getMessage());
    assertEquals(
        "trials: expected at least 1, got 0",
        assertThrows(Refusal.class, () -> new Practice(new Dqn(), 5, 1, 0, 0)).getMessage());
  }
}
