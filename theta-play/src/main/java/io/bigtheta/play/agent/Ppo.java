package io.bigtheta.play.agent;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Schedule;
import java.util.List;

/**
 * Draws actions from π = softmax(logits), and raises the probability of those that turned out better than a second network, the
 * critic, had expected: proximal policy optimization (Schulman et al., 2017), with the advantages of generalized advantage estimation
 * (Schulman et al., ICLR 2016). It learns at the end of the first episode after {@code horizon} steps, and forgets these steps then.
 *
 * @param hidden the sizes of the hidden layers of both networks, with hyperbolic tangents
 * @param rate the rate of Adam in each update
 * @param discount γ, the worth of a reward one step later, in (0, 1]
 * @param lambda λ, how far an advantage trusts rewards rather than the critic, in [0, 1]
 * @param horizon how many steps are taken before it learns
 * @param epochs how often it then goes through these steps
 * @param batch how many steps make an update; the rest of an epoch that is no whole batch is left out
 * @param clip how far the ratio of new and old probability may leave 1 and still be moved, &gt; 0
 * @param entropy the weight of the entropy of π, which keeps it from being sure too early, at least 0
 */
public record Ppo(
    List<Integer> hidden,
    Schedule rate,
    float discount,
    float lambda,
    int horizon,
    int epochs,
    int batch,
    float clip,
    float entropy)
    implements Agent {
  public Ppo {
    hidden = List.copyOf(hidden);
    Checks.sizes("hidden", hidden);
    Checks.rate(rate);
    Checks.discount(discount);
    Checks.share("lambda", lambda);
    Checks.positive("horizon", horizon);
    Checks.positive("epochs", epochs);
    Checks.positive("batch", batch);
    if (batch > horizon) {
      throw Refusal.of("batch", "at most the horizon of " + horizon, batch);
    }
    if (!(clip > 0)) {
      throw Refusal.of("clip", "a number > 0", clip);
    }
    if (!(entropy >= 0)) {
      throw Refusal.of("entropy", "a number >= 0", entropy);
    }
  }

  /** An agent for a world about which nothing is known. */
  public Ppo() {
    this(List.of(64, 64), new Constant(0.001f), 0.99f, 0.95f, 1024, 8, 64, 0.2f, 0.01f);
  }

  @Override
  public Learner learner(int inputs, int actions, long steps, Seed seed) {
    return new PpoLearner(this, inputs, actions, steps, seed);
  }
}
