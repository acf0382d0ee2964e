package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Operators that bring elements into another order, or repeat or leave out some. */
final class Rearranging {
  private Rearranging() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Transpose" -> Rearranging::transpose;
      case "Expand" -> Rearranging::expand;
      case "Tile" -> Rearranging::tile;
      case "Slice" -> Rearranging::slice;
      case "Pad" -> Padded::plan;
      case "DepthToSpace" -> Rearranging::depthToSpace;
      case "SpaceToDepth" -> Rearranging::spaceToDepth;
      default -> null;
    };
  }

  /** Gives the elements of input 0 in the order of an index list. */
  private static Runnable ordered(Call call, int[] shape, int... index) {
    Tensor x = call.in(0);
    return Moves.copy(x, call.out(0, x.type(), shape), index);
  }

  private static Runnable transpose(Call call) {
    int[] shape = call.in(0).shape();
    int rank = shape.length;
    int[] order = call.node()
        .wholes("perm")
        .map(given -> Call.axes(given, rank))
        .orElseGet(() -> IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    if (order.length != rank) {
      throw Refusal.of("perm", "each of " + rank + " axes once", Arrays.toString(order));
    }
    int[] to = Moves.permuted(shape, order);
    return ordered(call, to, Places.list(to, Moves.permuted(Places.strides(shape), order), 0));
  }

  private static Runnable expand(Call call) {
    int[] shape = call.in(0).shape();
    int[] wanted = call.known(1).ints();
    Tensor.size(wanted);
    int[] to = Places.broadcast(shape, wanted);
    Tensor.size(to);
    return ordered(call, to, Places.list(to, Places.repeated(shape, to), 0));
  }

  private static Runnable tile(Call call) {
    int[] shape = call.in(0).shape();
    int[] times = call.known(1).ints();
    if (times.length != shape.length) {
      throw Refusal.of("repeats", "one for each of " + shape.length + " axes", times.length);
    }
    int[] to = new int[shape.length];
    for (int i = 0; i < to.length; i++) {
      long size = (long) shape[i] * Math.max(0, times[i]);
      if (size > Integer.MAX_VALUE) {
        throw Refusal.of("repeats", "sizes below 2^31", size);
      }
      to[i] = (int) size;
    }
    // Each axis is read as two: how often it repeats, and its own size.
    int[] wide = new int[2 * to.length];
    int[] strides = new int[wide.length];
    int[] own = Places.strides(shape);
    for (int i = 0; i < to.length; i++) {
      wide[2 * i] = Math.max(0, times[i]);
      wide[2 * i + 1] = shape[i];
      strides[2 * i + 1] = own[i];
    }
    Tensor.size(to);
    return ordered(call, to, Places.list(wide, strides, 0));
  }

  private static Runnable slice(Call call) {
    int[] shape = call.in(0).shape();
    boolean asInputs = call.opset() >= 10;
    long[] starts = longs(call, asInputs, 1, "starts");
    long[] ends = longs(call, asInputs, 2, "ends");
    boolean named = asInputs ? call.has(3) : call.node().has("axes");
    int[] axes = named
        ? Call.axes(longs(call, asInputs, 3, "axes"), shape.length)
        : IntStream.range(0, starts.length).toArray();
    long[] steps = new long[starts.length];
    Arrays.fill(steps, 1);
    if (asInputs && call.has(4)) {
      steps = call.known(4).longs();
    }
    if (ends.length != starts.length
        || axes.length != starts.length
        || steps.length != starts.length
        || axes.length > shape.length) {
      throw Refusal.of(
          "slice", "a start, an end and a step for each axis", starts.length + " starts");
    }
    int[] to = shape.clone();
    int[] strides = Places.strides(shape);
    int at = 0;
    for (int i = 0; i < axes.length; i++) {
      int axis = axes[i];
      int size = shape[axis];
      long step = steps[i];
      if (step == 0) {
        throw Refusal.of("steps", "steps that are not 0", 0);
      }
      long from = clamp(starts[i], size, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
      long end = clamp(ends[i], size, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
      long count = step > 0 ? (end - from + step - 1) / step : (end - from + step + 1) / step;
      if (step > size || step < -size) {
        count = (step > 0 ? end > from : end < from) ? 1 : 0;
      }
      to[axis] = (int) Math.max(0, count);
      at += (int) from * strides[axis];
      strides[axis] = (int) (strides[axis] * (to[axis] > 1 ? step : 0));
    }
    return ordered(call, to, Places.list(to, strides, at));
  }

  private static long clamp(long place, int size, int low, int high) {
    long fromStart = place < -(long) size ? low : place < 0 ? place + size : place;
    return Math.max(low, Math.min(high, fromStart));
  }

  private static long[] longs(Call call, boolean asInput, int input, String attribute) {
    return asInput
        ? call.known(input).longs()
        : call.node()
            .wholes(attribute)
            .orElseThrow(() -> Refusal.of(attribute, "whole numbers", "none"));
  }

  private static Runnable depthToSpace(Call call) {
    int[] s = call.in(0).shape();
    int b = blocksize(call, s, s.length == 4 ? s[1] : 0, true);
    int c = s[1] / (b * b);
    boolean depthFirst = call.node().text("mode", "DCR").equals("DCR");
    // The result [n, c, h, b, w, b] read from [n, b, b, c, h, w], or from [n, c, b, b, h, w].
    int[] wide = {s[0], c, s[2], b, s[3], b};
    int plane = s[2] * s[3];
    int[] strides = depthFirst
        ? new int[] {s[1] * plane, plane, s[3], b * c * plane, 1, c * plane}
        : new int[] {s[1] * plane, b * b * plane, s[3], b * plane, 1, plane};
    return ordered(call, new int[] {s[0], c, s[2] * b, s[3] * b}, Places.list(wide, strides, 0));
  }

  private static Runnable spaceToDepth(Call call) {
    int[] s = call.in(0).shape();
    int b = blocksize(call, s, 0, false);
    int[] wide = {s[0], b, b, s[1], s[2] / b, s[3] / b};
    int[] own = Places.strides(s);
    int[] strides = {own[0], own[2], own[3], own[1], b * own[2], b * own[3]};
    int[] to = {s[0], s[1] * b * b, s[2] / b, s[3] / b};
    return ordered(call, to, Places.list(wide, strides, 0));
  }

  private static int blocksize(Call call, int[] shape, int channels, boolean ofChannels) {
    long b = call.node().whole("blocksize", 0);
    boolean fits = shape.length == 4 && b > 0 && b <= 1 << 12;
    fits = fits && (ofChannels ? channels % (b * b) == 0 : shape[2] % b == 0 && shape[3] % b == 0);
    if (!fits) {
      throw Refusal.of(
          "blocksize", "one that divides an input of 4 axes", b + " for " + Tensor.text(shape));
    }
    return (int) b;
  }
}
