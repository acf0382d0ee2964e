package io.bigtheta.onnx.export;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.nn.layer.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of some layers, which are taken layer after layer. The trainable ones of all layers come first, followed by those
 * that are state, as in θ and within {@link io.bigtheta.nn.layer.Residual} and {@link io.bigtheta.nn.layer.Average}.
 */
final class Weights {
  private final List<Matrix> all;
  private int trained;
  private int state;

  private Weights(List<Matrix> all, int state) {
    this.all = all;
    this.state = state;
  }

  /** The parameters of the layers of a network. */
  static Weights of(Network network) {
    float[] theta = network.theta();
    List<Matrix> trained = new ArrayList<>();
    List<Matrix> state = new ArrayList<>();
    for (Block block : network.blueprint().blocks()) {
      (block.parameter().trainable() ? trained : state).add(block.of(theta));
    }
    int first = trained.size();
    trained.addAll(state);
    return new Weights(trained, first);
  }

  /** The parameters of the layers that are within a layer. */
  static Weights within(Layer layer, Shape input, List<Matrix> parameters) {
    long first = layer.parameters(input).stream().filter(Parameter::trainable).count();
    return new Weights(parameters, (int) first);
  }

  /** The parameters of the next layer, in its own order. */
  List<Matrix> next(Layer layer, Shape input) {
    List<Matrix> own = new ArrayList<>();
    for (Parameter parameter : layer.parameters(input)) {
      own.add(all.get(parameter.trainable() ? trained++ : state++));
    }
    return own;
  }
}
