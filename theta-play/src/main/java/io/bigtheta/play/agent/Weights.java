package io.bigtheta.play.agent;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.schedule.Schedule;
import java.util.List;
import java.util.Map;

/** A network that learns: θ, ∇θ, and the memory of the optimizer. They change in place. */
final class Weights {
  /** A practice has no epochs, and its schedules follow from the step alone. */
  private static final History NO_EPOCHS = new History(Monitor.LOSS, List.of());

  private final Blueprint blueprint;
  private final float[] theta;
  private final float[] gradient;
  private final float[][] slots;
  private final Optimizer optimizer = new Adam();
  private final Clipping clipping;
  private int steps;

  /** @param most the largest norm of a gradient */
  Weights(Blueprint blueprint, float most, Seed seed) {
    this.blueprint = blueprint;
    theta = blueprint.start(seed);
    gradient = new float[blueprint.trainable()];
    slots = new float[optimizer.slots()][gradient.length];
    clipping = new ByNorm(most);
  }

  Blueprint blueprint() {
    return blueprint;
  }

  float[] theta() {
    return theta;
  }

  /** How many steps were taken. */
  int steps() {
    return steps;
  }

  Backprop backprop(int rows) {
    return new Backprop(blueprint, theta, gradient, rows, Kernels.best());
  }

  Predictor predictor() {
    return new Predictor(blueprint, theta, Kernels.best());
  }

  /**
   * Takes a step along the gradient that a {@link #backprop} has written.
   *
   * @param all how many steps there will be, about
   */
  void move(Schedule rate, long all) {
    int whole = (int) Math.min(Integer.MAX_VALUE, Math.max(steps + 1L, all));
    clipping.apply(gradient);
    optimizer.step(theta, gradient, slots, rate.at(steps + 1, whole, NO_EPOCHS), steps + 1);
    steps++;
  }

  void remember(String name, Map<String, float[]> numbers, Map<String, Long> counts) {
    numbers.put(name, theta.clone());
    for (int i = 0; i < slots.length; i++) {
      numbers.put(name + ".slot" + i, slots[i].clone());
    }
    counts.put(name + ".steps", (long) steps);
  }

  void recall(String name, Memory memory) {
    memory.copy(name, theta);
    for (int i = 0; i < slots.length; i++) {
      memory.copy(name + ".slot" + i, slots[i]);
    }
    steps = Math.toIntExact(memory.count(name + ".steps"));
  }
}
