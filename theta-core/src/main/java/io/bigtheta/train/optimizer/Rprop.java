package io.bigtheta.train.optimizer;

import io.bigtheta.spec.Refusal;

/**
 * Resilient backpropagation: every number of θ has its own step size. The step size grows while the sign of the
 * gradient stays the same, and shrinks when the sign changes. Only the sign of the gradient gives the direction
 * (Riedmiller and Braun, ICNN 1993, without taking a step back). All step sizes begin as the learning rate of the first
 * step. Every step has to use all rows.
 *
 * @param shrink the factor when the sign changes, in (0, 1)
 * @param grow the factor while the sign stays the same, &gt; 1
 * @param smallest the smallest step size, &gt; 0
 * @param largest the largest step size
 */
public record Rprop(float shrink, float grow, float smallest, float largest) implements Optimizer {
  public Rprop {
    if (!(shrink > 0 && shrink < 1)) {
      throw Refusal.of("shrink", "a factor in (0, 1)", shrink);
    }
    if (!(grow > 1 && grow < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("grow", "a factor > 1", grow);
    }
    if (!(smallest > 0 && smallest <= largest && largest < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("smallest", "0 < smallest <= largest", smallest + " and " + largest);
    }
  }

  public Rprop() {
    this(0.5f, 1.2f, 1e-6f, 50);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public float rate() {
    return 0.01f;
  }

  @Override
  public boolean fullBatch() {
    return true;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    float[] before = slots[0];
    float[] size = slots[1];
    if (step == 1) {
      java.util.Arrays.fill(size, from, to, rate);
    }
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float agreement = Math.signum(g) * Math.signum(before[i]);
      float factor = agreement > 0 ? grow : agreement < 0 ? shrink : 1;
      float now = agreement < 0 ? 0 : g; // after a change of sign, wait one step
      size[i] = Math.min(largest, Math.max(smallest, size[i] * factor));
      theta[i] -= Math.signum(now) * size[i];
      before[i] = now;
    }
  }
}
