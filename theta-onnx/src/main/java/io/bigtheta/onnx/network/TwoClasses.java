package io.bigtheta.onnx.network;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with one logit z for the second of two classes becomes one with the logits 0 and z, as Theta's classes each have a logit:
 * softmax(0, z) = (1 − logistic(z), logistic(z)).
 */
final class TwoClasses {
  private TwoClasses() {}

  static Network of(Network one) throws NoChain {
    Blueprint blueprint = one.blueprint();
    List<Layer> layers = new ArrayList<>(blueprint.layers());
    int last = layers.size() - 1;
    if (!(layers.get(last) instanceof Dense dense)
        || dense.units() != 1
        || !(dense.activation() instanceof Linear)) {
      throw new NoChain("its one logit comes from no layer of weights");
    }
    layers.set(last, new Dense(2, new Linear(), dense.bias(), dense.initializer()));
    Blueprint two = new Blueprint(blueprint.input(), layers);
    float[] from = one.theta();
    float[] to = new float[two.size()];
    List<Block> before = blueprint.blocks();
    List<Block> after = two.blocks();
    for (int b = 0; b < before.size(); b++) {
      int size = before.get(b).parameter().size();
      boolean doubled = before.get(b).layer() == last;
      for (int i = 0; i < size; i++) {
        to[after.get(b).offset() + (doubled ? 2 * i + 1 : i)] =
            from[before.get(b).offset() + i];
      }
    }
    return new Network(two, to);
  }
}
