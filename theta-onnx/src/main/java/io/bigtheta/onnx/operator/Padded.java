package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.stream.IntStream;

/** Pad: puts elements around a tensor, or cuts some off where a width is negative. */
final class Padded {
  private Padded() {}

  static Runnable plan(Call call) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    int rank = shape.length;
    boolean asInputs = call.opset() >= 11;
    long[] pads = asInputs
        ? call.known(1).longs()
        : call.node()
            .wholes(call.opset() < 2 ? "paddings" : "pads")
            .orElseThrow(() -> Refusal.of("pads", "whole numbers", "none"));
    int[] axes = call.has(3)
        ? Call.axes(call.known(3).longs(), rank)
        : IntStream.range(0, rank).toArray();
    if (pads.length != 2 * axes.length) {
      throw Refusal.of("pads", 2 * axes.length + " widths, two for each axis", pads.length);
    }
    int[] before = new int[rank];
    int[] to = shape.clone();
    for (int i = 0; i < axes.length; i++) {
      long size = shape[axes[i]] + pads[i] + pads[axes.length + i];
      boolean wild = Math.abs(pads[i]) > Integer.MAX_VALUE
          || Math.abs(pads[axes.length + i]) > Integer.MAX_VALUE;
      if (wild || size < 0 || size > Integer.MAX_VALUE) {
        throw Refusal.of("pads", "widths that leave a size from 0 on", size);
      }
      before[axes[i]] = (int) pads[i];
      to[axes[i]] = (int) size;
    }
    Tensor out = call.out(0, x.type(), to);
    int[] index = index(shape, before, to, call.node().text("mode", "constant"));
    return Moves.padded(x, value(call, asInputs), out, index);
  }

  private static Tensor value(Call call, boolean asInputs) {
    Tensor x = call.in(0);
    if (asInputs) {
      return call.has(2) ? call.in(2) : Tensor.of(x.type(), 1);
    }
    Tensor value = Tensor.of(x.type(), 1);
    value.floats()[0] = call.node().number("value", 0);
    return value;
  }

  private static int[] index(int[] shape, int[] before, int[] to, String mode) {
    int[] strides = Places.strides(shape);
    int[] index = new int[Tensor.size(to)];
    int[] place = new int[to.length];
    for (int k = 0; k < index.length; k++) {
      int at = 0;
      for (int axis = 0; axis < to.length && at >= 0; axis++) {
        int inner = inner(place[axis] - before[axis], shape[axis], mode);
        at = inner < 0 ? -1 : at + inner * strides[axis];
      }
      index[k] = at;
      for (int axis = to.length - 1; axis >= 0 && ++place[axis] == to[axis]; axis--) {
        place[axis] = 0;
      }
    }
    return index;
  }

  private static int inner(int place, int size, String mode) {
    if (place >= 0 && place < size) {
      return place;
    }
    return switch (mode) {
      case "constant" -> -1;
      case "edge" -> Math.max(0, Math.min(nonempty(size, mode) - 1, place));
      case "wrap" -> Math.floorMod(place, nonempty(size, mode));
      case "reflect" -> {
        int period = Math.max(1, 2 * (nonempty(size, mode) - 1));
        int turn = Math.floorMod(place, period);
        yield turn < size ? turn : period - turn;
      }
      default -> throw Refusal.of("mode", "constant, reflect, edge or wrap", mode);
    };
  }

  private static int nonempty(int size, String mode) {
    if (size == 0) {
      throw Refusal.of("pads", "elements to take for " + mode, "an axis of size 0");
    }
    return size;
  }
}
