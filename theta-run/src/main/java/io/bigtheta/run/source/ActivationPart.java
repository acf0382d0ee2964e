package io.bigtheta.run.source;

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
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Mish;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.activation.Selu;
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
  private static final float GELU_STRETCH = (float) Math.sqrt(2 / Math.PI);
  private static final float SELU_SCALE = 1.050700987355480493f;
  private static final float SELU_HEIGHT = (float) (1.050700987355480493 * 1.673263242354377284);
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
    } else if (activation instanceof Mish) {
      return "z * " + call("tanh", call("softplus", "z"));
    } else if (activation instanceof GeluTanh) {
      String inner = JavaText.literal(GELU_STRETCH) + " * z * Math.fma(0.044715f * z, z, 1)";
      return "z * Math.fma(0.5f, " + call("tanh", inner) + ", 0.5f)";
    } else if (activation instanceof Celu celu) {
      return exponential(1, celu.alpha(), celu.alpha());
    } else if (activation instanceof Selu) {
      return exponential(SELU_SCALE, SELU_HEIGHT, 1);
    } else if (activation instanceof ClippedRelu clipped) {
      return "Math.min(" + JavaText.literal(clipped.ceiling()) + ", Math.max(0, z))";
    } else if (activation instanceof HardSigmoid hard) {
      return line(hard.alpha(), hard.beta());
    } else if (activation instanceof HardSwish) {
      return "z * " + line(1f / 6, 0.5f);
    } else if (activation instanceof Step) {
      return "z >= 0 ? 1 : 0";
    }
    throw Refusal.of("activation", "one of Theta's own", Spec.text(activation));
  }

  /** scale · max(0, z) + height · (e^(min(0, z) / width) − 1). */
  private String exponential(float scale, float height, float width) {
    String power = call("exp", "Math.min(0, z) / " + JavaText.literal(width));
    return JavaText.literal(scale) + " * Math.max(0, z) + " + JavaText.literal(height) + " * ("
        + power + " - 1)";
  }

  /** alpha · z + beta, kept between 0 and 1. */
  private static String line(float alpha, float beta) {
    return "Math.min(1, Math.max(0, Math.fma(" + JavaText.literal(alpha) + ", z, "
        + JavaText.literal(beta) + ")))";
  }

  private String call(String function, String argument) {
    functions.add(function);
    return function + "(" + argument + ")";
  }
}
