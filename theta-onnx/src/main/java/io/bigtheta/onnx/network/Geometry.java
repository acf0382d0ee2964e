package io.bigtheta.onnx.network;

import io.bigtheta.nn.layer.Padding;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.network.Trail.Layout;
import java.util.Arrays;

/** The windows of a convolution or pool, if Theta's layers have such windows: square, and with the padding that fills the image or none. */
record Geometry(int kernel, int stride, Padding padding) {
  static Geometry of(Node node, Trail trail, int... kernel) throws NoChain {
    if (kernel.length != 2 || trail.layout() != Layout.CHANNELS_FIRST) {
      throw new NoChain(node, "has windows over something else than images");
    }
    long[] strides = node.wholes("strides").orElse(new long[] {1, 1});
    long[] dilations = node.wholes("dilations").orElse(new long[] {1, 1});
    if (kernel[0] != kernel[1]
        || strides[0] != strides[1]
        || Arrays.stream(dilations).anyMatch(d -> d != 1)) {
      throw new NoChain(node, "has windows that are not square, or dilated");
    }
    Geometry none = new Geometry(kernel[0], (int) strides[0], Padding.VALID);
    Geometry same = new Geometry(kernel[0], (int) strides[0], Padding.SAME);
    return switch (node.text("auto_pad", "NOTSET")) {
      case "VALID" -> none;
      case "SAME_UPPER" -> same;
      case "NOTSET" -> {
        long[] pads = node.wholes("pads").orElse(new long[4]);
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
          yield none;
        }
        if (!Arrays.equals(pads, same.pads(trail.shape()))) {
          throw new NoChain(node, "has a padding of its own, " + Arrays.toString(pads));
        }
        yield same;
      }
      default -> throw new NoChain(node, "has a padding of its own");
    };
  }

  /** What {@link Padding#SAME} adds to an image, as ONNX writes it. */
  private long[] pads(Shape image) {
    long[] pads = new long[4];
    int[] sizes = {image.height(), image.width()};
    for (int i = 0; i < 2; i++) {
      int places = (sizes[i] - 1) / stride + 1;
      int missing = Math.max(0, (places - 1) * stride + kernel - sizes[i]);
      pads[i] = missing / 2;
      pads[i + 2] = missing - pads[i];
    }
    return pads;
  }
}
