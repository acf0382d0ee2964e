package io.bigtheta.onnx.network;

import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.LayerNorm;
import io.bigtheta.nn.layer.Prelu;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.network.Trail.Layout;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes that are a layer of Theta with their numbers, and nodes that only change how a row lies. */
final class Layers {
  private static final Set<String> SCALES = Set.of("Add", "Sub", "Mul", "Div");

  private final Flow flow;
  private final ImageLayers images;

  Layers(Flow flow) {
    this.flow = flow;
    images = new ImageLayers(flow);
  }

  /**
   * Adds the layer that begins with a node to the trail.
   *
   * @return the tensor with its result
   */
  String add(Node node, Trail trail) throws NoChain {
    return switch (node.operator()) {
      case "Gemm" -> gemm(node, trail);
      case "MatMul" -> matmul(node, trail);
      case "Conv" -> images.conv(node, trail);
      case "BatchNormalization" -> batchNorm(node, trail);
      case "LayerNormalization" -> layerNorm(node, trail);
      case "MaxPool", "AveragePool" -> images.pool(node, trail);
      case "PRelu" -> prelu(node, trail);
      case "GlobalAveragePool" -> images.global(node, trail);
      case "ReduceMean" -> images.reduced(node, trail);
      case "Transpose" -> images.transpose(node, trail);
      case "Flatten", "Reshape", "Squeeze", "Unsqueeze" -> reshape(node, trail);
      case "Add", "Sub", "Mul", "Div" -> affine(node, trail);
      default -> throw new NoChain(node, "is no layer that Theta trains");
    };
  }

  /** Whether a node adds or multiplies by something. */
  static boolean scales(Node node) {
    return SCALES.contains(node.operator());
  }

