package io.bigtheta.play.agent;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.loss.Huber;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.play.environment.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Dqn} while it learns. */
final class DqnLearner implements Learner {
  private static final float MOST_GRADIENT = 10;
  private static final Loss LOSS = new TakenAction(new Huber());
  private static final Seed NO_NOISE = new Seed(0);

  private final Dqn recipe;
  private final long total;
  private final Weights weights;
  private final float[] older;
  private final Exploration exploration;
  private final Replay replay;
  private final Returns returns;
  private final Seed draw;
  private final Predictor acting;
  private final Predictor judging;
  private final Predictor old;
  private final Backprop backprop;
  private final Matrix row;
  private final Matrix x;
  private final Matrix then;
  private final Matrix targets;
  private final Matrix ones;
  private final int[] drawn;
  private long steps;

  DqnLearner(Dqn recipe, int inputs, int actions, long total, Seed seed) {
    this.recipe = recipe;
    this.total = total;
    Blueprint blueprint = Checks.network(inputs, recipe.hidden(), new Relu(), actions);
    weights = new Weights(blueprint, MOST_GRADIENT, seed.child("theta", 0));
    older = weights.theta().clone();
    exploration = new Exploration(actions, recipe.longest(), seed.child("explore", 0));
    replay = new Replay(recipe.replay(), inputs);
    returns = new Returns(recipe.returns(), recipe.discount(), replay);
    draw = seed.child("replay", 0);
    acting = weights.predictor();
    judging = weights.predictor();
    old = new Predictor(blueprint, older, Kernels.best());
    backprop = weights.backprop(recipe.batch());
    row = new Matrix(1, inputs);
    x = new Matrix(recipe.batch(), inputs);
    then = new Matrix(recipe.batch(), inputs);
    targets = new Matrix(recipe.batch(), actions);
    ones = new Matrix(recipe.batch(), 1);
    Arrays.fill(ones.data(), 1);
    drawn = new int[recipe.batch()];
  }

  /** ε: it falls in a line from 1 to the recipe's share. */
  private float share() {
    double falling = Math.max(1, recipe.exploring() * (double) total);
    double done = Math.min(1, steps / falling);
    return steps < recipe.warmup() ? 1 : (float) (1 + done * (recipe.explore() - 1));
  }

  @Override
  public int action(float[] now) {
    int random = exploration.action(steps, share());
    if (random >= 0) {
      return random;
    }
    System.arraycopy(now, 0, row.data(), row.offset(), now.length);
    return acting.predict(row).argmax(0);
  }

  @Override
  public void learn(float[] now, int action, Outcome outcome, float[] after) {
    returns.add(now, action, outcome, after);
    steps++;
    if (outcome.done()) {
      exploration.end();
    }
    if (steps >= recipe.warmup() && steps % recipe.every() == 0 && replay.size() > 0) {
      for (int i = 0; i < recipe.updates(); i++) {
        update();
      }
    }
  }

  private void update() {
    Seed seed = draw.child(weights.steps());
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = seed.below(i, replay.size());
      replay.read(drawn[i], x, then, i);
    }
    Matrix q = judging.predict(then);
    Matrix worth = old.predict(then);
    Arrays.fill(targets.data(), Float.NaN);
    for (int i = 0; i < drawn.length; i++) {
      float rest = replay.kept(drawn[i]) * worth.get(i, q.argmax(i));
      targets.set(i, replay.action(drawn[i]), replay.reward(drawn[i]) + rest);
    }
    backprop.loss(LOSS, x, targets, ones, NO_NOISE);
    weights.move(recipe.rate(), allUpdates());
    if (weights.steps() % recipe.target() == 0) {
      System.arraycopy(weights.theta(), 0, older, 0, older.length);
    }
  }

  /** How many updates there will be, about; the last episode may end a little later. */
  private long allUpdates() {
    return Math.max(1, (total - recipe.warmup()) / recipe.every() + 1) * recipe.updates();
  }

  @Override
  public Blueprint policy() {
    return weights.blueprint();
  }

  @Override
  public float[] theta() {
    return weights.theta();
  }

  @Override
  public Memory memory() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    weights.remember("q", numbers, counts);
    numbers.put("older", older.clone());
    replay.remember(numbers, counts);
    counts.put("steps", steps);
    return new Memory(numbers, counts);
  }

  @Override
  public void recall(Memory memory) {
    weights.recall("q", memory);
    memory.copy("older", older);
    replay.recall(memory);
    steps = memory.count("steps");
  }
}
