package io.bigtheta.play.agent;

import io.bigtheta.play.environment.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Turns steps into experiences of several steps: Rₜ = Σᵢ γⁱ·rₜ₊ᵢ over n rewards, after which γⁿ·Q stands for the rest (Sutton, Machine
 * Learning 1988). At the end of an episode the sums are shorter.
 */
final class Returns {
  private record Moment(float[] x, int action, float reward) {}

  private final int steps;
  private final float discount;
  private final Replay replay;
  private final Deque<Moment> open = new ArrayDeque<>();

  Returns(int steps, float discount, Replay replay) {
    this.steps = steps;
    this.discount = discount;
    this.replay = replay;
  }

  /** Adds a step, and gives the experiences that are complete to the replay. */
  void add(float[] x, int action, Outcome outcome, float[] after) {
    open.addLast(new Moment(x.clone(), action, (float) outcome.reward()));
    if (outcome.done()) {
      while (!open.isEmpty()) {
        give(after, outcome.terminated());
      }
    } else if (open.size() == steps) {
      give(after, false);
    }
  }

  private void give(float[] after, boolean terminated) {
    float sum = 0;
    float power = 1;
    for (Iterator<Moment> moments = open.iterator(); moments.hasNext(); power *= discount) {
      sum = Math.fma(power, moments.next().reward(), sum);
    }
    Moment first = open.removeFirst();
    replay.add(first.x(), first.action(), sum, after, terminated ? 0 : power);
  }
}
