package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A network, and rows by which to tell what in it matters: forward and backward as it predicts, without noise, with running
 * statistics, so that every row has a gradient of its own.
 */
public final class Probe {
  /** Enough for a ranking: more rows cost time and change little. */
  static final int MOST_ROWS = 4096;

  private static final int BATCH = 256;

  private final Network network;
  private final Preparation preparation;
  private final Loss loss;
  private final Dataset data;
  private final Kernels kernels;
  private final BooleanSupplier cancelled;
  private final int[] order;

  /** What is told of a dense layer for a batch of rows. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param layer its index in the blueprint
     * @param x [rows, fanIn], what goes in: read only
     * @param dz [rows, units], ∂(wₙ·Lₙ)/∂zₙ of every row's own loss, with wₙ its weight: may be spoiled
     */
    void see(int layer, Matrix x, Matrix dz);
  }

  /**
   * @param data to draw at most 4,096 rows from
   * @param seed of the draw
   */
  public Probe(Model model, Dataset data, Kernels kernels, Seed seed) {
    this(model, data, kernels, seed, () -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked between batches of a {@link #walk}, which then ends in a {@link CancellationException}
   */
  public Probe(Model model, Dataset data, Kernels kernels, Seed seed, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    this.network = model.network();
    this.preparation = model.preparation();
    this.loss = model.loss();
    this.data = data;
    this.kernels = kernels;
    preparation.check(data);
    if (data.rows() == 0) {
      throw Refusal.of(data.name(), "rows to prune by", "none");
    }
    int[] all = new int[data.rows()];
    Arrays.setAll(all, i -> i);
    seed.shuffle(all);
    order = Arrays.copyOf(all, Math.min(MOST_ROWS, all.length));
  }

  public Network network() {
    return network;
  }

  public Kernels kernels() {
    return kernels;
  }

  /** How many rows are walked over. */
  public int rows() {
    return order.length;
  }

  /** Goes through all rows, batch after batch; within a batch from the first dense layer to the last. */
  public void walk(Visitor visitor) {
    Blueprint blueprint = network.blueprint();
    float[] theta = network.theta();
    float[] gradient = new float[blueprint.trainable()];
    for (int from = 0; from < order.length; ) {
      int rows = Math.min(BATCH, order.length - from);
      Backprop backprop = new Backprop(blueprint, theta, gradient, rows, kernels);
      Matrix x = new Matrix(rows, preparation.inputs().size());
      Matrix targets = new Matrix(rows, preparation.outputs().size());
      Matrix weights = new Matrix(rows, 1);
      for (; from + rows <= order.length; from += rows) {
        if (from > 0 && cancelled.getAsBoolean()) {
          throw new CancellationException("probe: cancelled after " + from + " rows");
        }
        preparation.gather(data, order, from, x, targets, weights);
        backprop.predicted(loss, x, targets, weights);
        float total = (float) loss.totalWeight(targets, weights);
        for (int i = 0; i < blueprint.layers().size(); i++) {
          if (blueprint.layers().get(i) instanceof Dense) {
            visitor.see(
                i, i == 0 ? x : backprop.output(i - 1), scaled(backprop.derivative(i), total));
          }
        }
      }
    }
  }

  /** The batch's loss is a mean; a row's own is not. */
  private static Matrix scaled(Matrix dz, float factor) {
    for (int i = dz.offset(); i < dz.offset() + dz.size(); i++) {
      dz.data()[i] *= factor;
    }
    return dz;
  }
}
