package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Operators that change nothing but the shape of a tensor, or that ask for it. */
final class Reshaping {
  private Reshaping() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Identity" -> call -> same(call, call.in(0).shape());
      case "Reshape" -> Reshaping::reshape;
      case "Flatten" ->
        call -> {
          int[] shape = call.in(0).shape();
          int axis = (int) call.node().whole("axis", 1);
          int from = axis == shape.length ? axis : Call.axis(axis, shape.length);
          return same(
              call, Places.product(shape, 0, from), Places.product(shape, from, shape.length));
        };
      case "Squeeze" -> Reshaping::squeeze;
      case "Unsqueeze" -> Reshaping::unsqueeze;
      case "Shape" ->
        call -> {
          int[] shape = call.in(0).shape();
          int from = clamped(call.node().whole("start", 0), shape.length);
          int end = clamped(call.node().whole("end", shape.length), shape.length);
          long[] part =
              Arrays.stream(shape, from, Math.max(from, end)).asLongStream().toArray();
          return call.outKnown(0, Tensor.longs(part, part.length));
        };
      case "Size" ->
        call -> call.outKnown(0, Tensor.longs(new long[] {call.in(0).size()}));
      default -> null;
    };
  }

  private static int clamped(long place, int rank) {
    return (int) Math.max(0, Math.min(rank, place < 0 ? place + rank : place));
  }

  /** Gives input 0 in another shape; the elements are shared. */
  static Runnable same(Call call, int... shape) {
    call.out(0, call.in(0).reshaped(shape));
    return Operator.DONE;
  }

  private static Runnable reshape(Call call) {
    Tensor x = call.in(0);
    long[] wanted = call.opset() >= 5
        ? call.known(1).longs()
        : call.node()
            .wholes("shape")
            .orElseThrow(() -> Refusal.of("shape", "whole numbers", "none"));
    boolean zeros = call.flag("allowzero", false);
    int[] shape = new int[wanted.length];
    int open = -1;
    long known = 1;
    for (int i = 0; i < shape.length; i++) {
      if (wanted[i] == -1) {
        if (open >= 0) {
          throw Refusal.of("shape", "one size of -1", Arrays.toString(wanted));
        }
        open = i;
        continue;
      }
      boolean kept = wanted[i] == 0 && !zeros;
      if (kept && i >= x.rank() || wanted[i] < -1 || wanted[i] > Integer.MAX_VALUE) {
        throw Refusal.of("shape", "sizes that input 0 can take", Arrays.toString(wanted));
      }
      shape[i] = kept ? x.dim(i) : (int) wanted[i];
      known = Math.multiplyExact(known, shape[i]);
    }
    if (open >= 0) {
      if (known == 0 || x.size() % known != 0) {
        throw Refusal.of(
            "shape", "one that " + x.size() + " elements fill", Arrays.toString(wanted));
      }
      shape[open] = (int) (x.size() / known);
    }
    return same(call, shape);
  }

  private static Optional<long[]> axes(Call call) {
    if (call.opset() >= 13) {
      return call.has(1) ? Optional.of(call.known(1).longs()) : Optional.empty();
    }
    return call.node().wholes("axes");
  }

  private static Runnable squeeze(Call call) {
    int[] shape = call.in(0).shape();
    int[] gone = axes(call)
        .map(given -> Call.axes(given, shape.length))
        .orElseGet(
            () -> IntStream.range(0, shape.length).filter(i -> shape[i] == 1).toArray());
    for (int axis : gone) {
      if (shape[axis] != 1) {
        throw Refusal.of("axes", "axes of size 1", "axis " + axis + " of " + Tensor.text(shape));
      }
    }
    return same(
        call,
        IntStream.range(0, shape.length)
            .filter(i -> Arrays.stream(gone).noneMatch(axis -> axis == i))
            .map(i -> shape[i])
            .toArray());
  }

  private static Runnable unsqueeze(Call call) {
    int[] shape = call.in(0).shape();
    long[] given = axes(call).orElseThrow(() -> Refusal.of("axes", "whole numbers", "none"));
    int rank = shape.length + given.length;
    int[] added = Call.axes(given, rank);
    int[] wide = new int[rank];
    for (int axis : added) {
      wide[axis] = 1;
    }
    int from = 0;
    for (int i = 0; i < rank; i++) {
      int axis = i;
      if (Arrays.stream(added).noneMatch(one -> one == axis)) {
        wide[i] = shape[from++];
      }
    }
    return same(call, wide);
  }
}
