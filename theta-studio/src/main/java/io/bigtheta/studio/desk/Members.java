package io.bigtheta.studio.desk;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Average;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The networks inside a network that averages several: each of them is a network of its own, with a part of θ. */
public final class Members {
  private Members() {}

  /** How many networks are averaged; 1 for a network without an average. */
  public static int count(Blueprint blueprint) {
    return blueprint.layers().stream()
        .filter(layer -> layer instanceof Average)
        .mapToInt(layer -> ((Average) layer).members())
        .max()
        .orElse(1);
  }

  /**
   * One of the networks: the layers of the average take its place, with the θ of this member.
   *
   * @param number from 1
   * @throws Refusal if there is no such member
   */
  public static Network one(Network whole, int number) {
    Blueprint blueprint = whole.blueprint();
    int count = count(blueprint);
    if (number < 1 || number > count) {
      throw Refusal.of("member", "1 … " + count, number);
    }
    if (count == 1 && blueprint.layers().stream().noneMatch(layer -> layer instanceof Average)) {
      return whole;
    }
    List<Layer> layers = new ArrayList<>();
    List<String> names = new ArrayList<>(); // of the parameters of each layer, before their own
    for (int i = 0; i < blueprint.layers().size(); i++) {
      if (blueprint.layers().get(i) instanceof Average average) {
        int member = Math.min(number, average.members()) - 1;
        for (int k = 0; k < average.layers().size(); k++) {
          layers.add(average.layers().get(k));
          names.add("layer." + i + "." + member + "-" + k + "-");
        }
      } else {
        layers.add(blueprint.layers().get(i));
        names.add("layer." + i + ".");
      }
    }
    return new Network(
        new Blueprint(blueprint.input(), layers), theta(whole, blueprint, layers, names));
  }

  private static float[] theta(
      Network whole, Blueprint blueprint, List<Layer> layers, List<String> names) {
    Map<String, Block> places = new HashMap<>();
    blueprint.blocks().forEach(block -> places.put(block.name(), block));
    Blueprint own = new Blueprint(blueprint.input(), layers);
    float[] all = whole.theta();
    float[] theta = new float[own.size()];
    for (Block block : own.blocks()) {
      Block from = places.get(names.get(block.layer()) + block.parameter().name());
      if (from == null) {
        throw new IllegalStateException("no block for " + block.name() + " in " + blueprint);
      }
      System.arraycopy(
          all, from.offset(), theta, block.offset(), block.parameter().size());
    }
    return theta;
  }
}
