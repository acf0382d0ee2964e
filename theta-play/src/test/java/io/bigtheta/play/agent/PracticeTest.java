package io.bigtheta.play.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.play.environment.Acrobot;
import io.bigtheta.play.environment.CartPole;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.MountainCar;
import io.bigtheta.play.environment.World;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PracticeTest {
  private static final String SMALL_DQN = "dqn(hidden=[32], warmup=200, replay=400, batch=32)";
  private static final int EPISODES = 10;
  private static final String SMALL_PPO = "ppo(hidden=[16], horizon=300, epochs=2)";

  /** A log in memory. */
  private static final class Kept implements PracticeLog {
    private final List<Standing> standings = new ArrayList<>();

    @Override
    public Optional<Standing> last() {
      return standings.isEmpty()
          ? Optional.empty()
          : Optional.of(standings.get(standings.size() - 1));
    }

    @Override
    public void keep(Standing standing) {
      standings.add(standing);
    }
  }

  private static Practised run(Practice practice, PracticeLog log) {
    return practice.run(new CartPole().begin(), log, () -> false, round -> {});
  }

  /** The mean reward of fresh episodes. */
  private static double fresh(World world, Practice practice) {
    Environment environment = world.begin();
    Practised practised = practice.run(environment, PracticeLog.none(), () -> false, round -> {});
    Player player = Player.of(practised.model(), environment);
    double sum = 0;
    for (int i = 0; i < EPISODES; i++) {
      sum += player.episode(environment, new Seed(1000).child("fresh", i));
    }
    return sum / EPISODES;
  }

  private static void reaches(double wanted, World world, String agent, long steps, int rounds) {
    Practice practice = new Practice(Spec.parse(Agent.class, agent), steps, rounds, 10, 42);
    double reward = fresh(world, practice);
    assertTrue(reward >= wanted, agent + " has the mean reward " + reward);
  }

  @Test
  void aDeepQNetworkBalancesThePole() {
    reaches(150, new CartPole(), "dqn", 5000, 5);
  }

  @Test
  void aDeepQNetworkBringsTheCarToTheFlag() {
    String agent =
        "dqn(hidden=[32, 32], batch=32, longest=50, exploring=0.8, returns=10, rate=0.002)";
    reaches(-140, new MountainCar(), agent, 20_000, 4);
  }

  @Test
  void proximalPolicyOptimizationSwingsTheArmUp() {
    String agent = "ppo(rate=0.002, lambda=0.94, epochs=6, entropy=0)";
    reaches(-140, new Acrobot(), agent, 12_000, 3);
  }

  @Test
  void aPracticeThatWasInterruptedEndsWithTheSameBits() {
    for (String agent : List.of(SMALL_DQN, SMALL_PPO)) {
      Practice practice = new Practice(Spec.parse(Agent.class, agent), 1500, 3, 3, 7);
      Practised whole = run(practice, PracticeLog.none());
      Kept log = new Kept();
      int[] asked = {0};
      Practised part =
          practice.run(new CartPole().begin(), log, () -> ++asked[0] > 40, round -> {});
      assertFalse(part.complete(), agent);
      Practised rest = run(practice, log);
      assertTrue(rest.complete(), agent);
      assertEquals(whole.rounds(), rest.rounds(), agent);
      assertEquals(whole.model().network().digest(), rest.model().network().digest(), agent);
    }
  }

  @Test
  void anotherSeedLearnsOtherWeights() {
    Agent agent = Spec.parse(Agent.class, SMALL_DQN);
    String digest = run(new Practice(agent, 400, 1, 1, 1), PracticeLog.none())
        .model()
        .network()
        .digest();
    assertEquals(
        digest,
        run(new Practice(agent, 400, 1, 1, 1), PracticeLog.none())
            .model()
            .network()
            .digest());
    assertFalse(digest.equals(run(new Practice(agent, 400, 1, 1, 2), PracticeLog.none())
        .model()
        .network()
        .digest()));
  }

  @Test
  void theMemoryOfAnotherAgentIsRefused() {
    Kept log = new Kept();
    Agent dqn = Spec.parse(Agent.class, SMALL_DQN);
    run(new Practice(dqn, 300, 1, 1, 1), log);
    Practice other = new Practice(Spec.parse(Agent.class, SMALL_PPO), 300, 1, 1, 1);
    assertEquals(
        "memory: policy: expected 114 numbers, got none",
        assertThrows(Refusal.class, () -> run(other, log)).getMessage());
  }

  @Test
  void aPracticeWithoutARoundHasNoResult() {
    Practice practice = new Practice(new Dqn(), 1000, 1);
    assertThrows(
        CancellationException.class,
        () -> practice.run(new CartPole().begin(), PracticeLog.none(), () -> true, round -> {}));
  }

  @Test
  void aPolicyOfOneWorldIsRefusedInAnother() {
    Practised practised =
        run(new Practice(Spec.parse(Agent.class, SMALL_DQN), 300, 1, 1, 1), PracticeLog.none());
    assertArrayEquals(
        new String[] {"left", "right"}, practised.model().labels().toArray(new String[0]));
    String message = assertThrows(
            Refusal.class, () -> Player.of(practised.model(), new Acrobot().begin()))
        .getMessage();
    assertTrue(
        message.startsWith("model: expected a policy from [cos-first, ")
            && message.endsWith("for acrobot, got a model from"
                + " [position, velocity, angle, angular-velocity] to [left, right]"),
        message);
  }
}
