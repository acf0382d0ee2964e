package io.bigtheta.play.agent;

import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.play.environment.Acrobot;
import io.bigtheta.play.environment.CartPole;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.MountainCar;
import io.bigtheta.play.environment.World;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How an agent learns to act: it plays episodes and learns from them, and after every round it is judged on episodes of its own, without
 * exploration. The policy of the best round is the result; the first of equals. A practice ends early if no policy can be better.
 *
 * @param agent how it explores and learns
 * @param steps how many steps it takes; the last episode is played to its end
 * @param rounds into how many rounds the steps are divided
 * @param trials how many episodes judge the agent after a round
 * @param seed the seed of all random numbers
 */
public record Practice(Agent agent, long steps, int rounds, int trials, long seed) {
  public Practice {
    if (steps < 1) {
      throw Refusal.of("steps", "at least 1", steps);
    }
    if (rounds < 1 || rounds > steps) {
      throw Refusal.of("rounds", "from 1 to the " + steps + " steps", rounds);
    }
    if (trials < 1) {
      throw Refusal.of("trials", "at least 1", trials);
    }
  }

  /** A practice of 50 rounds, each judged by 100 episodes. */
  public Practice(Agent agent, long steps, long seed) {
    this(agent, steps, (int) Math.min(50, steps), 100, seed);
  }

  /** The practice for an environment about which nothing is known. */
  public static Practice usual(long seed) {
    return new Practice(new Dqn(), 100_000, seed);
  }

  /** The practice that suits a world, with an agent that was tuned to it where the world comes with Theta. */
  public static Practice suiting(World world, long seed) {
    if (world instanceof CartPole) {
      return new Practice(new Dqn(), 50_000, seed);
    } else if (world instanceof Acrobot) {
      String steady = "ppo(rate=cosine(0.002), lambda=0.94, horizon=2048, epochs=10, entropy=0)";
      return new Practice(Spec.parse(Agent.class, steady), 150_000, seed);
    } else if (world instanceof MountainCar) {
      return new Practice(Spec.parse(Agent.class, "dqn(longest=20)"), 100_000, seed);
    }
    return usual(seed);
  }

  /**
   * Practises in this environment, which plays the judging episodes too.
   *
   * @param cancelled asked after every episode
   * @param log where the state is kept after every round, and from where it goes on
   * @param listener receives every round
   * @throws CancellationException if it was cancelled before the first round has ended
   */
  public Practised run(
      Environment environment,
      PracticeLog log,
      BooleanSupplier cancelled,
      Consumer<Round> listener) {
    Session session = new Session(this, environment, log);
    while (!session.over()) {
      if (!session.round(cancelled)) {
        return new Practised(model(environment, session), session.rounds(), false);
      }
      listener.accept(session.rounds().get(session.rounds().size() - 1));
    }
    return new Practised(model(environment, session), session.rounds(), true);
  }

  private Model model(Environment environment, Session session) {
    List<Round> all = session.rounds();
    if (all.isEmpty()) {
      throw new CancellationException("practice: cancelled before the first round has ended");
    }
    int best = 1;
    for (Round round : all) {
      best = round.best() ? round.number() : best;
    }
    Provenance provenance = new Provenance(
        Spec.whole(this),
        environment.name(),
        "",
        0,
        best,
        Kernels.best().name(),
        Runtime.version().toString());
    return new Model(
        new Preparation(
            Player.inputs(environment.sensors()), new Outputs.ClassOutputs(environment.actions())),
        new Network(session.policy(), session.best()),
        new CrossEntropy(),
        provenance);
  }
}
