package io.bigtheta.play.agent;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Schedule;
import java.util.List;

/**
 * Q(s, a) ← r + γ·Q′(s′, argmaxₐ Q(s′, a)), by gradient steps on random experiences from a replay, where Q′ is an older copy of Q: a
 * deep Q-network (Mnih et al., Nature 2015), doubled (van Hasselt, Guez and Silver, AAAI 2016).
 *
 * @param hidden the sizes of the hidden layers, with rectifiers
 * @param rate the rate of Adam in each update
 * @param discount γ, the worth of a reward one step later, in (0, 1]
 * @param replay how many experiences are kept
 * @param warmup how many steps are taken before the first update
 * @param batch how many experiences make an update
 * @param every how many steps are taken between updates
 * @param updates how many updates then follow
 * @param target how many updates are between two copies of Q to Q′
 * @param returns how many rewards are summed before Q′ stands for the rest
 * @param explore the share of random actions at the end, in [0, 1]; it falls to this from 1
 * @param exploring the share of the steps over which it falls, in [0, 1]
 * @param longest for how many steps a random action is repeated at most
 */
public record Dqn(
    List<Integer> hidden,
    Schedule rate,
    float discount,
    int replay,
    int warmup,
    int batch,
    int every,
    int updates,
    int target,
    int returns,
    float explore,
    float exploring,
    int longest)
    implements Agent {
  public Dqn {
    hidden = List.copyOf(hidden);
    Checks.sizes("hidden", hidden);
    Checks.rate(rate);
    Checks.discount(discount);
    Checks.positive("replay", replay);
    Checks.positive("warmup", warmup);
    Checks.positive("batch", batch);
    Checks.positive("every", every);
    Checks.positive("updates", updates);
    Checks.positive("target", target);
    Checks.positive("returns", returns);
    Checks.share("explore", explore);
    Checks.share("exploring", exploring);
    Checks.positive("longest", longest);
    if (warmup > replay) {
      throw Refusal.of("warmup", "at most the replay of " + replay, warmup);
    }
  }

  /** An agent for a world about which nothing is known. */
  public Dqn() {
    this(
        List.of(64, 64),
        new Constant(0.001f),
        0.99f,
        50_000,
        1000,
        64,
        4,
        2,
        100,
        3,
        0.05f,
        0.3f,
        1);
  }

  @Override
  public Learner learner(int inputs, int actions, long steps, Seed seed) {
    return new DqnLearner(this, inputs, actions, steps, seed);
  }
}
