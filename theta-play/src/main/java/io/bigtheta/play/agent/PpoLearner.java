package io.bigtheta.play.agent;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.play.environment.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Ppo} while it learns. */
final class PpoLearner implements Learner {
  private static final float MOST_GRADIENT = 0.5f;
  private static final Loss ERROR = new SquaredError();
  private static final Seed NO_NOISE = new Seed(0);

  private final Ppo recipe;
  private final long total;
  /** The critic predicts V times this: about the mean reward of a step, whatever γ is. */
  private final float unit;

  private final Weights policy;
  private final Weights critic;
  private final Loss surrogate;
  private final Rollout rollout;
  private final Seed draw;
  private final Seed shuffle;
  private final Predictor acting;
  private final Predictor judging;
  private final Backprop improving;
  private final Backprop learning;
  private final Matrix row;
  private final Matrix chances;
  private final Matrix x;
  private final Matrix targets;
  private final Matrix advantages;
  private final Matrix wanted;
  private final Matrix ones;
  private long steps;
  private long epochs;
  private float log;

  PpoLearner(Ppo recipe, int inputs, int actions, long total, Seed seed) {
    this.recipe = recipe;
    this.total = total;
    unit = Math.max(0.001f, 1 - recipe.discount());
    Blueprint actor = Checks.network(inputs, recipe.hidden(), new Tanh(), actions);
    Blueprint judge = Checks.network(inputs, recipe.hidden(), new Tanh(), 1);
    policy = new Weights(actor, MOST_GRADIENT, seed.child("policy", 0));
    critic = new Weights(judge, MOST_GRADIENT, seed.child("critic", 0));
    surrogate = new Surrogate(recipe.clip(), recipe.entropy());
    rollout = new Rollout(inputs);
    draw = seed.child("action", 0);
    shuffle = seed.child("order", 0);
    acting = policy.predictor();
    judging = critic.predictor();
    improving = policy.backprop(recipe.batch());
    learning = critic.backprop(recipe.batch());
    row = new Matrix(1, inputs);
    chances = new Matrix(1, actions);
    x = new Matrix(recipe.batch(), inputs);
    targets = new Matrix(recipe.batch(), actions);
    advantages = new Matrix(recipe.batch(), 1);
    wanted = new Matrix(recipe.batch(), 1);
    ones = new Matrix(recipe.batch(), 1);
    Arrays.fill(ones.data(), 1);
  }

  @Override
  public int action(float[] now) {
    System.arraycopy(now, 0, row.data(), row.offset(), now.length);
    Matrix logits = acting.predict(row);
    float max = Link.max(logits, 0);
    float sum = Link.softmax(logits, 0, max, chances);
    float drawn = draw.uniform(steps);
    int action = 0;
    float below = chances.get(0, 0);
    while (drawn >= below && action < chances.cols() - 1) {
      action++;
      below += chances.get(0, action);
    }
    log = (float) (logits.get(0, action) - max - Elementary.log((double) sum));
    return action;
  }

  @Override
  public void learn(float[] now, int action, Outcome outcome, float[] after) {
    rollout.add(now, action, log, outcome, after);
    steps++;
    if (outcome.done() && rollout.size() >= recipe.horizon()) {
      rollout.judge(judging, unit, recipe.discount(), recipe.lambda());
      for (int i = 0; i < recipe.epochs(); i++) {
        epoch();
      }
      rollout.clear();
    }
  }

  private void epoch() {
    int[] order = new int[rollout.size()];
    Arrays.setAll(order, i -> i);
    shuffle.child(epochs++).shuffle(order);
    for (int from = 0; from + recipe.batch() <= order.length; from += recipe.batch()) {
      for (int i = 0; i < recipe.batch(); i++) {
        rollout.read(order[from + i], i, x, targets, advantages, wanted);
      }
      improving.loss(surrogate, x, targets, advantages, NO_NOISE);
      policy.move(recipe.rate(), allUpdates());
      learning.loss(ERROR, x, wanted, ones, NO_NOISE);
      critic.move(recipe.rate(), allUpdates());
    }
  }

  /** How many updates there will be at most. */
  private long allUpdates() {
    return total * recipe.epochs() / recipe.batch() + 1;
  }

  @Override
  public Blueprint policy() {
    return policy.blueprint();
  }

  @Override
  public float[] theta() {
    return policy.theta();
  }

  @Override
  public Memory memory() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    policy.remember("policy", numbers, counts);
    critic.remember("critic", numbers, counts);
    rollout.remember(numbers, counts);
    counts.put("steps", steps);
    counts.put("epochs", epochs);
    return new Memory(numbers, counts);
  }

  @Override
  public void recall(Memory memory) {
    policy.recall("policy", memory);
    critic.recall("critic", memory);
    rollout.recall(memory);
    steps = memory.count("steps");
    epochs = memory.count("epochs");
  }
}
