package io.bigtheta.onnx.network;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.operator.Call.Value;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which tensors depend on the inputs, and which nodes use them, in a graph that was planned for one row. */
final class Flow {
  private final Map<String, Value> values;
  private final Map<String, List<Node>> users = new HashMap<>();
  private final Map<String, Node> makers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  Flow(OnnxFile file, Map<String, Value> values) {
    this.values = values;
    Map<String, String> same = new HashMap<>();
    for (Node given : file.graph().nodes()) {
      Node node = renamed(given, same);
      if (idle(node)) {
        same.put(node.outputs().get(0), node.inputs().get(0));
        continue;
      }
      nodes.add(node);
      node.outputs().forEach(output -> makers.put(output, node));
      if (node.outputs().stream().anyMatch(output -> !output.isEmpty() && !constant(output))) {
        node.inputs().stream()
            .distinct()
            .filter(input -> !input.isEmpty() && !constant(input))
            .forEach(
                input -> users.computeIfAbsent(input, name -> new ArrayList<>()).add(node));
      }
    }
  }

  private static Node renamed(Node node, Map<String, String> same) {
    List<String> inputs =
        node.inputs().stream().map(input -> same.getOrDefault(input, input)).toList();
    return new Node(
        node.name(), node.domain(), node.type(), inputs, node.outputs(), node.attributes());
  }

  /** Whether a node gives its input as it is. */
  private boolean idle(Node node) {
    return switch (node.operator()) {
      case "Identity" -> true;
      case "Dropout" -> node.outputs().size() == 1;
      case "Cast" ->
        tensor(node.outputs().get(0)).type() == tensor(node.inputs().get(0)).type();
      default -> false;
    };
  }

  /** The nodes in order, without those that give their input as it is. */
  List<Node> nodes() {
    return nodes;
  }

  /** The nodes whose results depend on this tensor. */
  List<Node> users(String tensor) {
    return users.getOrDefault(tensor, List.of());
  }

  /** The node that makes a tensor. */
  Optional<Node> maker(String tensor) {
    return Optional.ofNullable(makers.get(tensor));
  }

  /** Whether a tensor does not depend on the inputs. */
  boolean constant(String tensor) {
    Value value = values.get(tensor);
    return value != null && value.constant();
  }

  /** The tensor of this name. */
  Tensor tensor(String name) {
    return Objects.requireNonNull(values.get(name), name).tensor();
  }

  /** Input {@code i} of a node, if it is there and does not depend on the inputs of the model. */
  Optional<Tensor> given(Node node, int i) {
    boolean there = i < node.inputs().size() && constant(node.inputs().get(i));
    return there ? Optional.of(tensor(node.inputs().get(i))) : Optional.empty();
  }

  /** Input {@code i} of a node, which must not depend on the inputs of the model. */
  Tensor needed(Node node, int i) throws NoChain {
    return given(node, i)
        .orElseThrow(() -> new NoChain(node, "has weights that depend on the input of the model"));
  }

  /** The one node of this type that uses a tensor, if there is exactly one user. */
  Optional<Node> only(String tensor, String type) {
    List<Node> all = users(tensor);
    return all.size() == 1 && all.get(0).operator().equals(type)
        ? Optional.of(all.get(0))
        : Optional.empty();
  }
}
