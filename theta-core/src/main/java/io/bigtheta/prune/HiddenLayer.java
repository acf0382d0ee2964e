package io.bigtheta.prune;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Average;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.LayerNorm;
import io.bigtheta.nn.layer.Prelu;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * A hidden layer: a dense layer whose units another dense layer reads. That layer gets h = g(f(x·W + b)), where g
 * stands for the layers between.
 *
 * @param dense the index of the dense layer that the units belong to
 * @param next the index of the dense layer that reads them
 * @param units the number of units
 */
public record HiddenLayer(int dense, int next, int units) {
  /**
   * All hidden layers of a blueprint: every dense layer that another one reads, with only dropout, batch
   * normalisation, layer normalisation and parametric rectifiers between them.
   *
   * @throws Refusal if the network has any other kind of layer, because pruning cannot make it smaller
   */
  public static List<HiddenLayer> of(Blueprint blueprint) {
    List<HiddenLayer> found = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < blueprint.layers().size(); i++) {
      Layer layer = blueprint.layers().get(i);
      if (layer instanceof Dense) {
        if (before >= 0) {
          int units = ((Dense) blueprint.layers().get(before)).units();
          found.add(new HiddenLayer(before, i, units));
        }
        before = i;
      } else if (!(layer instanceof Dropout
          || layer instanceof BatchNorm
          || layer instanceof LayerNorm
          || layer instanceof Prelu)) {
        throw Refusal.of(
            "layer " + i + ", " + Spec.text(layer),
            "dense, dropout, batch-norm, layer-norm or prelu in a network to prune",
            Spec.text(layer),
            layer instanceof Average ? "train one network, with --committee 1 or --hidden" : "");
      }
    }
    return found;
  }

  /** The number of hidden units in all hidden layers. */
  public static int units(Blueprint blueprint) {
    return of(blueprint).stream().mapToInt(HiddenLayer::units).sum();
  }

  /** Whether each unit's h depends on that unit alone. With layer normalisation it does not. */
  boolean separate(Blueprint blueprint) {
    return blueprint.layers().subList(dense + 1, next).stream()
        .noneMatch(LayerNorm.class::isInstance);
  }

  /** The block {@code name} of layer {@code layer}. */
  static Block block(Blueprint blueprint, int layer, String name) {
    return blueprint.blocks().stream()
        .filter(block -> block.layer() == layer && block.parameter().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The weights of layer {@code layer}, which must be dense. */
  static Block weight(Blueprint blueprint, int layer) {
    return block(blueprint, layer, "weight");
  }
}
