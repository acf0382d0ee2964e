package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All operators, by domain and name. */
public final class Operators {
  /** The oldest and newest versions of ONNX' operators whose meaning is known here. */
  public static final int OLDEST = 1;

  public static final int NEWEST = 28;

  /** Those of the domain of ONNX, by kind, the ones that most models have first. */
  private static final List<Function<String, @Nullable Operator>> KINDS = List.of(
      Products::named,
      Pointwise::named,
      Pairs::named,
      Reshaping::named,
      Normalizing::named,
      Convolutions::named,
      Pools::named,
      Rearranging::named,
      Joining::named,
      Constants::named,
      Casts::named,
      Reductions::named);

  private Operators() {}

  /** The operator of a node, if it is known. */
  public static Optional<Operator> find(Node node) {
    if (node.domain().equals(OnnxFile.ML)) {
      return Optional.ofNullable(ClassicalLearning.named(node.type()));
    }
    if (!node.domain().equals(OnnxFile.ONNX)) {
      return Optional.empty();
    }
    for (Function<String, @Nullable Operator> kind : KINDS) {
      Operator operator = kind.apply(node.type());
      if (operator != null) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
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
