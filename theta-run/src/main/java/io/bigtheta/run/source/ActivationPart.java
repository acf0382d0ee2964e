package io.bigtheta.run.source;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Elu;
import io.bigtheta.nn.activation.Gelu;
import io.bigtheta.nn.activation.LeakyRelu;
import io.bigtheta.nn.activation.LecunTanh;
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.activation.Softplus;
import io.bigtheta.nn.activation.Softsign;
import io.bigtheta.nn.activation.Step;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Set;

/** Activations as expressions. */
final class ActivationPart {
  private static final float INVERSE_ROOT_2 = (float) Math.sqrt(0.5);
  private static final float LECUN_HEIGHT = 1.7159f;
  private static final float LECUN_STRETCH = 2f / 3;

  private final Set<String> functions;

  /** @param functions takes the names of the elementary functions that are needed */
  ActivationPart(Set<String> functions) {
    this.functions = functions;
  }

  /**
   * An expression for f(z).
   *
   * @throws Refusal for an activation that is not one of Theta's own
   */
  String expression(Activation activation) {
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
