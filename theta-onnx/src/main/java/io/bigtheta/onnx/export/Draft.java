package io.bigtheta.onnx.export;

import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A graph that is being written, node after node. Every tensor gets a name of its own. */
final class Draft {
  /** The size of the first axis of all inputs and outputs: the number of rows. */
  private static final ValueInfo.Dim ROWS = ValueInfo.Dim.free("N");

  private final Set<String> names = new HashSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Tensor> constants = new LinkedHashMap<>();
  private final List<ValueInfo> inputs = new ArrayList<>();
  private final List<ValueInfo> outputs = new ArrayList<>();
  private final Map<String, String> arranged = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  /** Keeps names for outputs, so that no input takes them. */
  Draft(String... reserved) {
    names.addAll(List.of(reserved));
  }

  /** The name itself, or with a number behind it if another tensor has it. */
  private String unique(String name) {
    String free = name;
    for (int n = 1; !names.add(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  /** An input [N, sizes]. Returns its name. */
  String input(String name, ElementType type, int... sizes) {
    String own = unique(name);
    inputs.add(info(own, type, sizes));
    return own;
  }

  /** Makes a tensor [N, sizes] an output, under a name that was kept for it. */
  void output(String tensor, String name, ElementType type, int... sizes) {
    shown.put(tensor, name);
    outputs.add(info(name, type, sizes));
  }

  private static ValueInfo info(String name, ElementType type, int... sizes) {
    List<ValueInfo.Dim> dims = new ArrayList<>(List.of(ROWS));
    IntStream.of(sizes).forEach(size -> dims.add(new ValueInfo.Dim(size, "")));
    return new ValueInfo(name, Optional.of(type), Optional.of(dims));
  }

  /** Adds a node without attributes. Returns the name of its output. */
  String node(String type, String name, String... from) {
    return node(type, name, Map.of(), from);
  }

  /** Adds a node with attributes, each a Long, Float or long[]. Returns the name of its output. */
  String node(String type, String name, Map<String, Object> attributes, String... from) {
    String own = unique(name);
    nodes.add(new Node(own, "", type, List.of(from), List.of(own), attributes));
    return own;
  }

  /** Adds a node that only rearranges the elements of a tensor, unless there is one already. */
  String arrange(String type, Map<String, Object> attributes, String how, String from) {
    return arranged.computeIfAbsent(
        from + "\n" + how, key -> node(type, from + "." + how, attributes, from));
  }

  /** Gives the rows of a tensor other sizes, unless that was done already. */
  String reshape(String from, String how, long... sizes) {
    return arranged.computeIfAbsent(from + "\n" + how, key -> {
      long[] shape = new long[sizes.length + 1]; // 0 keeps the number of rows
      System.arraycopy(sizes, 0, shape, 1, sizes.length);
      return node("Reshape", from + "." + how, from, wholes(from + "." + how + ".shape", shape));
    });
  }

  /** Adds a tensor of float32 numbers. Returns its name. */
  String floats(String name, float[] values, int... shape) {
    return constant(name, Tensor.floats(values, shape));
  }

  /** Adds a single float32 number. Returns its name. */
  String single(String name, float value) {
    return floats(name, new float[] {value});
  }

  /** Adds a single float64 number. Returns its name. */
  String real(String name, double value) {
    return reals(name, value);
  }

  /** Adds a vector of float64 numbers; one alone is a single number. Returns its name. */
  String reals(String name, double... values) {
    Tensor tensor = values.length == 1
        ? Tensor.of(ElementType.DOUBLE)
        : Tensor.of(ElementType.DOUBLE, values.length);
    System.arraycopy(values, 0, tensor.doubles(), 0, values.length);
    return constant(name, tensor);
  }

  /** Adds a vector of whole numbers. Returns its name. */
  String wholes(String name, long... values) {
    return constant(name, Tensor.longs(values, values.length));
  }

  /** Adds a tensor of texts. Returns its name. */
  String texts(String name, List<String> values, int... shape) {
    return constant(name, Tensor.strings(values.toArray(String[]::new), shape));
  }

  private String constant(String name, Tensor tensor) {
    String own = unique(name);
    constants.put(own, tensor);
    return own;
  }

  /** y = (x − mean) · scale. */
  String standardize(String x, String name, float[] mean, float[] scale) {
    String centred = node("Sub", name + ".centred", x, floats(name + ".mean", mean, mean.length));
    return node("Mul", name, centred, floats(name + ".scale", scale, scale.length));
  }

  /** Turns a tensor into another type. */
  String cast(String x, String name, ElementType to) {
    return node("Cast", name, Map.of("to", (long) to.code()), x);
  }

  /** Puts tensors [N, …] side by side; one alone stays as it is. */
  String beside(String name, List<String> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : node("Concat", name, Map.of("axis", 1L), parts.toArray(String[]::new));
  }

  /** Columns of a tensor [N, …] in an order. */
  String columns(String x, String name, int... order) {
    long[] places = IntStream.of(order).asLongStream().toArray();
    return node("Gather", name, Map.of("axis", 1L), x, wholes(name + ".order", places));
  }

  /** The graph so far. */
  Graph graph(String name) {
    return new Graph(name, nodes.stream().map(this::shown).toList(), constants, inputs, outputs);
  }

  private Node shown(Node node) {
    List<String> to = shown(node.outputs());
    return new Node(to.get(0), "", node.type(), shown(node.inputs()), to, node.attributes());
  }

  private List<String> shown(List<String> tensors) {
    return tensors.stream().map(tensor -> shown.getOrDefault(tensor, tensor)).toList();
  }
}
