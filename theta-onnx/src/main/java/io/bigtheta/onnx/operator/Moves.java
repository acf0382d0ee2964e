package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType.Storage;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Loops that move elements of any type from one tensor to another. */
final class Moves {
  private Moves() {}

  /** {@code to[k] = from[index[k]]}; null for the same order. */
  static Runnable copy(Tensor from, Tensor to, int @Nullable [] index) {
    int count = to.size();
    if (index == null) {
      return () -> System.arraycopy(from.array(), 0, to.array(), 0, count);
    }
    int run = run(index);
    if (run > 1) {
      return () -> {
        for (int k = 0; k < count; k += run) {
          System.arraycopy(from.array(), index[k], to.array(), k, run);
        }
      };
    }
    if (from.type().storage() == Storage.FLOATS) {
      float[] x = from.floats();
      float[] y = to.floats();
      return () -> {
        for (int k = 0; k < count; k++) {
          y[k] = x[index[k]];
        }
      };
    }
    return () -> {
      for (int k = 0; k < count; k++) {
        System.arraycopy(from.array(), index[k], to.array(), k, 1);
      }
    };
  }

  /** The largest length such that the list is made of runs of this length, each of which counts up by one. */
  private static int run(int... index) {
    int run = index.length;
    int start = 0;
    for (int k = 1; k <= index.length; k++) {
      if (k == index.length || index[k] != index[k - 1] + 1) {
        run = run(run, k - start);
        start = k;
      }
    }
    return run;
  }

  private static int run(int a, int b) {
    int large = a;
    int small = b;
    while (small != 0) { // the greatest common divisor
      int rest = large % small;
      large = small;
      small = rest;
    }
    return large;
  }

  /** {@code to[k] = from[index[k]]}, and {@code value[0]} where the index is below 0. */
  static Runnable padded(Tensor from, Tensor value, Tensor to, int... index) {
    return () -> {
      for (int k = 0; k < index.length; k++) {
        boolean inside = index[k] >= 0;
        System.arraycopy((inside ? from : value).array(), inside ? index[k] : 0, to.array(), k, 1);
      }
    };
  }

  /** Copies blocks: block {@code i} of {@code blocks} has {@code length} elements. */
  static void blocks(
      Tensor from,
      int fromAt,
      int fromStep,
      Tensor to,
      int toAt,
      int toStep,
      int length,
      int blocks) {
    for (int i = 0; i < blocks; i++) {
      System.arraycopy(from.array(), fromAt + i * fromStep, to.array(), toAt + i * toStep, length);
    }
  }

  /** A shape with the axes in another order. */
  static int[] permuted(int[] values, int... order) {
    return Arrays.stream(order).map(axis -> values[axis]).toArray();
  }
}
