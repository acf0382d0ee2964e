package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/**
 * Where the windows of a convolution or pool lie over the places of an image, in any number of dimensions.
 *
 * @param image the sizes of the image
 * @param kernel the sizes of a window
 * @param strides the distances from one window to the next
 * @param dilations the distances between the places of a window
 * @param before how far the first windows begin before the image
 * @param after how far beyond the image windows may reach
 * @param places the numbers of windows
 */
record Sliding(
    int[] image,
    int[] kernel,
    int[] strides,
    int[] dilations,
    int[] before,
    int[] after,
    int[] places) {
  private static final int MOST = 1 << 20;

  /** Of a window's places those beyond the image and its padding, which no sum counts. */
  static final int BEYOND = -2;

  /** Of a window's places those in the padding. */
  static final int PADDING = -1;

  /** The windows that the attributes of a node ask for, over the axes of input 0 from 2 on. */
  static Sliding of(Call call, int... kernel) {
    Tensor x = call.in(0);
    int dims = x.rank() - 2;
    if (dims < 1 || kernel.length != dims) {
      throw Refusal.of(
          "input 0", "images with " + kernel.length + " axes after batch and channels", x);
    }
    int[] image = Arrays.copyOfRange(x.shape(), 2, x.rank());
    int[] strides = sizes(call, "strides", dims);
    int[] dilations = sizes(call, "dilations", dims);
    long[] pads = call.node().wholes("pads").orElseGet(() -> new long[2 * dims]);
    if (pads.length != 2 * dims || Arrays.stream(pads).anyMatch(p -> p < 0 || p > MOST)) {
      throw Refusal.of("pads", 2 * dims + " widths from 0 on", Arrays.toString(pads));
    }
    String auto = call.node().text("auto_pad", "NOTSET");
    boolean ceil = call.flag("ceil_mode", false);
    int[] before = new int[dims];
    int[] after = new int[dims];
    int[] places = new int[dims];
    for (int i = 0; i < dims; i++) {
      long reach = (kernel[i] - 1L) * dilations[i] + 1;
      switch (auto) {
        case "NOTSET" -> {
          before[i] = (int) pads[i];
          after[i] = (int) pads[dims + i];
        }
        case "VALID" -> {}
        case "SAME_UPPER", "SAME_LOWER" -> {
          long wanted = (image[i] + strides[i] - 1L) / strides[i];
          long missing = Math.max(0, (wanted - 1) * strides[i] + reach - image[i]);
          before[i] = (int) (auto.equals("SAME_UPPER") ? missing / 2 : missing - missing / 2);
          after[i] = (int) missing - before[i];
        }
        default -> throw Refusal.of("auto_pad", "NOTSET, VALID, SAME_UPPER or SAME_LOWER", auto);
      }
      long room = (long) image[i] + before[i] + after[i] - reach;
      if (room < 0) {
        throw Refusal.of(
            "kernel_shape", "windows within the padded image of " + (room + reach), reach);
      }
      long count = (ceil ? (room + strides[i] - 1) / strides[i] : room / strides[i]) + 1;
      // A window that would begin beyond the image has nothing to see.
      if (ceil && (count - 1) * strides[i] >= (long) image[i] + before[i]) {
        count--;
      }
      places[i] = (int) count;
    }
    return new Sliding(image, kernel, strides, dilations, before, after, places);
  }

  /** The sizes of an attribute, at least 1 each; 1 where there is none. */
  static int[] sizes(Call call, String attribute, int dims) {
    long[] given = call.node().wholes(attribute).orElseGet(() -> {
      long[] ones = new long[dims];
      Arrays.fill(ones, 1);
      return ones;
    });
    if (given.length != dims || Arrays.stream(given).anyMatch(n -> n < 1 || n > MOST)) {
      throw Refusal.of(attribute, dims + " sizes from 1 on", Arrays.toString(given));
    }
    return Arrays.stream(given).mapToInt(n -> (int) n).toArray();
  }

  /** The kernel that an attribute names. */
  static int[] kernel(Call call) {
    if (!call.node().has("kernel_shape")) {
      throw Refusal.of("kernel_shape", "the sizes of a window", "none");
    }
    return sizes(call, "kernel_shape", Math.max(1, call.in(0).rank() - 2));
  }

  /** The number of windows. */
  int count() {
    return Tensor.size(places);
  }

  /** The number of places in a window. */
  int size() {
    return Tensor.size(kernel);
  }

  /**
   * The index in the image of each place of each window, or {@link #PADDING} or {@link #BEYOND}: of place k in window p at {@code k *
   * count() + p}.
   */
  int[] index() {
    int count = count();
    int size = size();
    int[] index = new int[Tensor.size(size, count)];
    int[] own = Places.strides(image);
    int[] k = new int[kernel.length];
    for (int at = 0, i = 0; i < size; i++) {
      int[] p = new int[kernel.length];
      for (int j = 0; j < count; j++) {
        index[at++] = place(k, p, own);
        step(p, places);
      }
      step(k, kernel);
    }
    return index;
  }

  private int place(int[] k, int[] p, int... own) {
    int at = 0;
    for (int axis = 0; axis < kernel.length; axis++) {
      long place = (long) p[axis] * strides[axis] + (long) k[axis] * dilations[axis] - before[axis];
      if (place >= (long) image[axis] + after[axis]) {
        return BEYOND;
      }
      if (place < 0 || place >= image[axis]) {
        at = PADDING;
      } else if (at >= 0) {
        at += (int) place * own[axis];
      }
    }
    return at;
  }

  private static void step(int[] place, int... sizes) {
    for (int axis = sizes.length - 1; axis >= 0 && ++place[axis] == sizes[axis]; axis--) {
      place[axis] = 0;
    }
  }
}
