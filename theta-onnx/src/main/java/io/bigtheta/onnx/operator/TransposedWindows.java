package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/** The windows of a transposed convolution: they slide over its result, whose sizes follow from its input and its attributes. */
final class TransposedWindows {
  private TransposedWindows() {}

  static Sliding of(Call call, int... kernel) {
    Tensor x = call.in(0);
    int dims = kernel.length;
    if (x.rank() != dims + 2) {
      throw Refusal.of("input 0", "images with " + dims + " axes after batch and channels", x);
    }
    int[] places = Arrays.copyOfRange(x.shape(), 2, x.rank());
    int[] strides = Sliding.sizes(call, "strides", dims);
    int[] dilations = Sliding.sizes(call, "dilations", dims);
    long[] extra = widths(call, "output_padding", dims);
    long[] pads = widths(call, "pads", 2 * dims);
    long[] wanted = call.node().wholes("output_shape").orElse(new long[0]);
    String auto = call.node().text("auto_pad", "NOTSET");
    int[] image = new int[dims];
    int[] before = new int[dims];
    int[] after = new int[dims];
    for (int i = 0; i < dims; i++) {
      long reach = (kernel[i] - 1L) * dilations[i] + 1;
      long full = (places[i] - 1L) * strides[i] + reach + extra[i];
      boolean same = auto.startsWith("SAME");
      long size = wanted.length > 0
          ? wanted[wanted.length - dims + i]
          : same ? (long) places[i] * strides[i] : full - pads[i] - pads[dims + i];
      if (size < 1 || size > Integer.MAX_VALUE) {
        throw Refusal.of("output", "sizes from 1 on", size);
      }
      image[i] = (int) size;
      long cut = Math.max(0, full - size);
      boolean free = wanted.length > 0 || same;
      before[i] = (int) (free ? auto.equals("SAME_UPPER") ? cut / 2 : cut - cut / 2 : pads[i]);
      if (free && !same) {
        before[i] = (int) (cut / 2);
      }
      after[i] = (int) Math.min(Integer.MAX_VALUE / 2, full);
    }
    return new Sliding(image, kernel, strides, dilations, before, after, places);
  }

  private static long[] widths(Call call, String attribute, int count) {
    long[] given = call.node().wholes(attribute).orElseGet(() -> new long[count]);
    if (given.length != count || Arrays.stream(given).anyMatch(n -> n < 0 || n > 1 << 20)) {
      throw Refusal.of(attribute, count + " widths from 0 on", Arrays.toString(given));
    }
    return given;
  }
}
