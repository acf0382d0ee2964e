package io.bigtheta.onnx.network;

import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.ShapeException;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Network;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a graph into a model of Theta. */
public final class Lifting {
  /** Nodes with which a network begins. */
  private static final Set<String> FIRST =
      Set.of("Gemm", "MatMul", "BatchNormalization", "LayerNormalization");

  private Lifting() {}

  /**
   * The model that a graph is.
   *
   * @throws Refusal if it has other parts than Theta's preparations, layers and losses; it says which
   */
  public static Lifted of(OnnxFile file) {
    try {
      return lifted(file);
    } catch (NoChain e) {
      throw Refusal.of(
          "graph",
          "a chain of layers that Theta trains",
          "another one: " + e.getMessage(),
          "it can still predict as it is");
    }
  }

  private static Lifted lifted(OnnxFile file) throws NoChain {
    List<ValueInfo> inputs = file.graph().inputs();
    Flow flow = new Flow(file, planned(file));
    List<String> notes = new ArrayList<>();
    boolean image = inputs.size() == 1 && flow.tensor(inputs.get(0).name()).rank() == 4;
    Inputs prepared = new PixelInputs(1, 1, 1, 1);
    Trail trail;
    String start;
    if (image) {
      int[] shape = flow.tensor(inputs.get(0).name()).shape();
      boolean last = shape[3] < shape[1];
      if (inputs.get(0).type().filter(type -> type == ElementType.FLOAT).isEmpty()) {
        throw new NoChain("its images are not float32");
      }
      int channels = shape[last ? 3 : 1];
      int height = shape[last ? 1 : 2];
      int width = shape[last ? 2 : 3];
      trail = new Trail(
          last ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST, new Shape(channels, height, width));
      start = inputs.get(0).name();
    } else {
      start = first(flow);
      prepared = new TableColumns(flow, inputs).inputs(start);
      trail = new Trail(Layout.ROW, Shape.of(prepared.size()));
    }
    String end = new Walk(flow).from(start, trail, "");
    if (image) {
      prepared = PixelScale.inputs(trail, notes);
    }
    Answers.Meaning meaning = new Answers(file, flow).of(end, trail.shape().size(), image);
    if (trail.reordered()) {
      throw new NoChain("its answer is an image");
    }
    if (!meaning.note().isEmpty()) {
      notes.add(meaning.note());
    }
    Network network = meaning.twoOfOne() ? TwoClasses.of(trail.network()) : trail.network();
    Provenance made = new Provenance(
        "", "ONNX" + (file.producer().isEmpty() ? "" : " of " + file.producer()), "", 0, 0, "", "");
    try {
      return new Lifted(
          new Model(new Preparation(prepared, meaning.outputs()), network, meaning.loss(), made),
          notes);
    } catch (ShapeException e) {
      throw new NoChain("expected " + e.expected() + ", got " + e.got());
    }
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
