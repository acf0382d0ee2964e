package io.bigtheta.onnx.graph;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an operator.
 *
 * @param name for people; may be empty
 * @param domain whose operator it is; empty for those of ONNX itself
 * @param type the name of the operator
 * @param inputs the names of tensors; an empty one stands for an optional input that is left out
 * @param outputs the names of tensors; an empty one stands for an output that nobody needs
 * @param attributes by name: Long, Float, String, Tensor, Graph, or lists of them as long[], float[], List of String
 */
public record Node(
    String name,
    String domain,
    String type,
    List<String> inputs,
    List<String> outputs,
    Map<String, Object> attributes) {
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** The operator with its domain, such as {@code ai.onnx.ml.Scaler}. */
  public String operator() {
    return domain.isEmpty() ? type : domain + "." + type;
  }

  /** The node for people, such as {@code Conv "conv1"}; one without a name is told by its first output. */
  public String label() {
    if (!name.isEmpty()) {
      return operator() + " \"" + name + "\"";
    }
    return outputs.isEmpty() ? operator() : operator() + " that makes \"" + outputs.get(0) + "\"";
  }

  /** Whether there is an attribute of this name. */
  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** A whole number. */
  public long whole(String attribute, long usual) {
    return value(attribute, Long.class, "a whole number").orElse(usual);
  }

  /** A number. */
  public float number(String attribute, float usual) {
    return value(attribute, Float.class, "a number").orElse(usual);
  }

  /** A text. */
  public String text(String attribute, String usual) {
    return value(attribute, String.class, "a text").orElse(usual);
  }

  /** Whole numbers, if they are given. */
  public Optional<long[]> wholes(String attribute) {
    return value(attribute, long[].class, "whole numbers");
  }

  /** Numbers, if they are given. */
  public Optional<float[]> numbers(String attribute) {
    return value(attribute, float[].class, "numbers");
  }

  /** Texts, if they are given. */
  @SuppressWarnings("unchecked") // a list holds texts only, see AttributeReader
  public Optional<List<String>> texts(String attribute) {
    return value(attribute, List.class, "texts").map(list -> (List<String>) list);
  }

  /** A tensor, if it is given. */
  public Optional<Tensor> tensor(String attribute) {
    return value(attribute, Tensor.class, "a tensor");
  }

  private <T> Optional<T> value(String attribute, Class<T> type, String expected) {
    Object found = attributes.get(attribute);
    if (found == null) {
      return Optional.empty();
    }
    if (!type.isInstance(found)) {
      throw Refusal.of(attribute, expected, found.getClass().getSimpleName()).within(label());
    }
    return Optional.of(type.cast(found));
  }

  /**
   * That of the outputs, which no two nodes of a graph share. That of a record takes 30 milliseconds when a process asks
   * for it first.
   */
  @Override
  public int hashCode() {
    return outputs.hashCode();
  }
}
