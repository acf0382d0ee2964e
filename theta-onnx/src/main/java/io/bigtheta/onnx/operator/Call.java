package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node with its inputs, while it is being planned. */
public final class Call {
  private final Node node;
  private final int opset;
  private final List<@Nullable Value> inputs;
  private final @Nullable Tensor[] outputs;
  private final boolean[] constant;

  /**
   * A tensor between nodes.
   *
   * @param constant whether its elements are known while planning
   */
  public record Value(Tensor tensor, boolean constant) {}

  /** Says that an operator needs the elements of an input, which are not known before the model runs. */
  public static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super("elements that are known only when the model runs", null, false, false);
    }
  }

  /**
   * A call.
   *
   * @param opset the version of the operator's domain
   * @param inputs null for an optional one that is left out
   */
  public Call(Node node, int opset, List<@Nullable Value> inputs) {
    this.node = node;
    this.opset = opset;
    this.inputs = inputs;
    outputs = new Tensor[node.outputs().size()];
    constant = new boolean[outputs.length];
  }

  public Node node() {
    return node;
  }

  public int opset() {
    return opset;
  }

  /** The number of inputs, with those that are left out before the last one. */
  public int inputs() {
    return inputs.size();
  }

  /** Whether input {@code i} is given. */
  public boolean has(int i) {
    return i < inputs.size() && inputs.get(i) != null;
  }

  /** Input {@code i}; its elements are there when the loop runs. */
  public Tensor in(int i) {
    return value(i).tensor();
  }

  private Value value(int i) {
    Value value = i < inputs.size() ? inputs.get(i) : null;
    if (value == null) {
      throw Refusal.of("inputs", "at least " + (i + 1), inputs.size());
    }
    return value;
  }

  /**
   * Input {@code i} with its elements.
   *
   * @throws Unknown if they are known only when the model runs
   */
  public Tensor known(int i) {
    if (!value(i).constant()) {
      throw new Unknown();
    }
    return in(i);
  }

  /** Whether the elements of input {@code i} are known while planning. */
  public boolean isKnown(int i) {
    return value(i).constant();
  }

  /** Whether all inputs are constant, so that the outputs are too. */
  public boolean constant() {
    return inputs.stream().allMatch(value -> value == null || value.constant());
  }

  /** Whether output {@code i} is wanted. */
  public boolean wants(int i) {
    return i < outputs.length && !node.outputs().get(i).isEmpty();
  }

  /** Makes output {@code i}. */
  public Tensor out(int i, ElementType type, int... shape) {
    Tensor made = Tensor.of(type, shape);
    return out(i, made);
  }

  /** Gives a tensor as output {@code i}. */
  public Tensor out(int i, Tensor tensor) {
    if (i < outputs.length) {
      outputs[i] = tensor;
    }
    return tensor;
  }

  /** Gives a tensor whose elements are known already as output {@code i}. */
  public Runnable outKnown(int i, Tensor tensor) {
    out(i, tensor);
    if (i < constant.length) {
      constant[i] = true;
    }
    return Operator.DONE;
  }

  /** What output {@code i} became. */
  public Value output(int i) {
    Tensor tensor = outputs[i];
    if (tensor == null) {
      throw Refusal.of(node.label(), (i + 1) + " outputs asked for", "an operator without so many");
    }
    return new Value(tensor, constant[i] || constant());
  }

  /** Whether an attribute is 1 rather than 0. */
  public boolean flag(String attribute, boolean usual) {
    long value = node.whole(attribute, usual ? 1 : 0);
    if (value != 0 && value != 1) {
      throw Refusal.of(attribute, "0 or 1", value);
    }
    return value == 1;
  }

  /** The axis of an attribute, from 0. */
  public int axis(String attribute, int usual, int rank) {
    return axis(node.whole(attribute, usual), rank);
  }

  /** An axis from 0 on for one that may be counted from the end. */
  public static int axis(long axis, int rank) {
    if (axis < -rank || axis >= Math.max(1, rank)) {
      throw Refusal.of("axis", "from " + -rank + " to " + (rank - 1), axis);
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** Axes from 0 on, each once. */
  public static int[] axes(long[] given, int rank) {
    int[] axes = Arrays.stream(given).mapToInt(axis -> axis(axis, rank)).toArray();
    if (Arrays.stream(axes).distinct().count() < axes.length) {
      throw Refusal.of("axes", "each axis once", Arrays.toString(given));
    }
    return axes;
  }

  /** Refuses an input because of its type. */
  public Refusal wrongType(int i, String expected) {
    return Refusal.of("input " + i, expected, in(i).type());
  }

  /** The type that the inputs {@code a} and {@code b} share. */
  public ElementType same(int a, int b) {
    if (in(a).type() != in(b).type()) {
      throw Refusal.of("inputs", "one type", in(a).type() + " and " + in(b).type());
    }
    return in(a).type();
  }
}
