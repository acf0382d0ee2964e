package io.bigtheta.onnx.plan;

import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.ValueInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the nodes between two tensors. */
final class Ways {
  private Ways() {}

  /**
   * The nodes on the ways from one tensor to another; empty if somebody else uses what lies between, so that it has to be calculated
   * anyway.
   */
  static Set<Node> between(Graph graph, String start, String end) {
    Set<String> after = new HashSet<>(Set.of(start));
    for (Node node : graph.nodes()) { // in order of calculation
      if (node.inputs().stream().anyMatch(after::contains)) {
        after.addAll(node.outputs());
      }
    }
    Set<String> before = new HashSet<>(Set.of(end));
    Set<Node> between = new HashSet<>();
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      boolean leads = node.outputs().stream().anyMatch(before::contains);
      if (leads) {
        before.addAll(node.inputs());
        if (node.inputs().stream().anyMatch(after::contains)) {
          between.add(node);
        }
      }
    }
    Set<String> inner = new HashSet<>();
    between.forEach(node -> inner.addAll(node.outputs()));
    inner.remove(end);
    boolean used = graph.outputs().stream().map(ValueInfo::name).anyMatch(inner::contains)
        || nodes.stream()
            .filter(node -> !between.contains(node))
            .anyMatch(node -> node.inputs().stream().anyMatch(inner::contains));
    return used ? Set.of() : between;
  }
}
