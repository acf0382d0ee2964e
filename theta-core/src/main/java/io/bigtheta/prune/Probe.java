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
 * A network, and rows by which its units and weights are ranked. Forward and backward work as in prediction, without
 * noise and with running statistics, so every row has its own gradient.
 */
public final class Probe {
  /** Enough rows for a ranking. More rows take time and change little. */
  static final int MOST_ROWS = 4096;

  private static final int BATCH = 256;

  private final Network network;
  private final Preparation preparation;
  private final Loss loss;
  private final Dataset data;
  private final Kernels kernels;
  private final BooleanSupplier cancelled;
  private final int[] order;

  /** Gets the input and the derivatives of a dense layer for a batch of rows. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Called for one dense layer and one batch.
     *
     * @param layer the index of the layer in the blueprint
     * @param x [rows, fanIn], the input of the layer, read only
     * @param dz [rows, units], ∂(wₙ·Lₙ)/∂zₙ for every row's own loss, with its weight wₙ; may be spoiled
     */
    void see(int layer, Matrix x, Matrix dz);
  }

  /**
   * A probe of a model.
   *
   * @param data the rows, of which at most 4,096 are drawn
   * @param seed the randomness of the draw
   */
  public Probe(Model model, Dataset data, Kernels kernels, Seed seed) {
    this(model, data, kernels, seed, () -> false);
  }

  /**
   * A probe of a model that can be cancelled.
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

  /** The number of rows that {@link #walk} visits. */
  public int rows() {
    return order.length;
  }

  /** Visits all rows, batch after batch. Within a batch it visits the dense layers from the first to the last. */
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

  /** Turns derivatives of the batch's mean loss into derivatives of the rows' own losses. */
  private static Matrix scaled(Matrix dz, float factor) {
    for (int i = dz.offset(); i < dz.offset() + dz.size(); i++) {
      dz.data()[i] *= factor;
    }
    return dz;
  }
}
