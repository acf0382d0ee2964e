package io.bigtheta.onnx.graph;

import io.bigtheta.spec.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the nodes of a graph into an order in which each finds its inputs, and leaves out what no output needs. */
final class GraphOrder {
  private GraphOrder() {}

  /**
   * The graph with its nodes in an order of calculation.
   *
   * @throws Refusal for a name that nobody makes or that two make, and for nodes in a circle
   */
  static Graph ordered(Graph graph) {
    Map<String, Node> makers = makers(graph);
    Set<String> given = new HashSet<>(graph.constants().keySet());
    graph.inputs().forEach(input -> given.add(input.name()));
    for (Node node : graph.nodes()) {
      node.inputs().forEach(input -> known(input, "input of " + node.label(), makers, given));
    }
    if (graph.outputs().isEmpty()) {
      throw Refusal.of("graph", "an output", "none");
    }
    if (graph.outputs().stream().anyMatch(output -> output.name().isEmpty())) {
      throw Refusal.of("output of the graph", "a name", "none");
    }
    graph.outputs().forEach(output -> known(output.name(), "output of the graph", makers, given));
    List<Node> order = new ArrayList<>();
    Set<Node> done = new HashSet<>();
    Set<Node> open = new HashSet<>();
    Deque<Node> path = new ArrayDeque<>();
    for (ValueInfo output : graph.outputs()) {
      push(makers.get(output.name()), done, open, path);
      while (!path.isEmpty()) {
        Node node = path.peek();
        Node before = node.inputs().stream()
            .map(makers::get)
            .filter(maker -> maker != null && !done.contains(maker))
            .findFirst()
            .orElse(null);
        if (before == null) {
          path.pop();
          open.remove(node);
          done.add(node);
          order.add(node);
        } else {
          push(before, done, open, path);
        }
      }
    }
    return graph.nodes(order);
  }

  private static void push(@Nullable Node node, Set<Node> done, Set<Node> open, Deque<Node> path) {
    if (node == null || done.contains(node)) {
      return;
    }
    if (!open.add(node)) {
      throw Refusal.of("graph", "nodes in an order", node.label() + " that needs its own output");
    }
    path.push(node);
  }

  private static Map<String, Node> makers(Graph graph) {
    Map<String, Node> makers = new HashMap<>();
    Set<String> given = new HashSet<>(graph.constants().keySet());
    for (ValueInfo input : graph.inputs()) {
      if (!given.add(input.name())) {
        throw Refusal.of("graph", "each input once", '"' + input.name() + "\" twice");
      }
    }
    for (Node node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty() && (given.contains(output) || makers.put(output, node) != null)) {
          throw Refusal.of("graph", "each tensor made once", '"' + output + "\" twice")
              .within(node.label());
        }
      }
    }
    return makers;
  }

  private static void known(
      String name, String where, Map<String, Node> makers, Set<String> given) {
    if (!name.isEmpty() && !makers.containsKey(name) && !given.contains(name)) {
      throw Refusal.of(where, "a tensor of the graph", '"' + name + "\", which nothing makes");
    }
  }
}
