package io.bigtheta.onnx.network;

import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Pixels;
import io.bigtheta.nn.window.Same;
import io.bigtheta.nn.window.Sides;
import io.bigtheta.nn.window.Size;
import io.bigtheta.nn.window.Valid;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.network.Trail.Layout;

/** The windows of a convolution or pool over images. */
record Geometry(Size kernel, Size stride, Size dilation, Padding padding) {
  /** The windows of a node, with the shortest words for its padding that mean the same. */
  static Geometry of(Node node, Trail trail, int... kernel) throws NoChain {
    if (kernel.length != 2 || trail.layout() != Layout.CHANNELS_FIRST) {
      throw new NoChain(node, "has windows over something else than images");
    }
    Size size = new Size(kernel[0], kernel[1]);
    Size stride = size(node, "strides");
    Size dilation = size(node, "dilations");
    return new Geometry(
        size, stride, dilation, padding(node, trail.shape(), size, stride, dilation));
  }

  private static Size size(Node node, String attribute) {
    long[] given = node.wholes(attribute).orElse(new long[] {1, 1});
    return new Size((int) given[0], (int) given[1]);
  }

  private static Padding padding(Node node, Shape shape, Size kernel, Size stride, Size dilation) {
    Size image = new Size(shape.height(), shape.width());
    Size reach = new Size(
        (kernel.height() - 1) * dilation.height() + 1, (kernel.width() - 1) * dilation.width() + 1);
    Sides same = new Same().sides(image, reach, stride);
    Sides sides = switch (node.text("auto_pad", "NOTSET")) {
      case "SAME_UPPER" -> same;
      // the odd pixel comes first
      case "SAME_LOWER" -> new Sides(same.bottom(), same.right(), same.top(), same.left());
      case "VALID" -> new Sides(0, 0, 0, 0);
      default -> {
        long[] pads = node.wholes("pads").orElse(new long[4]);
        yield new Sides((int) pads[0], (int) pads[1], (int) pads[2], (int) pads[3]);
      }
    };
    if (sides.equals(new Sides(0, 0, 0, 0))) {
      return new Valid();
    }
    if (sides.equals(same)) {
      return new Same();
    }
    boolean even = sides.top() == sides.bottom() && sides.left() == sides.right();
    return even ? new Pixels(sides.top(), sides.left()) : sides;
  }
}
