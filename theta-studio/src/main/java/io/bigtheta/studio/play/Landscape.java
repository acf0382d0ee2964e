package io.bigtheta.studio.play;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.spec.Refusal;

/**
 * The loss of the training rows at θ + a·u + b·v, where a and b go from −span to span.
 *
 * <p>Random directions are normalised by filter: the weights into each unit, u's as well as θ's, have the same length, and biases
 * stay as they are. So the picture does not depend on the scale of the weights (Li et al., NeurIPS 2018).
 *
 * @param side the number of places in each direction, odd, so that θ is one of them
 * @param loss [side · side], b from the top down, a from left to right
 */
public record Landscape(int side, float span, float[] loss) {
  private static final int SIDE = 41;

  /** Around θ, in two random directions. */
  public static Landscape random(Playground playground, long seed, float span) {
    Blueprint blueprint = playground.plan().blueprint();
    float[] theta = playground.theta();
    Seed root = new Seed(seed).child("landscape", 0);
    return of(
        playground,
        theta,
        direction(blueprint, theta, root.child(1)),
        direction(blueprint, theta, root.child(2)),
        span);
  }

  /** Around θ, along two of its numbers. */
  public static Landscape along(Playground playground, int first, int second, float span) {
    float[] theta = playground.theta();
    if (first == second || Math.min(first, second) < 0 || Math.max(first, second) >= theta.length) {
      throw Refusal.of(
              "directions",
              "two different weights in 0 … " + (theta.length - 1),
              first + " and " + second)
          .setting("directions");
    }
    float[] u = new float[theta.length];
    float[] v = new float[theta.length];
    u[first] = 1;
    v[second] = 1;
    return of(playground, theta, u, v, span);
  }

  /** A random direction in which the weights into each unit are as long as those of θ. */
  static float[] direction(Blueprint blueprint, float[] theta, Seed seed) {
    float[] direction = new float[theta.length];
    for (Block block : blueprint.blocks()) {
      if (block.parameter().role() != Parameter.Role.WEIGHT) {
        continue;
      }
      Matrix to = block.of(direction);
      Matrix from = block.of(theta);
      for (int unit = 0; unit < to.cols(); unit++) {
        double drawn = 0;
        double wanted = 0;
        for (int i = 0; i < to.rows(); i++) {
          float number = seed.normal(block.offset() + (long) i * to.cols() + unit);
          to.set(i, unit, number);
          drawn += number * number;
          wanted += from.get(i, unit) * from.get(i, unit);
        }
        float factor = (float) Math.sqrt(wanted / Math.max(1e-12, drawn));
        for (int i = 0; i < to.rows(); i++) {
          to.set(i, unit, factor * to.get(i, unit));
        }
      }
    }
    return direction;
  }

  private static Landscape of(
      Playground playground, float[] theta, float[] u, float[] v, float span) {
    if (!(span > 0 && span <= 100)) {
      throw Refusal.of("span", "a number in (0, 100]", span).setting("span");
    }
    float[] moved = new float[theta.length];
    Predictor predictor =
        new Predictor(playground.plan().blueprint(), moved, Kernels.best()); // shares the array
    float[] loss = new float[SIDE * SIDE];
    for (int i = 0; i < loss.length; i++) {
      float a = span * (2f * (i % SIDE) / (SIDE - 1) - 1);
      float b = span * (1 - 2f * (i / SIDE) / (SIDE - 1));
      for (int k = 0; k < moved.length; k++) {
        moved[k] = theta[k] + a * u[k] + b * v[k];
      }
      loss[i] =
          (float) playground.scores().trainLoss(playground.plan().trainer().loss(), predictor);
    }
    return new Landscape(SIDE, span, loss);
  }
}
