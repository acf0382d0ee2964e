package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.spec.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All operators, by domain and name. */
public final class Operators {
  /** The oldest and newest versions of ONNX' operators whose meaning is known here. */
  public static final int OLDEST = 1;

  public static final int NEWEST = 28;

  private static final Map<String, Map<String, Operator>> ALL = all();

  private Operators() {}

  private static Map<String, Map<String, Operator>> all() {
    Map<String, Operator> plain = new HashMap<>();
    Pointwise.all(plain);
    Pairs.all(plain);
    Rearranging.all(plain);
    Reshaping.all(plain);
    Joining.all(plain);
    Constants.all(plain);
    Casts.all(plain);
    Reductions.all(plain);
    Products.all(plain);
    Normalizing.all(plain);
    Pools.all(plain);
    Convolutions.all(plain);
    Map<String, Operator> learning = new HashMap<>();
    ClassicalLearning.all(learning);
    return Map.of(OnnxFile.ONNX, Map.copyOf(plain), OnnxFile.ML, Map.copyOf(learning));
  }

  /** The operator of a node, if it is known. */
  public static Optional<Operator> find(Node node) {
    return Optional.ofNullable(ALL.getOrDefault(node.domain(), Map.of()).get(node.type()));
  }

  /** The names of the operators of a domain, in order. */
  public static Set<String> names(String domain) {
    return new TreeSet<>(ALL.getOrDefault(domain, Map.of()).keySet());
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
      if (!ALL.containsKey(node.domain())) {
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
