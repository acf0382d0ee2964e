package io.bigtheta.onnx.graph;

import io.bigtheta.onnx.graph.OnnxFile.Function;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces the calls of functions that a file defines by the nodes of these functions. */
final class Inlining {
  private static final int DEEPEST = 16;
  private static final int MOST_NODES = 1 << 17;

  private final Map<String, Function> functions = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private int calls;

  private Inlining() {}

  /** The graph of a file without calls of its own functions. */
  static Graph of(OnnxFile file) {
    Inlining inlining = new Inlining();
    for (Function function : file.functions()) {
      if (inlining.functions.put(function.operator(), function) != null) {
        throw Refusal.of("file", "each function once", function.operator() + " twice");
      }
    }
    for (Node node : file.graph().nodes()) {
      inlining.add(node, 0);
    }
    return file.graph().nodes(inlining.nodes);
  }

  private void add(Node node, int depth) {
    Function function = functions.get(node.operator());
    if (function == null) {
      if (nodes.size() == MOST_NODES) {
        throw Refusal.of("graph", "at most " + MOST_NODES + " nodes", "more");
      }
      nodes.add(node);
      return;
    }
    if (depth == DEEPEST) {
      throw Refusal.of(
          "function " + function.operator(),
          "functions within functions at most " + DEEPEST + " deep",
          "deeper ones, or one that calls itself");
    }
    if (calls == MOST_NODES) {
      throw Refusal.of("graph", "at most " + MOST_NODES + " calls of functions", "more");
    }
    String prefix = function.operator() + "." + calls++ + ".";
    Map<String, String> names = new HashMap<>();
    name(function.inputs(), node.inputs(), names);
    name(function.outputs(), node.outputs(), names);
    for (Node inner : function.nodes()) {
      add(called(inner, node, function, prefix, names), depth + 1);
    }
  }

  private static void name(List<String> formal, List<String> actual, Map<String, String> names) {
    for (int i = 0; i < formal.size(); i++) {
      names.put(formal.get(i), i < actual.size() ? actual.get(i) : "");
    }
  }

  private static Node called(
      Node inner, Node caller, Function function, String prefix, Map<String, String> names) {
    Map<String, Object> attributes = new HashMap<>();
    inner.attributes().forEach((name, value) -> {
      if (!(value instanceof Reference reference)) {
        attributes.put(name, value);
        return;
      }
      Object given = caller
          .attributes()
          .getOrDefault(reference.name(), function.defaults().get(reference.name()));
      if (given != null) {
        attributes.put(name, given);
      }
    });
    return new Node(
        caller.name().isEmpty() ? inner.name() : caller.name() + "." + inner.name(),
        inner.domain(),
        inner.type(),
        renamed(inner.inputs(), prefix, names),
        renamed(inner.outputs(), prefix, names),
        attributes);
  }

  private static List<String> renamed(List<String> all, String prefix, Map<String, String> names) {
    return all.stream()
        .map(name -> name.isEmpty() ? "" : names.getOrDefault(name, prefix + name))
        .toList();
  }
}
