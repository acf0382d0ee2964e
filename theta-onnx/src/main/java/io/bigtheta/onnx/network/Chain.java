package io.bigtheta.onnx.network;

import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.network.Trail.Layout;
import io.bigtheta.onnx.operator.Call;
import io.bigtheta.onnx.plan.Plan;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a graph: from the tensor that the first layer takes to the tensor that the last one gives.
 *
 * @param image whether the model takes images; then the start is its input
 */
record Chain(Flow flow, boolean image, String start, String end, Trail trail) {
  /** Nodes with which a network begins. */
  private static final Set<String> FIRST =
      Set.of("Gemm", "MatMul", "BatchNormalization", "LayerNormalization");

  /** All layers, from the input of images or from the first layer of weights. */
  static Chain of(OnnxFile file) throws NoChain {
    Input input = Input.of(file);
    Flow flow = input.flow();
    String start = input.start();
    if (input.image() && flow.tensor(start).type().whole()) { // bytes, which become numbers first
      start = flow.only(start, "Cast").map(cast -> cast.outputs().get(0)).orElse(start);
    }
    Trail trail = trail(flow.tensor(start));
    String end = new Walk(flow).from(start, trail, "");
    return new Chain(flow, input.image(), start, end, trail);
  }

  /** The first layers whose bits are those of the operators, after what prepares the input. */
  static Chain exact(OnnxFile file) throws NoChain {
    Input input = Input.of(file);
    Flow flow = input.flow();
    String start = input.start();
    while (input.image() && prepares(flow.users(start))) {
      start = flow.users(start).get(0).outputs().get(0);
    }
    Trail trail = trail(flow.tensor(start));
    String end = new Walk(flow).exactly(start, trail);
    return new Chain(flow, input.image(), start, end, trail);
  }

  /** Where a chain begins at the earliest: at the images that the model takes, or at its first layer of weights. */
  private record Input(Flow flow, boolean image, String start) {
    static Input of(OnnxFile file) throws NoChain {
      List<ValueInfo> inputs = file.graph().inputs();
      Flow flow = new Flow(file, planned(file));
      boolean image = inputs.size() == 1 && flow.tensor(inputs.get(0).name()).rank() == 4;
      return new Input(flow, image, image ? inputs.get(0).name() : first(flow));
    }
  }

  /** Whether a tensor of images is only scaled or cast next. */
  private static boolean prepares(List<Node> users) {
    return users.size() == 1
        && (Layers.scales(users.get(0)) || users.get(0).operator().equals("Cast"));
  }

  private static Trail trail(Tensor one) throws NoChain {
    return one.rank() == 4 ? images(one) : rows(one);
  }

  private static Trail images(Tensor one) throws NoChain {
    if (one.type() != ElementType.FLOAT) {
      throw new NoChain("its images are not float32");
    }
    boolean last = one.dim(3) < one.dim(1);
    return new Trail(
        last ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST,
        new Shape(one.dim(last ? 3 : 1), one.dim(last ? 1 : 2), one.dim(last ? 2 : 3)));
  }

  private static Trail rows(Tensor one) throws NoChain {
    if (one.rank() != 2 || one.type() != ElementType.FLOAT) {
      throw new NoChain("its first layer takes " + one + ", which is no row of numbers");
    }
    return new Trail(Layout.ROW, Shape.of(one.dim(1)));
  }

  /** The tensor that the first layer takes. */
  private static String first(Flow flow) throws NoChain {
    for (Node node : flow.nodes()) {
      if (FIRST.contains(node.operator()) && !flow.constant(node.inputs().get(0))) {
        return node.inputs().get(0);
      }
    }
    throw new NoChain("it has no layer of weights");
  }

  private static Map<String, Call.Value> planned(OnnxFile file) throws NoChain {
    Map<String, Tensor> one = new LinkedHashMap<>();
    for (ValueInfo input : file.graph().inputs()) {
      if (input.type().isEmpty()
          || input.dims().isEmpty()
          || input.dims().get().stream().skip(1).anyMatch(ValueInfo.Dim::free)) {
        throw new NoChain("the sizes of its input \"" + input.name() + "\" are free");
      }
      int[] shape =
          input.dims().get().stream().mapToInt(dim -> (int) dim.size()).toArray();
      if (shape.length > 0) {
        shape[0] = 1;
      }
      one.put(input.name(), Tensor.of(input.type().get(), shape));
    }
    try {
      return Plan.values(file, one);
    } catch (Call.Unknown e) {
      throw new NoChain("its shapes depend on the numbers that go in");
    } catch (Refusal e) {
      throw new NoChain("it takes no single row: " + e.getMessage());
    }
  }
}
