package io.bigtheta.play.agent;

import io.bigtheta.data.Inputs;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A {@link Practice} while it runs. */
final class Session {
  private final Practice recipe;
  private final Environment environment;
  private final PracticeLog log;
  private final Seed seed;
  private final Learner learner;
  private final Inputs inputs;
  private final Matrix scaled;
  private final float[] observation;
  private final List<Round> rounds = new ArrayList<>();
  private float[] before;
  private float[] after;
  private long steps;
  private long episodes;
  private float[] best = {};

  Session(Practice recipe, Environment environment, PracticeLog log) {
    this.recipe = recipe;
    this.environment = environment;
    this.log = log;
    seed = new Seed(recipe.seed());
    inputs = Player.inputs(environment.sensors());
    int actions = environment.actions().size();
    learner =
        recipe.agent().learner(inputs.size(), actions, recipe.steps(), seed.child("agent", 0));
    scaled = new Matrix(1, inputs.size());
    observation = new float[inputs.size()];
    before = new float[inputs.size()];
    after = new float[inputs.size()];
    log.last().ifPresent(this::recall);
  }

  private void recall(Standing standing) {
    learner.recall(standing.memory());
    steps = standing.steps();
    episodes = standing.episodes();
    rounds.addAll(standing.rounds());
    best = standing.best();
  }

  boolean over() {
    return steps >= recipe.steps()
        || rounds.stream().anyMatch(round -> round.judged() >= environment.most());
  }

  List<Round> rounds() {
    return rounds;
  }

  Blueprint policy() {
    return learner.policy();
  }

  /** θ after the best round. */
  float[] best() {
    return best;
  }

  /** Plays a round, judges the agent and keeps the state; false if it was cancelled before. */
  boolean round(BooleanSupplier cancelled) {
    int number = rounds.size() + 1;
    long end = recipe.steps() * number / recipe.rounds();
    double sum = 0;
    long played = 0;
    while (steps < end || played == 0) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      sum += episode();
      played++;
    }
    double judged = 0;
    double least = Double.POSITIVE_INFINITY;
    Player player = Player.of(environment, learner.policy(), learner.theta());
    for (int i = 0; i < recipe.trials(); i++) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      double reward = player.episode(environment, seed.child("trial", i));
      judged += reward;
      least = Math.min(least, reward);
    }
    double mean = judged / recipe.trials();
    boolean improved = rounds.stream().allMatch(round -> round.judged() < mean);
    if (improved) {
      best = learner.theta().clone();
    }
    rounds.add(new Round(number, steps, episodes, sum / played, mean, least, improved));
    log.keep(new Standing(learner.memory(), steps, episodes, rounds, best));
    return true;
  }

  /** Plays an episode with exploration, and returns the sum of its rewards. */
  private double episode() {
    environment.reset(seed.child("episode", episodes), observation);
    scale(before);
    double sum = 0;
    while (true) {
      int action = learner.action(before);
      Outcome outcome = environment.step(action, observation);
      scale(after);
      learner.learn(before, action, outcome, after);
      steps++;
      sum += outcome.reward();
      if (outcome.done()) {
        episodes++;
        return sum;
      }
      float[] kept = before;
      before = after;
      after = kept;
    }
  }

  private void scale(float[] x) {
    inputs.write(observation, 0, scaled, 0);
    System.arraycopy(scaled.data(), scaled.offset(), x, 0, x.length);
  }
}
