package io.bigtheta.train;

import io.bigtheta.math.Kernels;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Parameter;
import org.jspecify.annotations.Nullable;

/** What moves in a training: θ, its gradient, the optimizer's memory and the moving average. */
final class State {
  /** A square root and a division are as slow as so many multiply-adds. */
  private static final int UPDATE_COST = 8;

  final float[] theta;
  final float[] gradient;
  final float[][] slots;
  final float[] average;
  int step;

  private final Trainer trainer;
  private final Mask mask;
  private final int[] weights;
  private final Kernels.Loop update = this::update;
  private float rate;

  /** @param start θ before the first step, copied */
  State(Trainer trainer, Blueprint blueprint, float[] start, Mask mask, @Nullable Checkpoint from) {
    this.trainer = trainer;
    this.mask = mask;
    gradient = new float[blueprint.trainable()];
    weights = weights(blueprint);
    slots = new float[trainer.optimizer().slots()][gradient.length];
    if (from == null) {
      theta = start.clone();
      average = trainer.average() > 0 ? theta.clone() : new float[0];
      return;
    }
    theta = from.theta().clone();
    average = from.average().clone();
    step = from.step();
    for (int i = 0; i < slots.length; i++) {
      System.arraycopy(from.slots()[i], 0, slots[i], 0, gradient.length);
    }
  }

  /** Where the weights begin and end in θ, pair after pair: what penalties act on. */
  private static int[] weights(Blueprint blueprint) {
    return blueprint.blocks().stream()
        .filter(block -> block.parameter().role() == Parameter.Role.WEIGHT)
        .flatMapToInt(State::ends)
        .toArray();
  }

  private static java.util.stream.IntStream ends(Block block) {
    return java.util.stream.IntStream.of(
        block.offset(), block.offset() + block.parameter().size());
  }

  /**
   * One update of θ along the gradient. What the mask holds has no part in the norm of the gradient and none in the
   * optimizer's memory; that it is 0 afterwards does not rest on what an optimizer or a penalty does with zeros.
   */
  void move(float next, Kernels kernels) {
    rate = next;
    step++;
    mask.hold(gradient);
    trainer.clipping().apply(gradient);
    for (int i = 0; i < weights.length; i += 2) {
      trainer.penalty().apply(theta, gradient, weights[i], weights[i + 1], rate);
    }
    mask.hold(gradient);
    kernels.share(update, gradient.length, UPDATE_COST);
    mask.hold(theta);
    if (average.length > 0) {
      float fresh = 1 - Math.min(trainer.average(), step / (step + 9f));
      for (int i = 0; i < gradient.length; i++) {
        average[i] = Math.fma(fresh, theta[i] - average[i], average[i]);
      }
    }
  }

  private void update(int from, int to) {
    trainer.optimizer().step(theta, gradient, slots, rate, step, from, to);
  }

  /** What is validated and kept: the moving average if there is one, with the running statistics of θ; else θ. */
  float[] judged() {
    if (average.length == 0) {
      return theta;
    }
    System.arraycopy(
        theta, gradient.length, average, gradient.length, theta.length - gradient.length);
    return average;
  }
}
