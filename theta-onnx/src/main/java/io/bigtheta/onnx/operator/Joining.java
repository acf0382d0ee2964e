package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Operators that put tensors together, take them apart, or look elements up. */
final class Joining {
  private Joining() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Concat" -> Joining::concat;
      case "Split" -> Joining::split;
      case "Gather" -> Joining::gather;
      case "GatherElements" -> Joining::gatherElements;
      case "OneHot" -> Joining::oneHot;
      default -> null;
    };
  }

  private static Runnable concat(Call call) {
    int[] shape = call.in(0).shape();
    int axis = call.axis("axis", 1, shape.length);
    Tensor[] parts = new Tensor[call.inputs()];
    int sum = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = call.in(i);
      call.same(0, i);
      int[] other = parts[i].shape();
      boolean fits = other.length == shape.length;
      for (int d = 0; fits && d < shape.length; d++) {
        fits = d == axis || other[d] == shape[d];
      }
      if (!fits) {
        throw Refusal.of(
            "input " + i,
            "sizes as " + Tensor.text(shape) + " but along axis " + axis,
            Tensor.text(other));
      }
      sum = Math.addExact(sum, other[axis]);
    }
    int[] whole = shape.clone();
    whole[axis] = sum;
    Tensor out = call.out(0, parts[0].type(), whole);
    int blocks = Places.product(shape, 0, axis);
    int inner = Places.product(shape, axis + 1, shape.length);
    int step = sum * inner;
    return () -> {
      int at = 0;
      for (Tensor part : parts) {
        int length = part.dim(axis) * inner;
        Moves.blocks(part, 0, length, out, at, step, length, blocks);
        at += length;
      }
    };
  }

  private static Runnable split(Call call) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    int axis = call.axis("axis", 0, shape.length);
    int count = call.node().outputs().size();
    int[] sizes = sizes(call, shape[axis], count);
    Tensor[] parts = new Tensor[count];
    for (int i = 0; i < count; i++) {
      int[] part = shape.clone();
      part[axis] = sizes[i];
      parts[i] = call.out(i, x.type(), part);
    }
    int blocks = Places.product(shape, 0, axis);
    int inner = Places.product(shape, axis + 1, shape.length);
    int step = shape[axis] * inner;
    return () -> {
      int at = 0;
      for (Tensor part : parts) {
        int length = part.dim(axis) * inner;
        Moves.blocks(x, at, step, part, 0, length, length, blocks);
        at += length;
      }
    };
  }

  private static int[] sizes(Call call, int size, int count) {
    long[] given = call.opset() >= 13
        ? call.has(1) ? call.known(1).longs() : new long[0]
        : call.node().wholes("split").orElse(new long[0]);
    if (given.length == 0) {
      int each = (size + count - 1) / count;
      int[] sizes = new int[count];
      for (int i = 0; i < count; i++) {
        sizes[i] = Math.max(0, Math.min(each, size - i * each));
      }
      return sizes;
    }
    boolean fits = given.length == count && Arrays.stream(given).allMatch(n -> n >= 0 && n <= size);
    if (!fits || Arrays.stream(given).sum() != size) {
      throw Refusal.of("split", count + " sizes that add up to " + size, Arrays.toString(given));
    }
    return Arrays.stream(given).mapToInt(n -> (int) n).toArray();
  }

  private static Runnable gather(Call call) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    int axis = call.axis("axis", 0, shape.length);
    int[] places = call.in(1).shape();
    int[] whole = new int[shape.length - 1 + places.length];
    System.arraycopy(shape, 0, whole, 0, axis);
    System.arraycopy(places, 0, whole, axis, places.length);
    System.arraycopy(shape, axis + 1, whole, axis + places.length, shape.length - axis - 1);
    Tensor out = call.out(0, x.type(), whole);
    long[] indices = call.in(1).longs();
    int size = shape[axis];
    int inner = Places.product(shape, axis + 1, shape.length);
    int blocks = Places.product(shape, 0, axis);
    return () -> {
      for (int i = 0; i < indices.length; i++) {
        int from = index(indices[i], size) * inner;
        Moves.blocks(x, from, size * inner, out, i * inner, indices.length * inner, inner, blocks);
      }
    };
  }

  private static int index(long index, int size) {
    if (index < -size || index >= size) {
      throw Refusal.of("indices", "from " + -size + " to " + (size - 1), index);
    }
    return (int) (index < 0 ? index + size : index);
  }

  private static Runnable gatherElements(Call call) {
    Tensor x = call.in(0);
    Tensor places = call.in(1);
    int axis = call.axis("axis", 0, x.rank());
    int[] shape = places.shape();
    boolean fits = shape.length == x.rank();
    for (int i = 0; fits && i < shape.length; i++) {
      fits = i == axis || shape[i] <= x.dim(i);
    }
    if (!fits) {
      throw Refusal.of("indices", "a shape within " + Tensor.text(x.shape()), Tensor.text(shape));
    }
    int[] strides = Places.strides(x.shape());
    int step = strides[axis];
    strides[axis] = 0;
    int[] bases = Places.list(shape, strides, 0);
    long[] indices = places.longs();
    Tensor out = call.out(0, x.type(), shape);
    int size = x.dim(axis);
    return () -> {
      for (int k = 0; k < bases.length; k++) {
        System.arraycopy(x.array(), bases[k] + index(indices[k], size) * step, out.array(), k, 1);
      }
    };
  }

  private static Runnable oneHot(Call call) {
    Tensor indices = call.in(0);
    Tensor values = call.in(2);
    int depth = (int) Math.max(0, Math.min(Integer.MAX_VALUE, call.known(1).number(0)));
    int[] shape = indices.shape();
    int axis = call.axis("axis", -1, shape.length + 1);
    int[] whole = new int[shape.length + 1];
    System.arraycopy(shape, 0, whole, 0, axis);
    whole[axis] = depth;
    System.arraycopy(shape, axis, whole, axis + 1, shape.length - axis);
    Tensor out = call.out(0, values.type(), whole);
    int inner = Places.product(shape, axis, shape.length);
    return () -> {
      for (int k = 0; k < out.size(); k++) {
        int level = k / inner % depth;
        double asked = indices.number(k / (inner * depth) * inner + k % inner);
        double from = asked < 0 ? asked + depth : asked;
        System.arraycopy(values.array(), from == level ? 1 : 0, out.array(), k, 1);
      }
    };
  }
}
