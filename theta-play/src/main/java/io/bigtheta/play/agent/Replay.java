package io.bigtheta.play.agent;

import io.bigtheta.math.Matrix;
import java.util.Arrays;
import java.util.Map;

/**
 * The newest experiences, from which an agent learns in random order (Lin, Machine Learning 1992). When it is full, a new experience
 * takes the place of the oldest.
 */
final class Replay {
  private final int capacity;
  private final int inputs;
  private final float[] before;
  private final float[] after;
  private final float[] actions;
  private final float[] rewards;
  private final float[] kept;
  private long added;

  /**
   * An empty replay.
   *
   * @param capacity the number of experiences that it holds
   * @param inputs how many numbers an observation has
   */
  Replay(int capacity, int inputs) {
    this.capacity = capacity;
    this.inputs = inputs;
    before = new float[Math.multiplyExact(capacity, inputs)];
    after = new float[capacity * inputs];
    actions = new float[capacity];
    rewards = new float[capacity];
    kept = new float[capacity];
  }

  int size() {
    return (int) Math.min(added, capacity);
  }

  /**
   * Adds an experience.
   *
   * @param x [inputs], what was seen before the action
   * @param reward the discounted sum of the rewards until {@code then}
   * @param then [inputs], what was seen one or several steps later
   * @param keep the discount of what follows; 0 if nothing can follow
   */
  void add(float[] x, int action, float reward, float[] then, float keep) {
    int at = (int) (added % capacity);
    System.arraycopy(x, 0, before, at * inputs, inputs);
    System.arraycopy(then, 0, after, at * inputs, inputs);
    actions[at] = action;
    rewards[at] = reward;
    kept[at] = keep;
    added++;
  }

  /** Writes experience {@code at} to row {@code i} of a batch. */
  void read(int at, Matrix x, Matrix then, int i) {
    System.arraycopy(before, at * inputs, x.data(), x.at(i), inputs);
    System.arraycopy(after, at * inputs, then.data(), then.at(i), inputs);
  }

  int action(int at) {
    return (int) actions[at];
  }

  float reward(int at) {
    return rewards[at];
  }

  float kept(int at) {
    return kept[at];
  }

  void remember(Map<String, float[]> numbers, Map<String, Long> counts) {
    int size = size();
    numbers.put("replay.before", Arrays.copyOf(before, size * inputs));
    numbers.put("replay.after", Arrays.copyOf(after, size * inputs));
    numbers.put("replay.actions", Arrays.copyOf(actions, size));
    numbers.put("replay.rewards", Arrays.copyOf(rewards, size));
    numbers.put("replay.kept", Arrays.copyOf(kept, size));
    counts.put("replay.added", added);
  }

  void recall(Memory memory) {
    added = memory.count("replay.added");
    int size = size();
    memory.copy("replay.before", before, size * inputs);
    memory.copy("replay.after", after, size * inputs);
    memory.copy("replay.actions", actions, size);
    memory.copy("replay.rewards", rewards, size);
    memory.copy("replay.kept", kept, size);
  }
}
