package io.bigtheta.onnx.export;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Activate;
import io.bigtheta.nn.layer.Average;
import io.bigtheta.nn.layer.AvgPool;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.ChannelDropout;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.GlobalAvgPool;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.LayerNorm;
import io.bigtheta.nn.layer.MaxPool;
import io.bigtheta.nn.layer.Noise;
import io.bigtheta.nn.layer.Prelu;
import io.bigtheta.nn.layer.Residual;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.export.Flow.Layout;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Map;

/** Layers as operators of ONNX. Layers that only act in training add nothing. */
final class Layers {
  private final Draft draft;

  Layers(Draft draft) {
    this.draft = draft;
  }

  /** Adds all layers of a network. The names of their tensors begin with {@code prefix}. */
  Flow add(Network network, Flow x, String prefix) {
    return chain(network.blueprint().layers(), x, Weights.of(network), prefix + "layer.");
  }

  private Flow chain(List<Layer> layers, Flow x, Weights weights, String prefix) {
    Flow y = x;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      y = add(layer, y, weights.next(layer, y.shape()), prefix + i);
    }
    return y;
  }

  /**
   * Adds a layer.
   *
   * @param theta its parameters in their order
   * @throws Refusal for a layer that is not one of Theta's own
   */
  private Flow add(Layer layer, Flow x, List<Matrix> theta, String name) {
    Planes planes = new Planes(draft);
    if (layer instanceof Dense dense) {
      return dense(dense, x, theta, name);
    } else if (layer instanceof Activate activate) {
      return x.to(Activations.apply(draft, activate.activation(), x.name(), name));
    } else if (layer instanceof Dropout
        || layer instanceof ChannelDropout
        || layer instanceof Noise) {
      return x;
    } else if (layer instanceof LayerNorm norm) {
      return layerNorm(norm, x, theta, name);
    } else if (layer instanceof BatchNorm norm) {
      return planes.batchNorm(norm, x, theta, name);
    } else if (layer instanceof Conv conv) {
      return planes.conv(conv, x, theta, name);
    } else if (layer instanceof MaxPool pool) {
      return planes.pool(pool, x, name);
    } else if (layer instanceof AvgPool pool) {
      return planes.pool(pool, x, name);
    } else if (layer instanceof Prelu) {
      return planes.prelu(x, theta.get(0), name);
    } else if (layer instanceof GlobalAvgPool pool) {
      return planes.global(pool, x, name);
    } else if (layer instanceof Residual residual) {
      return residual(residual, x, theta, name);
    } else if (layer instanceof Average average) {
      return average(average, x, theta, name);
    }
    throw Refusal.of(name, "a layer of Theta's own, which ONNX can express", Spec.text(layer));
  }

  /** x·W + b. Rows of W go with the order in which the numbers of an image lie. */
  private Flow dense(Dense dense, Flow input, List<Matrix> theta, String name) {
    Shape output = dense.output(input.shape());
    Flow x = input.layout() == Layout.PIXELS ? input.as(Layout.ROWS, draft) : input;
    String rows = x.name();
    Matrix weight = theta.get(0);
    float[] values = weight.toArray();
    if (x.layout() == Layout.PLANES) {
      rows = draft.arrange("Flatten", Map.of("axis", 1L), "flat", x.name());
      int[] order = Flow.planeOrder(x.shape());
      for (int i = 0; i < order.length; i++) {
        System.arraycopy(
            weight.data(), weight.at(order[i]), values, i * dense.units(), dense.units());
      }
    }
    String w = draft.floats(name + ".weight", values, weight.rows(), weight.cols());
    String z = dense.bias()
        ? draft.node(
            "Gemm",
            name,
            rows,
            w,
            draft.floats(name + ".bias", theta.get(1).toArray(), dense.units()))
        : draft.node("MatMul", name, rows, w);
    String y = Activations.apply(draft, dense.activation(), z, name + ".activation");
    return new Flow(y, Layout.ROWS, output);
  }

  private Flow layerNorm(LayerNorm norm, Flow x, List<Matrix> theta, String name) {
    Shape shape = x.shape();
    int[] sizes = switch (x.layout()) {
      case ROWS -> new int[] {shape.size()};
      case PIXELS -> new int[] {shape.height(), shape.width(), shape.channels()};
      case PLANES -> new int[] {shape.channels(), shape.height(), shape.width()};
    };
    String gain = draft.floats(name + ".gain", arranged(theta.get(0).toArray(), x), sizes);
    String shift = draft.floats(name + ".shift", arranged(theta.get(1).toArray(), x), sizes);
    Map<String, Object> attributes = Map.of("axis", 1L, "epsilon", norm.epsilon());
    return x.to(draft.node("LayerNormalization", name, attributes, x.name(), gain, shift));
  }

  private static float[] arranged(float[] values, Flow x) {
    if (x.layout() != Layout.PLANES) {
      return values;
    }
    int[] order = Flow.planeOrder(x.shape());
    float[] planes = new float[values.length];
    for (int i = 0; i < order.length; i++) {
      planes[i] = values[order[i]];
    }
    return planes;
  }

  private Flow residual(Residual residual, Flow x, List<Matrix> theta, String name) {
    Weights weights = Weights.within(residual, x.shape(), theta);
    Flow g = chain(residual.layers(), x, weights, name + ".");
    Flow way = x.as(g.layout(), draft);
    return g.to(draft.node("Add", name, way.name(), g.name()));
  }

  private Flow average(Average average, Flow x, List<Matrix> theta, String name) {
    Weights weights = Weights.within(average, x.shape(), theta);
    Flow sum = chain(average.layers(), x, weights, name + ".0-");
    for (int m = 1; m < average.members(); m++) {
      Flow member = chain(average.layers(), x, weights, name + "." + m + "-");
      sum = sum.to(draft.node("Add", name + ".sum", sum.name(), member.name()));
    }
    String share = draft.single(name + ".share", 1f / average.members());
    return sum.to(draft.node("Mul", name, sum.name(), share));
  }
}
