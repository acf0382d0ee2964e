package io.bigtheta.prune;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Removes hidden units from a network: their columns of W and b, their numbers in the layers between, and their rows of
 * the next W.
 *
 * <p>The smaller network predicts the same as the larger one with these units silenced, bit for bit, because a weight
 * of 0 adds nothing to a chain of fused multiply-adds. This does not hold for layer normalisation, whose mean and
 * variance are then taken over fewer numbers.
 */
public final class Removal {
  private Removal() {}

  /**
   * The network with only some units of a hidden layer, in ascending order.
   *
   * @param kept the indices of the units to keep, at least one
   */
  public static Network keep(Network network, HiddenLayer hidden, int... kept) {
    Blueprint large = network.blueprint();
    int[] units = Arrays.stream(kept).distinct().sorted().toArray();
    if (units.length == 0 || units[0] < 0 || units[units.length - 1] >= hidden.units()) {
      throw Refusal.of(
          "layer " + hidden.dense(),
          "at least one unit of 0 … " + (hidden.units() - 1) + " to keep",
          Arrays.toString(kept));
    }
    Blueprint small = blueprint(large, hidden, units.length);
    float[] from = network.theta();
    float[] to = new float[small.size()];
    List<Block> old = large.blocks();
    List<Block> fresh = small.blocks();
    for (int i = 0; i < old.size(); i++) {
      int layer = old.get(i).layer();
      Matrix source = old.get(i).of(from);
      boolean rows = layer == hidden.next()
          && source.rows() == hidden.units()
          && old.get(i).parameter().name().equals("weight");
      boolean cols = layer >= hidden.dense()
          && layer < hidden.next()
          && source.cols() == hidden.units(); // otherwise all units share a number
      copy(
          source,
          rows ? units : all(source.rows()),
          cols ? units : all(source.cols()),
          fresh.get(i).of(to));
    }
    return new Network(small, to);
  }

  /** The network with one unit silenced: the unit's row of the next weights is 0. */
  public static Network silence(Network network, HiddenLayer hidden, int unit) {
    float[] theta = network.theta();
    Matrix out = HiddenLayer.weight(network.blueprint(), hidden.next()).of(theta);
    Arrays.fill(theta, out.at(unit), out.at(unit) + out.cols(), 0);
    return new Network(network.blueprint(), theta);
  }

  private static Blueprint blueprint(Blueprint large, HiddenLayer hidden, int units) {
    List<Layer> layers = new java.util.ArrayList<>(large.layers());
    Dense dense = (Dense) layers.get(hidden.dense());
    layers.set(
        hidden.dense(), new Dense(units, dense.activation(), dense.bias(), dense.initializer()));
    return new Blueprint(large.input(), layers);
  }

  private static void copy(Matrix from, int[] rows, int[] cols, Matrix to) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < cols.length; j++) {
        to.set(i, j, from.get(rows[i], cols[j]));
      }
    }
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }
}
