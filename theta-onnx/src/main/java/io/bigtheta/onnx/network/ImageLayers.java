package io.bigtheta.onnx.network;

import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.AvgPool;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.GlobalAvgPool;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.MaxPool;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.window.Valid;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.network.Trail.Layout;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Nodes that work on images: convolutions, pools, averages over all places, and what moves their axes. */
final class ImageLayers {
  private static final int[] TO_FIRST = {0, 3, 1, 2};
  private static final int[] TO_LAST = {0, 2, 3, 1};

  private final Flow flow;

  ImageLayers(Flow flow) {
    this.flow = flow;
  }

  String conv(Node node, Trail trail) throws NoChain {
    Tensor w = flow.needed(node, 1);
    Geometry at =
        Geometry.of(node, trail, w.rank() == 4 ? new int[] {w.dim(2), w.dim(3)} : new int[0]);
    int filters = w.dim(0);
    int channels = w.dim(1);
    int size = at.kernel().pixels();
    float[] weight = new float[w.size()];
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        for (int k = 0; k < size; k++) {
          weight[(k * channels + c) * filters + f] = w.floats()[(f * channels + c) * size + k];
        }
      }
    }
    boolean biased = node.inputs().size() > 2 && !node.inputs().get(2).isEmpty();
    Map<String, float[]> values = new HashMap<>(Map.of("weight", weight));
    if (biased) {
      values.put("bias", Trail.floats(flow.needed(node, 2)));
    }
    trail.add(
        new Conv(
            filters,
            at.kernel(),
            at.stride(),
            at.padding(),
            new Linear(),
            biased,
            new Auto(),
            (int) node.whole("group", 1),
            at.dilation()),
        values);
    return node.outputs().get(0);
  }

  String pool(Node node, Trail trail) throws NoChain {
    long[] kernel = node.wholes("kernel_shape").orElse(new long[0]);
    Geometry at =
        Geometry.of(node, trail, Arrays.stream(kernel).mapToInt(k -> (int) k).toArray());
    int[] sizes = flow.tensor(node.outputs().get(0)).shape();
    boolean ceil = node.whole("ceil_mode", 0) != 0;
    boolean counted = node.whole("count_include_pad", 0) != 0 && !(at.padding() instanceof Valid);
    if (!at.dilation().is(1)) {
      throw new NoChain(node, "has dilated windows");
    }
    Layer layer = node.operator().equals("MaxPool")
        ? new MaxPool(at.kernel(), at.stride(), at.padding(), ceil)
        : new AvgPool(at.kernel(), at.stride(), at.padding(), ceil, counted);
    Shape places = layer.output(trail.shape());
    if (places.height() != sizes[2] || places.width() != sizes[3]) {
      throw new NoChain(node, "has windows that Theta counts otherwise");
    }
    trail.add(layer, Map.of());
    return node.outputs().get(0);
  }

  String global(Node node, Trail trail) throws NoChain {
    if (trail.layout() != Layout.CHANNELS_FIRST) {
      throw new NoChain(node, "averages something else than images");
    }
    trail.dense(new GlobalAvgPool(), Map.of());
    return node.outputs().get(0);
  }

  /** The average over height and width. */
  String reduced(Node node, Trail trail) throws NoChain {
    Tensor in = flow.tensor(node.inputs().get(0));
    Tensor out = flow.tensor(node.outputs().get(0));
    boolean images = trail.layout() != Layout.ROW
        && in.rank() == 4
        && out.size() == trail.shape().channels();
    int channel = trail.layout() == Layout.CHANNELS_FIRST ? 1 : 3;
    if (!images || out.rank() == 4 && out.dim(channel) != trail.shape().channels()) {
      throw new NoChain(node, "averages something else than the places of images");
    }
    trail.dense(new GlobalAvgPool(), Map.of());
    return node.outputs().get(0);
  }

  String transpose(Node node, Trail trail) throws NoChain {
    int[] order = Arrays.stream(node.wholes("perm").orElse(new long[0]))
        .mapToInt(i -> (int) i)
        .toArray();
    if (trail.layout() == Layout.ROW
        && order.length == 4
        && trail.shape().size() == trail.shape().channels()) {
      return node.outputs().get(0); // one place: nothing moves
    }
    if (Arrays.equals(order, TO_FIRST) && trail.layout() == Layout.CHANNELS_LAST) {
      trail.turn(Layout.CHANNELS_FIRST);
    } else if (Arrays.equals(order, TO_LAST) && trail.layout() == Layout.CHANNELS_FIRST) {
      trail.turn(Layout.CHANNELS_LAST);
    } else {
      throw new NoChain(node, "moves axes in a way that Theta's images do not");
    }
    return node.outputs().get(0);
  }
}
