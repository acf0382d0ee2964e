package io.bigtheta.onnx.network;

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
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Nodes that are an activation of Theta: one node, or several that calculate one together. */
final class Activations {
  /** From here on Softplus is taken as its argument by PyTorch's exporter; the two then differ by less than 1e-8. */
  private static final float STEEP = 15;

  private static final float NEAR = 1e-5f;

  private final Flow flow;

  Activations(Flow flow) {
    this.flow = flow;
  }

  /**
   * An activation.
   *
   * @param end the tensor with its result
   */
  record Found(Activation activation, String end) {}

  /** The activation that begins with a tensor, if there is one. */
  Optional<Found> after(String tensor) {
    List<Node> users = flow.users(tensor);
    if (users.size() == 1) {
      Optional<Found> lecun = lecunTanh(users.get(0));
      if (lecun.isPresent()) {
        return lecun;
      }
      Node node = users.get(0);
      return single(node).map(activation -> new Found(activation, node.outputs().get(0)));
    }
    return silu(tensor, users)
        .or(() -> softsign(tensor, users))
        .or(() -> steepSoftplus(tensor, users));
  }

  private Optional<Activation> single(Node node) {
    try {
      return Optional.ofNullable(
          switch (node.operator()) {
            case "Relu" -> new Relu();
            case "Sigmoid" -> new Logistic();
            case "Tanh" -> new Tanh();
            case "Softplus" -> new Softplus();
            case "Softsign" -> new Softsign();
            case "Elu" -> new Elu(node.number("alpha", 1));
            case "LeakyRelu" -> new LeakyRelu(node.number("alpha", 0.01f));
            case "Gelu" ->
              node.text("approximate", "none").equals("none") ? new Gelu() : new GeluTanh();
            case "Celu" -> new Celu(node.number("alpha", 1));
            case "Selu" -> selu(node);
            case "Mish" -> new Mish();
            case "HardSigmoid" ->
              new HardSigmoid(node.number("alpha", 0.2f), node.number("beta", 0.5f));
            case "HardSwish" -> new HardSwish();
            case "Clip" -> clip(node);
            case "Swish" -> node.number("alpha", 1) == 1 ? new Silu() : null;
            default -> null;
          });
    } catch (Refusal e) {
      return Optional.empty(); // such as a slope that no training would keep
    }
  }

  private static @Nullable Activation selu(Node node) {
    boolean usual = Math.abs(node.number("alpha", 1.6732632f) - 1.6732632f) < NEAR
        && Math.abs(node.number("gamma", 1.050701f) - 1.050701f) < NEAR;
    return usual ? new Selu() : null;
  }

  /** A limit from 0 to a number is a clipped rectifier. */
  private @Nullable Activation clip(Node node) {
    boolean inputs = node.inputs().size() > 1;
    double low = inputs
        ? flow.given(node, 1).map(limit -> limit.number(0)).orElse(Double.NaN)
        : node.number("min", Float.NaN);
    double high = inputs
        ? flow.given(node, 2).map(limit -> limit.number(0)).orElse(Double.NaN)
        : node.number("max", Float.NaN);
    return low == 0 && high > 0 && high < Float.MAX_VALUE ? new ClippedRelu((float) high) : null;
  }

  /** 1.7159 · tanh(2/3 · x). */
  private Optional<Found> lecunTanh(Node node) {
    return scale(node, 2.0 / 3)
        .flatMap(stretched -> flow.only(stretched, "Tanh"))
        .flatMap(tanh -> flow.only(tanh.outputs().get(0), "Mul"))
        .flatMap(high -> scale(high, 1.7159))
        .map(end -> new Found(new LecunTanh(), end));
  }

  /** The result of a node, if it multiplies by a number. */
  private Optional<String> scale(Node node, double by) {
    return node.operator().equals("Mul")
            && flow.given(node, 0)
                .or(() -> flow.given(node, 1))
                .filter(factor -> factor.size() == 1 && Math.abs(factor.number(0) - by) < NEAR)
                .isPresent()
        ? Optional.of(node.outputs().get(0))
        : Optional.empty();
  }

  /** x · logistic(x). */
  private Optional<Found> silu(String tensor, List<Node> users) {
    if (users.size() != 2) {
      return Optional.empty();
    }
    return users.stream()
        .filter(node -> node.operator().equals("Sigmoid"))
        .flatMap(node -> flow.only(node.outputs().get(0), "Mul").stream())
        .filter(product -> product.inputs().contains(tensor) && users.contains(product))
        .map(product -> new Found(new Silu(), product.outputs().get(0)))
        .findFirst();
  }

  /** x / (|x| + 1). */
  private Optional<Found> softsign(String tensor, List<Node> users) {
    if (users.size() != 2) {
      return Optional.empty();
    }
    return users.stream()
        .filter(node -> node.operator().equals("Abs"))
        .flatMap(node -> flow.only(node.outputs().get(0), "Add").stream())
        .filter(sum -> flow.given(sum, 0)
            .or(() -> flow.given(sum, 1))
            .filter(one -> all(one, 1))
            .isPresent())
        .flatMap(sum -> flow.only(sum.outputs().get(0), "Div").stream())
        .filter(quotient -> quotient.inputs().get(0).equals(tensor))
        .map(quotient -> new Found(new Softsign(), quotient.outputs().get(0)))
        .findFirst();
  }

  /** x where x is large, else softplus(x). */
  private Optional<Found> steepSoftplus(String tensor, List<Node> users) {
    if (users.size() != 3) {
      return Optional.empty();
    }
    return users.stream()
        .filter(node -> node.operator().equals("Where") && node.inputs().get(1).equals(tensor))
        .filter(where -> made(where, 2, "Softplus", tensor).isPresent())
        .filter(where -> made(where, 0, "Greater", tensor)
            .flatMap(greater -> flow.given(greater, 1))
            .filter(limit -> limit.size() == 1 && limit.number(0) >= STEEP)
            .isPresent())
        .map(where -> new Found(new Softplus(), where.outputs().get(0)))
        .findFirst();
  }

  private Optional<Node> made(Node by, int input, String type, String from) {
    return flow.maker(by.inputs().get(input))
        .filter(node -> node.operator().equals(type) && node.inputs().get(0).equals(from));
  }

  /** Whether all elements of a tensor are one number. */
  private static boolean all(Tensor tensor, double number) {
    return IntStream.range(0, tensor.size()).allMatch(i -> tensor.number(i) == number);
  }
}
