package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.spec.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All operators, by domain and name. */
public final class Operators {
  /** The oldest and newest versions of ONNX' operators whose meaning is known here. */
  public static final int OLDEST = 1;

  public static final int NEWEST = 28;

  private Operators() {}

  /** The operator of a node, if it is known. */
  public static Optional<Operator> find(Node node) {
    if (node.domain().equals(OnnxFile.ML)) {
      return Optional.ofNullable(ClassicalLearning.named(node.type()));
    }
    if (!node.domain().equals(OnnxFile.ONNX)) {
      return Optional.empty();
    }
    return Optional.ofNullable(usual(node.type())).or(() -> Optional.ofNullable(rare(node.type())));
  }

  /** Those that most models have; each class is loaded when a name gets as far as that. */
  private static @Nullable Operator usual(String name) {
    Operator operator = Products.named(name);
    operator = operator != null ? operator : Reshaping.named(name);
    operator = operator != null ? operator : Pairs.named(name);
    operator = operator != null ? operator : Pointwise.named(name);
    operator = operator != null ? operator : Normalizing.named(name);
    operator = operator != null ? operator : Convolutions.named(name);
    return operator != null ? operator : Pools.named(name);
  }

  private static @Nullable Operator rare(String name) {
    Operator operator = Rearranging.named(name);
    operator = operator != null ? operator : Joining.named(name);
    operator = operator != null ? operator : Constants.named(name);
    operator = operator != null ? operator : Casts.named(name);
    return operator != null ? operator : Reductions.named(name);
  }

  /**
   * Refuses a file with operators that are not known.
   *
   * @throws Refusal for the first one, with its node
   */
  public static void check(OnnxFile file) {
    int opset = file.opset(OnnxFile.ONNX);
    boolean asked = file.opsets().containsKey(OnnxFile.ONNX);
    if (asked && (opset < OLDEST || opset > NEWEST)) {
      throw Refusal.of(
          "opset",
          "from " + OLDEST + " to " + NEWEST,
          opset,
          "export the model with another opset");
    }
    for (Node node : file.graph().nodes()) {
      if (!node.domain().equals(OnnxFile.ONNX) && !node.domain().equals(OnnxFile.ML)) {
        throw Refusal.of(
            "node " + node.label(),
            "an operator of ONNX or " + OnnxFile.ML,
            "one of the domain " + node.domain());
      }
      if (find(node).isEmpty()) {
        throw Refusal.of(
            "node " + node.label(),
            "an operator that Theta knows",
            node.operator(),
            "see docs/onnx.md for those");
      }
    }
  }
}
