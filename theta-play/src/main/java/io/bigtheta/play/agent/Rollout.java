package io.bigtheta.play.agent;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Predictor;
import io.bigtheta.play.environment.Outcome;
import java.util.Arrays;
import java.util.Map;

/** The steps of whole episodes since an agent last learnt, with their advantages. It grows as it needs. */
final class Rollout {
  /** How an episode may end: it goes on, nothing can follow, or it was cut off. */
  private static final float GOES_ON = 0;

  private static final float OVER = 1;
  private static final float CUT = 2;

  private final int inputs;
  private float[] x = {};
  private float[] after = {};
  private float[] actions = {};
  private float[] logs = {};
  private float[] rewards = {};
  private float[] ends = {};
  private float[] advantages = {};
  private float[] returns = {};
  private int size;

  Rollout(int inputs) {
    this.inputs = inputs;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Adds a step; {@code log} is ln π(action). */
  void add(float[] before, int action, float log, Outcome outcome, float[] then) {
    if (size == actions.length) {
      int more = Math.max(1024, 2 * size);
      x = Arrays.copyOf(x, more * inputs);
      after = Arrays.copyOf(after, more * inputs);
      actions = Arrays.copyOf(actions, more);
      logs = Arrays.copyOf(logs, more);
      rewards = Arrays.copyOf(rewards, more);
      ends = Arrays.copyOf(ends, more);
    }
    System.arraycopy(before, 0, x, size * inputs, inputs);
    System.arraycopy(then, 0, after, size * inputs, inputs);
    actions[size] = action;
    logs[size] = log;
    rewards[size] = (float) outcome.reward();
    ends[size] = outcome.terminated() ? OVER : outcome.truncated() ? CUT : GOES_ON;
    size++;
  }

  /**
   * Aₜ = δₜ + γ·λ·Aₜ₊₁ with δₜ = rₜ + γ·V(sₜ₊₁) − V(sₜ), and the returns Aₜ + V(sₜ). The advantages are then given mean 0 and standard
   * deviation 1.
   *
   * @param critic predicts V · unit
   */
  void judge(Predictor critic, float unit, float discount, float lambda) {
    advantages = new float[size];
    returns = new float[size];
    float[] values = critic.predict(new Matrix(x, 0, size, inputs)).toArray();
    float[] next = critic.predict(new Matrix(after, 0, size, inputs)).toArray();
    float later = 0;
    for (int t = size - 1; t >= 0; t--) {
      float value = values[t] / unit;
      float rest = ends[t] == OVER ? 0 : discount * next[t] / unit;
      float error = rewards[t] + rest - value;
      later = error + (ends[t] == GOES_ON ? discount * lambda * later : 0);
      advantages[t] = later;
      returns[t] = (later + value) * unit;
    }
    standardize();
  }

  private void standardize() {
    double sum = 0;
    double squares = 0;
    for (float advantage : advantages) {
      sum += advantage;
      squares += (double) advantage * advantage;
    }
    double mean = sum / size;
    double deviation = Math.sqrt(Math.max(0, squares / size - mean * mean)) + 1e-8;
    for (int t = 0; t < size; t++) {
      advantages[t] = (float) ((advantages[t] - mean) / deviation);
    }
  }

  /** Writes step {@code t} to row {@code i} of a batch: the observation, ln π(action) in the place of the action, the advantage and the return. */
  void read(int t, int i, Matrix input, Matrix target, Matrix advantage, Matrix wanted) {
    System.arraycopy(x, t * inputs, input.data(), input.at(i), inputs);
    for (int j = 0; j < target.cols(); j++) {
      target.set(i, j, j == (int) actions[t] ? logs[t] : Float.NaN);
    }
    advantage.set(i, 0, advantages[t]);
    wanted.set(i, 0, returns[t]);
  }

  void remember(Map<String, float[]> numbers, Map<String, Long> counts) {
    counts.put("rollout.size", (long) size);
    numbers.put("rollout.x", Arrays.copyOf(x, size * inputs));
    numbers.put("rollout.after", Arrays.copyOf(after, size * inputs));
    numbers.put("rollout.actions", Arrays.copyOf(actions, size));
    numbers.put("rollout.logs", Arrays.copyOf(logs, size));
    numbers.put("rollout.rewards", Arrays.copyOf(rewards, size));
    numbers.put("rollout.ends", Arrays.copyOf(ends, size));
  }

  void recall(Memory memory) {
    size = Math.toIntExact(memory.count("rollout.size"));
    x = memory.array("rollout.x", size * inputs);
    after = memory.array("rollout.after", size * inputs);
    actions = memory.array("rollout.actions", size);
    logs = memory.array("rollout.logs", size);
    rewards = memory.array("rollout.rewards", size);
    ends = memory.array("rollout.ends", size);
  }
}
