package io.bigtheta.io.torch;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Residual;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of a blueprint that needs weights.
 *
 * @param name such as {@code layer.2}, or {@code layer.2.0} for a layer within a residual block
 * @param separator what stands between this name and that of a parameter in the names of blocks
 * @param roles its blocks
 */
record Wanted(String name, String separator, Layer layer, List<Role> roles) {
  /** The layers of a blueprint that need weights, in their order. */
  static List<Wanted> all(Blueprint blueprint) {
    List<Wanted> all = new ArrayList<>();
    List<Shape> shapes = blueprint.shapes();
    for (int i = 0; i < blueprint.layers().size(); i++) {
      add(all, "layer." + i, ".", blueprint.layers().get(i), shapes.get(i));
    }
    return all;
  }

  private static void add(
      List<Wanted> all, String name, String separator, Layer layer, Shape input) {
    if (layer instanceof Residual residual) {
      Shape shape = input;
      for (int k = 0; k < residual.layers().size(); k++) {
        Layer inner = residual.layers().get(k);
        add(all, name + separator + k, "-", inner, shape);
        shape = inner.output(shape);
      }
      return;
    }
    List<Role> roles = Counterparts.of(layer, input);
    if (roles.isEmpty() && !layer.parameters(input).isEmpty()) {
      throw Refusal.of(
          name,
          "a layer whose weights PyTorch has too, such as dense or conv",
          Spec.text(layer),
          "train it here");
    }
    if (!roles.isEmpty()) {
      all.add(new Wanted(name, separator, layer, roles));
    }
  }

  /** The name of a block of θ. */
  String block(Role role) {
    return name + separator + role.ours();
  }

  @Override
  public String toString() {
    return name + " " + Spec.text(layer) + " ("
        + String.join(", ", roles.stream().map(Role::toString).toList()) + ")";
  }
}
