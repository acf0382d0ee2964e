package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A network without the hidden units that its predictions do not depend on.
 *
 * <p>Three kinds of units are removed; the predictions stay the same except for rounding. First, units whose outgoing
 * weights are all 0. Second, units with the same incoming numbers as another unit; their outgoing weights are added to
 * those of the other. Third, units whose output h is the same number c on all given rows, such as rectifiers that are
 * never active; c·V is added to the next bias, where V are the outgoing weights. The third kind depends on the rows: on
 * other rows such a unit might be active. Layers before layer normalisation are left as they are. A unit with c ≠ 0
 * stays if the next layer has no bias. Every layer keeps at least one unit.
 *
 * @param network the network without these units
 * @param dead how many units of the first and the third kind were removed
 * @param duplicated how many units of the second kind were removed
 */
public record Tidied(Network network, int dead, int duplicated) {
  /** Tidies the network of {@code model}. Constant units are found on {@code rows}. */
  public static Tidied of(Model model, Dataset rows, Kernels kernels) {
    return of(model, rows, kernels, () -> false);
  }

  /**
   * The same as {@link #of(Model, Dataset, Kernels)}, and it can be cancelled.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if {@code cancelled} said yes
   */
  public static Tidied of(Model model, Dataset rows, Kernels kernels, BooleanSupplier cancelled) {
    Tidied tidied = new Tidied(model.network(), 0, 0);
    int layers = HiddenLayer.of(model.network().blueprint()).size();
    for (int l = 0; l < layers; l++) {
      HiddenLayer hidden = HiddenLayer.of(tidied.network.blueprint()).get(l);
      if (hidden.separate(tidied.network.blueprint())) {
        float[] constant =
            Constants.of(model.network(tidied.network), hidden.next(), rows, kernels, cancelled);
        tidied = new Layer(tidied.network, hidden).without(constant, tidied);
      }
    }
    return tidied;
  }

  /** Whether anything was removed. */
  public boolean changed() {
    return dead + duplicated > 0;
  }

  /** One hidden layer that is tidied. What is removed is first added to other numbers of θ. */
  private static final class Layer {
    private final Network network;
    private final HiddenLayer hidden;
    private final float[] theta;
    private final Matrix out;
    private final boolean[] gone;

    Layer(Network network, HiddenLayer hidden) {
      this.network = network;
      this.hidden = hidden;
      theta = network.theta();
      out = HiddenLayer.weight(network.blueprint(), hidden.next()).of(theta);
      gone = new boolean[hidden.units()];
    }

    /**
     * The network without the units that can be removed.
     *
     * @param constant for each unit its constant output; NaN if its output is not constant
     */
    Tidied without(float[] constant, Tidied before) {
      int dead = 0;
      for (int j = 0; j < gone.length; j++) {
        if (silent(j) || (!Float.isNaN(constant[j]) && folded(j, constant[j]))) {
          Arrays.fill(theta, out.at(j), out.at(j) + out.cols(), 0);
          gone[j] = true;
          dead++;
        }
      }
      int duplicated = merged();
      int[] kept = IntStream.range(0, gone.length).filter(j -> !gone[j]).toArray();
      if (kept.length == 0) { // one unit stays, with outgoing weights of 0
        kept = new int[] {0};
        dead--;
      }
      if (dead + duplicated == 0) {
        return before;
      }
      Network smaller = Removal.keep(new Network(network.blueprint(), theta), hidden, kept);
      return new Tidied(smaller, before.dead + dead, before.duplicated + duplicated);
    }

    private boolean silent(int j) {
      return IntStream.range(0, out.cols()).allMatch(k -> out.get(j, k) == 0);
    }

    /** Adds the constant output of unit j to the next bias. Returns false if there is no bias. */
    private boolean folded(int j, float constant) {
      Blueprint blueprint = network.blueprint();
      if (constant == 0) {
        return true;
      }
      if (!((Dense) blueprint.layers().get(hidden.next())).bias()) {
        return false;
      }
      Matrix bias = HiddenLayer.block(blueprint, hidden.next(), "bias").of(theta);
      for (int k = 0; k < out.cols(); k++) {
        bias.set(0, k, Math.fma(constant, out.get(j, k), bias.get(0, k)));
      }
      return true;
    }

    /** Merges units that equal an earlier one: adds their outgoing weights to those of the earlier unit. */
    private int merged() {
      Map<String, Integer> first = new HashMap<>();
      int count = 0;
      for (int j = 0; j < gone.length; j++) {
        if (gone[j]) {
          continue;
        }
        Integer same = first.putIfAbsent(incoming(j), j);
        if (same != null) {
          for (int k = 0; k < out.cols(); k++) {
            out.set(same, k, out.get(same, k) + out.get(j, k));
          }
          gone[j] = true;
          count++;
        }
      }
      return count;
    }

    /** A digest of all numbers that the output of unit j depends on. */
    private String incoming(int j) {
      Digest digest = new Digest();
      List<Block> blocks = network.blueprint().blocks();
      for (Block block : blocks) {
        if (block.layer() >= hidden.dense() && block.layer() < hidden.next()) {
          Matrix numbers = block.of(theta);
          boolean own = numbers.cols() == gone.length; // otherwise all units share a number
          for (int i = 0; own && i < numbers.rows(); i++) {
            digest.add(numbers.data(), numbers.at(i) + j, 1);
          }
        }
      }
      return digest.hex();
    }
  }
}
