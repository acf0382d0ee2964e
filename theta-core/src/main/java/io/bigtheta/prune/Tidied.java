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
 * A network without the hidden units that nothing would be missed of.
 *
 * <p>Removed are, with the same answers but for rounding: units whose outgoing weights are all 0; units that are the same
 * as another one in all that comes in, whose outgoing weights are added to the other's; and units whose output h is one
 * number c on all given rows, as rectifiers that are never active, with c·V added to the next bias V·c. The last rests on the
 * rows: on others such a unit might have woken. Layers before layer normalisation are left as they are, and a unit with c ≠ 0
 * stays where the next layer has no bias. Every layer keeps one unit.
 *
 * @param dead how many of the first and the third kind were removed
 * @param duplicated how many of the second
 */
public record Tidied(Network network, int dead, int duplicated) {
  /** Tidies the network of {@code model}, as far as {@code rows} show. */
  public static Tidied of(Model model, Dataset rows, Kernels kernels) {
    return of(model, rows, kernels, () -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if it said yes
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

  /** One hidden layer in the hands of the tidier: what is removed is folded into θ first. */
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

    /** @param constant a unit's only output; NaN for a unit that has several */
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
      if (kept.length == 0) { // one stays, and says nothing
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

    /** Adds what unit j always says to the next bias; false if there is none to add it to. */
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

    /** Adds the outgoing weights of units that are the same as one before to that one's. */
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

    /** All numbers on which the output of unit j depends. */
    private String incoming(int j) {
      Digest digest = new Digest();
      List<Block> blocks = network.blueprint().blocks();
      for (Block block : blocks) {
        if (block.layer() >= hidden.dense() && block.layer() < hidden.next()) {
          Matrix numbers = block.of(theta);
          for (int i = 0; i < numbers.rows(); i++) {
            digest.add(numbers.data(), numbers.at(i) + j, 1);
          }
        }
      }
      return digest.hex();
    }
  }
}
