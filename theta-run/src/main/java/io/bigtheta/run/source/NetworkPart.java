package io.bigtheta.run.source;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Elu;
import io.bigtheta.nn.activation.Gelu;
import io.bigtheta.nn.activation.LeakyRelu;
import io.bigtheta.nn.activation.LecunTanh;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.activation.Softplus;
import io.bigtheta.nn.activation.Softsign;
import io.bigtheta.nn.activation.Step;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Activate;
import io.bigtheta.nn.layer.ChannelDropout;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Noise;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Set;

/** The network: each layer is a loop over its weights, each weighted sum one chain of fused multiply-adds in ascending order. */
final class NetworkPart {
  private static final float INVERSE_ROOT_2 = (float) Math.sqrt(0.5);
  private static final float LECUN_HEIGHT = 1.7159f;
  private static final float LECUN_STRETCH = 2f / 3;

  private final Network network;
  private final Set<String> functions;

  /** @param functions takes the names of the elementary functions that are needed */
  NetworkPart(Network network, Set<String> functions) {
    this.network = network;
    this.functions = functions;
  }

  /**
   * The method that turns x into logits, with the functions and arrays that it needs.
   *
   * @throws Refusal for a layer that is not a fully connected one, an activation, or one that only acts in training
   */
  String source() {
    List<Layer> layers = network.blueprint().layers();
    StringBuilder body = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (layer instanceof Dense dense) {
        String bias = dense.bias() ? "BIAS_" + i : "new float[" + dense.units() + "]";
        body.append("    y = dense(y, WEIGHT_")
            .append(i)
            .append(", ")
            .append(bias)
            .append(");\n");
        rest.append('\n').append(weights(i));
        activation(dense.activation(), i, body, rest);
      } else if (layer instanceof Activate activate) {
        activation(activate.activation(), i, body, rest);
      } else if (!(layer instanceof Dropout
          || layer instanceof ChannelDropout
          || layer instanceof Noise)) {
        throw Refusal.of(
            "layer " + i,
            "a dense layer, an activation or one that only acts in training, as Java source has them",
            Spec.text(layer),
            "export it with --onnx");
      }
    }
    return "\n  private static float[] logits(float[] x) {\n    float[] y = x;\n" + body
        + "    return y;\n  }\n"
        + """

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
        """
        + rest;
  }

  private String weights(int layer) {
    StringBuilder arrays = new StringBuilder();
    float[] theta = network.theta();
    for (Block block : network.blueprint().blocks()) {
      if (block.layer() == layer) {
        Matrix values = block.of(theta);
        String name = block.parameter().name().equals("weight") ? "WEIGHT_" : "BIAS_";
        arrays.append(JavaText.array(name + layer, values.toArray()));
      }
    }
    return arrays.toString();
  }

  private void activation(
      Activation activation, int layer, StringBuilder body, StringBuilder rest) {
    if (activation instanceof Linear) {
      return;
    }
    body.append("    y = activation").append(layer).append("(y);\n");
    rest.append("\n  /** ").append(Spec.text(activation)).append(" */\n");
    rest.append("  private static float[] activation").append(layer).append("(float[] sums) {\n");
    rest.append("    float[] y = new float[sums.length];\n");
    rest.append(
        "    for (int i = 0; i < y.length; i++) {\n      float z = sums[i];\n      y[i] = ");
    rest.append(expression(activation)).append(";\n    }\n    return y;\n  }\n");
  }

  private String expression(Activation activation) {
    if (activation instanceof Relu) {
      return "z > 0 ? z : 0";
    } else if (activation instanceof LeakyRelu leaky) {
      return "z > 0 ? z : " + JavaText.literal(leaky.slope()) + " * z";
    } else if (activation instanceof Elu elu) {
      return "z > 0 ? z : " + JavaText.literal(elu.alpha()) + " * (" + call("exp", "z") + " - 1)";
    } else if (activation instanceof Tanh) {
      return call("tanh", "z");
    } else if (activation instanceof LecunTanh) {
      String tanh = call("tanh", JavaText.literal(LECUN_STRETCH) + " * z");
      return JavaText.literal(LECUN_HEIGHT) + " * " + tanh;
    } else if (activation instanceof Logistic) {
      return call("logistic", "z");
    } else if (activation instanceof Silu) {
      return "z * " + call("logistic", "z");
    } else if (activation instanceof Softplus) {
      return call("softplus", "z");
    } else if (activation instanceof Softsign) {
      return "z / (1 + Math.abs(z))";
    } else if (activation instanceof Gelu) {
      return "z * Math.fma(0.5f, " + call("erf", "z * " + JavaText.literal(INVERSE_ROOT_2))
          + ", 0.5f)";
    } else if (activation instanceof Step) {
      return "z >= 0 ? 1 : 0";
    }
    throw Refusal.of("activation", "one of Theta's own", Spec.text(activation));
  }

  private String call(String function, String argument) {
    functions.add(function);
    return function + "(" + argument + ")";
  }
}