  /** x · factor + shift, channel by channel. */
  private String affine(Node node, Trail trail) throws NoChain {
    int constant = flow.constant(node.inputs().get(1)) ? 1 : 0;
    Tensor by = flow.needed(node, constant);
    int channels = trail.shape().channels();
    boolean each = by.size() == channels && ofChannels(by, trail);
    if (by.size() != 1 && !each || constant == 0 && node.type().equals("Div")) {
      throw new NoChain(node, "is no scale or shift of channels");
    }
    float[] factor = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      float number = by.floats()[by.size() == 1 ? 0 : c];
      boolean from = node.type().equals("Sub") && constant == 0;
      factor[c] = switch (node.type()) {
        case "Mul" -> number;
        case "Div" -> 1 / number;
        default -> from ? -1 : 1;
      };
      shift[c] = switch (node.type()) {
        case "Add" -> number;
        case "Sub" -> from ? number : -number;
        default -> 0;
      };
    }
    trail.scale(factor, shift);
    return node.outputs().get(0);
  }

  /** Whether the numbers of a tensor, as many as there are channels, lie along the axis of the channels. */
  private static boolean ofChannels(Tensor tensor, Trail trail) {
    int places = trail.shape().height() * trail.shape().width();
    int channels = trail.shape().channels();
    int rank = tensor.rank();
    if (trail.layout() == Layout.CHANNELS_FIRST) {
      return places == 1 || rank >= 3 && tensor.dim(rank - 3) == channels;
    }
    boolean last = rank > 0 && tensor.dim(rank - 1) == channels;
    return last && (trail.layout() == Layout.CHANNELS_LAST || places == 1);
  }

  private String gemm(Node node, Trail trail) throws NoChain {
    boolean plain =
        node.whole("transA", 0) == 0 && node.number("alpha", 1) == 1 && node.number("beta", 1) == 1;
    Tensor w = flow.needed(node, 1);
    if (!plain) {
      throw new NoChain(node, "scales or transposes its input");
    }
    boolean turned = node.whole("transB", 0) != 0;
    int units = w.dim(turned ? 0 : 1);
    Optional<Tensor> bias = node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()
        ? Optional.of(flow.needed(node, 2))
        : Optional.empty();
    dense(node, trail, w, turned, bias, units);
    return node.outputs().get(0);
  }

  private String matmul(Node node, Trail trail) throws NoChain {
    Tensor w = flow.needed(node, 1);
    if (w.rank() != 2) {
      throw new NoChain(node, "multiplies by something else than a matrix");
    }
    dense(node, trail, w, false, Optional.empty(), w.dim(1));
    return node.outputs().get(0);
  }

  private void dense(
      Node node, Trail trail, Tensor w, boolean turned, Optional<Tensor> bias, int units)
      throws NoChain {
    if (trail.layout() != Layout.ROW) {
      throw new NoChain(node, "multiplies images that are not flattened");
    }
    int[] order = trail.order();
    if (w.size() != order.length * units || bias.filter(b -> b.size() != units).isPresent()) {
      throw new NoChain(node, "does not fit the row before it");
    }
    float[] from = w.floats();
    float[] weight = new float[w.size()];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < units; j++) {
        weight[order[i] * units + j] = from[turned ? j * order.length + i : i * units + j];
      }
    }
    Map<String, float[]> values = new HashMap<>(Map.of("weight", weight));
    bias.ifPresent(b -> values.put("bias", Trail.floats(b)));
    trail.dense(new Dense(units, new Linear(), bias.isPresent(), new Auto()), values);
  }

  /** One slope for all numbers, or one for each channel. */
  private String prelu(Node node, Trail trail) throws NoChain {
    Tensor slope = flow.needed(node, 1);
    boolean each = slope.size() == trail.shape().channels() && ofChannels(slope, trail);
    if (slope.size() != 1 && !each) {
      throw new NoChain(node, "has slopes of other things than channels");
    }
    trail.add(new Prelu(!each, new Prelu().start()), Map.of("slope", Trail.floats(slope)));
    return node.outputs().get(0);
  }

  private String batchNorm(Node node, Trail trail) throws NoChain {
    boolean rows =
        trail.layout() == Layout.ROW && trail.shape().height() * trail.shape().width() == 1;
    if (!rows && trail.layout() != Layout.CHANNELS_FIRST || node.whole("training_mode", 0) != 0) {
      throw new NoChain(node, "does not normalise channels as Theta does");
    }
    Map<String, float[]> values = new HashMap<>();
    String[] names = {"gain", "shift", "running-mean", "running-variance"};
    for (int i = 0; i < names.length; i++) {
      values.put(names[i], Trail.floats(flow.needed(node, i + 1)));
    }
    float momentum =
        Math.max(0.01f, 1 - node.number("momentum", 0.9f)); // ONNX weighs what was before
    trail.add(new BatchNorm(momentum, node.number("epsilon", 1e-5f)), values);
    return node.outputs().get(0);
  }

  private String layerNorm(Node node, Trail trail) throws NoChain {
    Shape shape = trail.shape();
    Tensor gain = flow.needed(node, 1);
    boolean fits = trail.layout() == Layout.ROW
        && shape.height() * shape.width() == 1
        && gain.size() == shape.size()
        && node.inputs().size() > 2;
    if (!fits) {
      throw new NoChain(node, "normalises something else than whole rows");
    }
    trail.add(
        new LayerNorm(node.number("epsilon", 1e-5f)),
        Map.of("gain", Trail.floats(gain), "shift", Trail.floats(flow.needed(node, 2))));
    return node.outputs().get(0);
  }

  private String reshape(Node node, Trail trail) throws NoChain {
    int[] from = flow.tensor(node.inputs().get(0)).shape();
    int[] to = flow.tensor(node.outputs().get(0)).shape();
    boolean row =
        to.length == 2 && to[0] == 1 || to.length == 4 && to[0] == 1 && to[2] * to[3] == 1;
    if (Arrays.equals(from, to)) {
      return node.outputs().get(0);
    }
    if (!row) {
      throw new NoChain(node, "makes " + Tensor.text(to) + " of " + Tensor.text(from));
    }
    trail.flatten();
    return node.outputs().get(0);
  }
}
