package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the elements of tensors lie: strides, broadcasting, and lists of indexes. */
final class Places {
  private Places() {}

  /** How far it is from one element to the next along each axis of a row-major tensor. */
  static int[] strides(int... shape) {
    int[] strides = new int[shape.length];
    int step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape[i];
    }
    return strides;
  }

  /** The shape that tensors take together: sizes meet from the last axis on, and 1 meets any size. */
  static int[] broadcast(int[]... shapes) {
    int rank = Arrays.stream(shapes).mapToInt(shape -> shape.length).max().orElse(0);
    int[] all = new int[rank];
    Arrays.fill(all, 1);
    for (int[] shape : shapes) {
      for (int i = 0; i < shape.length; i++) {
        int at = rank - shape.length + i;
        if (all[at] != shape[i] && all[at] != 1 && shape[i] != 1) {
          throw Refusal.of("shapes", "sizes that are equal or 1", texts(shapes));
        }
        all[at] = all[at] == 1 ? shape[i] : all[at];
      }
    }
    return all;
  }

  private static String texts(int[]... shapes) {
    return String.join(" and ", Arrays.stream(shapes).map(Arrays::toString).toList());
  }

  /** Strides by which a tensor of {@code shape} is read as one of {@code whole}: 0 where it repeats. */
  static int[] repeated(int[] shape, int... whole) {
    int[] strides = strides(shape);
    int[] wide = new int[whole.length];
    if (!Arrays.equals(broadcast(shape, whole), whole)) {
      throw Refusal.of("shapes", "one that fits into " + Tensor.text(whole), Tensor.text(shape));
    }
    for (int i = 0; i < shape.length; i++) {
      int at = whole.length - shape.length + i;
      wide[at] = shape[i] == 1 ? 0 : strides[i];
    }
    return wide;
  }

  /** The index of each element of {@code whole} in a tensor of {@code shape}; null if they are the same. */
  static int @Nullable [] indexes(int[] shape, int... whole) {
    if (Tensor.size(shape) == Tensor.size(whole)) {
      return null;
    }
    return list(whole, repeated(shape, whole), 0);
  }

  /** The index {@code start + Σ place[i] · strides[i]} for all places of a shape, in their order. */
  static int[] list(int[] shape, int[] strides, int start) {
    int[] list = new int[Tensor.size(shape)];
    int[] place = new int[shape.length];
    int at = start;
    for (int i = 0; i < list.length; i++) {
      list[i] = at;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        at += strides[axis];
        if (++place[axis] < shape[axis]) {
          break;
        }
        at -= strides[axis] * shape[axis];
        place[axis] = 0;
      }
    }
    return list;
  }

  /** The product of the sizes in [from, to). */
  static int product(int[] shape, int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= shape[i];
    }
    return product;
  }
}
