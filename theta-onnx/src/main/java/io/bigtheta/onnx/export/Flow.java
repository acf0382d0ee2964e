package io.bigtheta.onnx.export;

import io.bigtheta.nn.layer.Shape;
import java.util.Map;

/**
 * The tensor between two layers. Theta's images lie pixel after pixel, and ONNX' convolutions take plane after plane, so an image
 * stays in the layout of the layer before it until a layer wants another one.
 *
 * @param name the name of the tensor
 * @param layout how the numbers of a row lie
 * @param shape the shape of a row
 */
record Flow(String name, Layout layout, Shape shape) {
  /** How the numbers of a row lie. */
  enum Layout {
    /** [N, size], in Theta's order: row, column, channel. */
    ROWS,
    /** [N, height, width, channels], in the same order. */
    PIXELS,
    /** [N, channels, height, width]. */
    PLANES
  }

  /** The same numbers in one of the layouts. */
  Flow as(Layout wanted, Draft draft) {
    if (layout == wanted) {
      return this;
    }
    return switch (wanted) {
      case ROWS -> rows(draft);
      case PIXELS -> pixels(draft);
      case PLANES -> planes(draft);
    };
  }

  private Flow rows(Draft draft) {
    String from = as(Layout.PIXELS, draft).name;
    return new Flow(draft.arrange("Flatten", Map.of("axis", 1L), "rows", from), Layout.ROWS, shape);
  }

  private Flow pixels(Draft draft) {
    String pixels = layout == Layout.PLANES
        ? draft.arrange("Transpose", Map.of("perm", new long[] {0, 2, 3, 1}), "pixels", name)
        : draft.reshape(name, "pixels", shape.height(), shape.width(), shape.channels());
    return new Flow(pixels, Layout.PIXELS, shape);
  }

  private Flow planes(Draft draft) {
    String from = as(Layout.PIXELS, draft).name;
    long[] order = {0, 3, 1, 2};
    return new Flow(
        draft.arrange("Transpose", Map.of("perm", order), "planes", from), Layout.PLANES, shape);
  }

  /** The tensor of another step, in the same layout. */
  Flow to(String next) {
    return new Flow(next, layout, shape);
  }

  /**
   * Where each number of a plane-wise row lies in a row of Theta: {@code order[(c·height + y)·width + x] = (y·width + x)·channels + c}.
   */
  static int[] planeOrder(Shape shape) {
    int[] order = new int[shape.size()];
    int places = shape.height() * shape.width();
    for (int i = 0; i < order.length; i++) {
      order[i] = i % places * shape.channels() + i / places;
    }
    return order;
  }
}
