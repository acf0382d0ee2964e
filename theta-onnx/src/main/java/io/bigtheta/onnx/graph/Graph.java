package io.bigtheta.onnx.graph;

import io.bigtheta.onnx.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes, and the tensors between them.
 *
 * @param constants the tensors that the file brings along, by name
 * @param inputs what a caller has to give; tensors of {@code constants} are not among them
 * @param outputs what a caller gets
 */
public record Graph(
    String name,
    List<Node> nodes,
    Map<String, Tensor> constants,
    List<ValueInfo> inputs,
    List<ValueInfo> outputs) {
  public Graph {
    nodes = List.copyOf(nodes);
    constants = new LinkedHashMap<>(constants);
    inputs = asked(inputs, constants);
    outputs = List.copyOf(outputs);
  }

  private static List<ValueInfo> asked(List<ValueInfo> inputs, Map<String, Tensor> constants) {
    return inputs.stream().filter(input -> !constants.containsKey(input.name())).toList();
  }

  /** The same graph with other nodes. */
  public Graph nodes(List<Node> value) {
    return new Graph(name, value, constants, inputs, outputs);
  }
}
