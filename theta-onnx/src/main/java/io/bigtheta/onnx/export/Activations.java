package io.bigtheta.onnx.export;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Celu;
import io.bigtheta.nn.activation.ClippedRelu;
import io.bigtheta.nn.activation.Elu;
import io.bigtheta.nn.activation.Gelu;
import io.bigtheta.nn.activation.GeluTanh;
import io.bigtheta.nn.activation.HardSigmoid;
import io.bigtheta.nn.activation.HardSwish;
import io.bigtheta.nn.activation.LeakyRelu;
import io.bigtheta.nn.activation.LecunTanh;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Mish;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.activation.Selu;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.activation.Softplus;
import io.bigtheta.nn.activation.Softsign;
import io.bigtheta.nn.activation.Step;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Map;

/** Activations as operators of ONNX. */
final class Activations {
  private static final float LECUN_HEIGHT = 1.7159f;
  private static final float LECUN_STRETCH = 2f / 3;

  private Activations() {}

  /**
   * Adds f(z). Returns the name of the result.
   *
   * @throws Refusal for an activation that is not one of Theta's own
   */
  static String apply(Draft draft, Activation activation, String z, String name) {
    if (activation instanceof Linear) {
      return z;
    } else if (activation instanceof Relu) {
      return draft.node("Relu", name, z);
    } else if (activation instanceof Logistic) {
      return draft.node("Sigmoid", name, z);
    } else if (activation instanceof Tanh) {
      return draft.node("Tanh", name, z);
    } else if (activation instanceof Softplus) {
      return draft.node("Softplus", name, z);
    } else if (activation instanceof Softsign) {
      return draft.node("Softsign", name, z);
    } else if (activation instanceof Gelu) {
      return draft.node("Gelu", name, z);
    } else if (activation instanceof GeluTanh) {
      return draft.node("Gelu", name, Map.of("approximate", "tanh"), z);
    } else if (activation instanceof Selu) {
      return draft.node("Selu", name, z);
    } else if (activation instanceof Celu celu) {
      return draft.node("Celu", name, Map.of("alpha", celu.alpha()), z);
    } else if (activation instanceof Mish) {
      return draft.node("Mish", name, z);
    } else if (activation instanceof HardSwish) {
      return draft.node("HardSwish", name, z);
    } else if (activation instanceof HardSigmoid hard) {
      return draft.node("HardSigmoid", name, Map.of("alpha", hard.alpha(), "beta", hard.beta()), z);
    } else if (activation instanceof ClippedRelu clipped) {
      return draft.node(
          "Clip",
          name,
          z,
          draft.single(name + ".low", 0),
          draft.single(name + ".high", clipped.ceiling()));
    } else if (activation instanceof Elu elu) {
      return draft.node("Elu", name, Map.of("alpha", elu.alpha()), z);
    } else if (activation instanceof LeakyRelu leaky) {
      return draft.node("LeakyRelu", name, Map.of("alpha", leaky.slope()), z);
    } else if (activation instanceof Silu) {
      return draft.node("Mul", name, z, draft.node("Sigmoid", name + ".share", z));
    } else if (activation instanceof LecunTanh) {
      String stretched =
          draft.node("Mul", name + ".stretched", z, draft.single(name + ".stretch", LECUN_STRETCH));
      String tanh = draft.node("Tanh", name + ".tanh", stretched);
      return draft.node("Mul", name, tanh, draft.single(name + ".height", LECUN_HEIGHT));
    } else if (activation instanceof Step) {
      String high =
          draft.node("GreaterOrEqual", name + ".high", z, draft.single(name + ".zero", 0));
      return draft.cast(high, name, ElementType.FLOAT);
    }
    throw Refusal.of(
            "activation", "one of Theta's own, which ONNX can express", Spec.text(activation))
        .within(place(name));
  }

  /** The layer of a tensor: the activation of a layer is named after it. */
  private static String place(String name) {
    return name.endsWith(".activation") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
