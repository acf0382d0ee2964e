package io.bigtheta.studio.play;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The loss over two numbers of θ, the others held, and the ways of optimizers down it. Each begins at the same place and sees the
 * gradient of all rows. As optimizers change each number by itself, they are given these two alone.
 *
 * @param side the number of places in each direction
 * @param span the map reaches from −span to span in both directions
 * @param loss [side · side], the second number from the top down, the first from left to right
 * @param paths for each optimizer its steps, each with both numbers and the loss; the first is the start
 */
public record Hike(int side, float span, float[] loss, List<List<float[]>> paths) {
  private static final int SIDE = 61;
  private static final int MOST_STEPS = 500;
  private static final int MOST_OPTIMIZERS = 12;
  private static final Seed UNUSED = new Seed(0);

  /** A place further away is no longer on any map. */
  private static final float FAR = 1e4f;

  /**
   * What is walked on.
   *
   * @param theta [θ] all numbers
   * @param first the index in θ of the number that goes to the right
   * @param second the index of the one that goes up
   */
  public record Terrain(
      Blueprint blueprint,
      Loss loss,
      float[] theta,
      Matrix x,
      Matrix targets,
      int first,
      int second) {
    public Terrain {
      if (first == second
          || Math.min(first, second) < 0
          || Math.max(first, second) >= theta.length) {
        throw Refusal.of(
                "weights",
                "two different weights in 0 … " + (theta.length - 1),
                first + " and " + second)
            .setting("weights");
      }
    }

    /** A long and narrow valley: a linear unit with two inputs that say nearly the same. Its lowest place is (1.5, −1). */
    public static Terrain ravine() {
      Matrix x = Matrix.of(new float[][] {{0.9f, 1.2f}, {0.2f, -0.15f}});
      Matrix targets = Matrix.of(new float[][] {{0.15f}, {0.45f}});
      Dense dense = new Dense(1, new Linear(), false, new Auto());
      return new Terrain(
          Blueprint.of(2, dense), new SquaredError(), new float[2], x, targets, 0, 1);
    }

    /** A tiny network on its own row. */
    public static Terrain of(OneStep.Setting setting, int first, int second) {
      return new Terrain(
          setting.blueprint(),
          setting.loss(),
          setting.theta(),
          Matrix.row(setting.x()),
          Matrix.row(setting.targets()),
          first,
          second);
    }

    /**
     * A tiny network on the four rows of exclusive or. With several outputs the first one is for yes and the others share the rest.
     */
    public static Terrain xor(OneStep.Setting setting, int first, int second) {
      Matrix x = Matrix.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
      int outputs = setting.targets().length;
      Matrix targets = new Matrix(4, outputs);
      for (int i = 0; i < 4; i++) {
        boolean yes = x.get(i, 0) != x.get(i, 1);
        for (int j = 0; j < outputs; j++) {
          targets.set(i, j, j == 0 ? (yes ? 1 : 0) : (yes ? 0 : 1f / (outputs - 1)));
        }
      }
      return new Terrain(
          setting.blueprint(), setting.loss(), setting.theta(), x, targets, first, second);
    }
  }

  /** The map, and a way for each optimizer with its rate, from (a, b). */
  public static Hike of(
      Terrain terrain,
      float span,
      float a,
      float b,
      int steps,
      List<Map.Entry<Optimizer, Float>> optimizers) {
    if (!(span > 0 && span <= 100)) {
      throw Refusal.of("span", "a number in (0, 100]", span).setting("span");
    }
    if (!(Math.abs(a) <= span && Math.abs(b) <= span)) {
      throw Refusal.of("start", "a place on the map, within " + span, a + ", " + b)
          .setting("start");
    }
    if (steps < 1 || steps > MOST_STEPS) {
      throw Refusal.of("steps", "1 to " + MOST_STEPS, steps).setting("steps");
    }
    if (optimizers.size() > MOST_OPTIMIZERS) {
      throw Refusal.of("optimizers", "at most " + MOST_OPTIMIZERS, optimizers.size())
          .setting("optimizers");
    }
    Walker walker = new Walker(terrain);
    float[] loss = new float[SIDE * SIDE];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = (float) walker.loss(
          span * (2f * (i % SIDE) / (SIDE - 1) - 1), span * (1 - 2f * (i / SIDE) / (SIDE - 1)));
    }
    List<List<float[]>> paths = new ArrayList<>();
    for (Map.Entry<Optimizer, Float> one : optimizers) {
      if (!(one.getValue() > 0 && one.getValue() <= 100)) {
        throw Refusal.of("rate", "a number in (0, 100]", one.getValue()).setting("rate");
      }
      paths.add(walker.path(one.getKey(), one.getValue(), a, b, steps));
    }
    return new Hike(SIDE, span, loss, paths);
  }

  /** Calculates loss and gradient at any place of a terrain. */
  private static final class Walker {
    private final Terrain terrain;
    private final float[] theta;
    private final float[] gradient;
    private final Matrix weights;
    private final Backprop backprop;

    Walker(Terrain terrain) {
      this.terrain = terrain;
      theta = terrain.theta().clone();
      gradient = new float[theta.length];
      int rows = terrain.x().rows();
      weights = new Matrix(rows, 1);
      for (int i = 0; i < rows; i++) {
        weights.set(i, 0, 1);
      }
      backprop = new Backprop(terrain.blueprint(), theta, gradient, rows, Kernels.best());
    }

    double loss(float a, float b) {
      theta[terrain.first()] = a;
      theta[terrain.second()] = b;
      return backprop.loss(terrain.loss(), terrain.x(), terrain.targets(), weights, UNUSED);
    }

    List<float[]> path(Optimizer optimizer, float rate, float a, float b, int steps) {
      float[] place = {a, b};
      float[][] slots = new float[optimizer.slots()][2];
      List<float[]> path = new ArrayList<>();
      path.add(new float[] {a, b, (float) loss(a, b)});
      for (int step = 1; step <= steps; step++) {
        float[] slope = {gradient[terrain.first()], gradient[terrain.second()]};
        optimizer.step(place, slope, slots, rate, step);
        if (!(Math.abs(place[0]) < FAR && Math.abs(place[1]) < FAR)) {
          break; // lost
        }
        path.add(new float[] {place[0], place[1], (float) loss(place[0], place[1])});
      }
      return path;
    }
  }
}
