package io.bigtheta.run.source;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.layer.Activate;
import io.bigtheta.nn.layer.Average;
import io.bigtheta.nn.layer.ChannelDropout;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Noise;
import io.bigtheta.nn.layer.Residual;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network: each layer is a loop over its weights, each weighted sum one chain of fused multiply-adds in ascending order. */
final class NetworkPart {
  private final Network network;
  private final Set<String> functions;
  private final StringBuilder rest = new StringBuilder();
  private final Map<String, String> activations = new LinkedHashMap<>();
  private final Iterator<Matrix> parameters;

  /** @param functions takes the names of the elementary functions that are needed */
  NetworkPart(Network network, Set<String> functions) {
    this.network = network;
    this.functions = functions;
    float[] theta = network.theta();
    // all layers that are written have only trainable parameters, so they lie in the order of the
    // layers
    parameters = network.blueprint().blocks().stream()
        .map((Block block) -> block.of(theta))
        .iterator();
  }

  /**
   * The method that turns x into logits, with the functions and arrays that it needs.
   *
   * @throws Refusal for a layer that is not a fully connected one, an activation, a residual block or an average of these, or one
   *     that only acts in training
   */
  String source() {
    chain("logits", "", network.blueprint().layers());
    return rest + """

          /** The weighted sums: one chain for each unit, beginning with its bias. */
          private static float[] dense(float[] x, float[] weight, float[] bias) {
            float[] z = bias.clone();
            for (int i = 0; i < x.length; i++) {
              for (int j = 0; j < z.length; j++) {
                z[j] = Math.fma(x[i], weight[i * z.length + j], z[j]);
              }
            }
            return z;
          }
        """;
  }

  /**
   * Adds a method that passes x through layers.
   *
   * @param prefix the place of the layers, as the names of their arrays have it
   */
  private void chain(String method, String prefix, List<Layer> layers) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < layers.size(); i++) {
      String y = layer(layers.get(i), prefix + i);
      body.append(y.isEmpty() || y.equals("y") ? "" : "    y = " + y + ";\n");
    }
    rest.append("\n  private static float[] ")
        .append(method)
        .append("(float[] x) {\n    float[] y = x;\n");
    rest.append(body).append("    return y;\n  }\n");
  }

  /** The expression of a layer for y; empty if it only acts in training. */
  private String layer(Layer layer, String place) {
    if (layer instanceof Dense dense) {
      rest.append('\n')
          .append(JavaText.array("WEIGHT_" + place, parameters.next().toArray()));
      String bias = "new float[" + dense.units() + "]";
      if (dense.bias()) {
        bias = "BIAS_" + place;
        rest.append(JavaText.array(bias, parameters.next().toArray()));
      }
      return activation(dense.activation(), "dense(y, WEIGHT_" + place + ", " + bias + ")");
    } else if (layer instanceof Activate activate) {
      return activation(activate.activation(), "y");
    } else if (layer instanceof Residual residual) {
      functions.add("plus");
      chain("residual" + place, place + "_", residual.layers());
      return "plus(y, residual" + place + "(y))";
    } else if (layer instanceof Average average) {
      functions.add("mean");
      StringBuilder members = new StringBuilder();
      for (int m = 0; m < average.members(); m++) {
        String member = "member" + place + "_" + m;
        chain(member, place + "_" + m + "_", average.layers());
        members.append(m == 0 ? "" : ", ").append(member).append("(y)");
      }
      return "mean(" + members + ")";
    } else if (layer instanceof Dropout
        || layer instanceof ChannelDropout
        || layer instanceof Noise) {
      return "";
    }
    throw Refusal.of(
        "layer " + place.replace('_', '.'),
        "a dense layer, an activation, a residual block or an average of these, as Java source has them",
        Spec.text(layer),
        "export it with --onnx");
  }

  private String activation(Activation activation, String sums) {
    if (activation instanceof Linear) {
      return sums;
    }
    String text = Spec.text(activation);
    String method = activations.get(text);
    if (method == null) {
      method = "activation" + activations.size();
      activations.put(text, method);
      String expression = new ActivationPart(functions).expression(activation);
      rest.append("\n  /** ").append(text).append(" */\n");
      rest.append("  private static float[] ").append(method).append("(float[] sums) {\n");
      rest.append("    float[] y = new float[sums.length];\n");
      rest.append(
          "    for (int i = 0; i < y.length; i++) {\n      float z = sums[i];\n      y[i] = ");
      rest.append(expression).append(";\n    }\n    return y;\n  }\n");
    }
    return method + "(" + sums + ")";
  }
}
