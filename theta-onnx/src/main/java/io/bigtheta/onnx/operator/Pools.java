package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Operators that make one number of the numbers in a window: the largest, the average, or a norm. */
final class Pools {
  private Pools() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "MaxPool" -> Pools::largest;
      case "AveragePool" -> Pools::average;
      case "GlobalMaxPool" -> call -> global(call, true);
      case "GlobalAveragePool" -> call -> global(call, false);
      default -> null;
    };
  }

  private static int[] shape(Tensor x, Sliding windows) {
    int[] shape = x.shape();
    System.arraycopy(windows.places(), 0, shape, 2, windows.places().length);
    return shape;
  }

  private static Runnable largest(Call call) {
    Tensor x = call.in(0);
    Sliding windows = Sliding.of(call, Sliding.kernel(call));
    int[] index = windows.index();
    int places = windows.count();
    int plane = Tensor.size(windows.image());
    Tensor y = call.out(0, x.type(), shape(x, windows));
    long[] winners =
        call.wants(1) ? call.out(1, ElementType.INT64, y.shape()).longs() : new long[0];
    int[] columns = call.flag("storage_order", false) ? columnMajor(windows.image()) : new int[0];
    boolean single = x.type().storage() == ElementType.Storage.FLOATS;
    return () -> {
      for (int i = 0; i < y.size(); i++) {
        int base = i / places * plane;
        int best = -1;
        for (int k = i % places; k < index.length; k += places) {
          int at = index[k];
          if (at >= 0 && (best < 0 || larger(x, single, base + at, base + best))) {
            best = at;
          }
        }
        if (best < 0) {
          Casts.set(y, i, Double.NEGATIVE_INFINITY);
        } else {
          System.arraycopy(x.array(), base + best, y.array(), i, 1);
        }
        if (winners.length > 0) {
          winners[i] = (long) base + (columns.length > 0 && best >= 0 ? columns[best] : best);
        }
      }
    };
  }

  private static boolean larger(Tensor x, boolean single, int a, int b) {
    return single ? x.floats()[a] > x.floats()[b] : x.number(a) > x.number(b);
  }

  /** For each place of a row-major image its index when the first axis runs fastest. */
  private static int[] columnMajor(int... image) {
    int[] strides = new int[image.length];
    int step = 1;
    for (int i = 0; i < image.length; i++) {
      strides[i] = step;
      step *= image[i];
    }
    return Places.list(image, strides, 0);
  }

  private static Runnable average(Call call) {
    Tensor x = call.in(0);
    Sliding windows = Sliding.of(call, Sliding.kernel(call));
    int[] index = windows.index();
    int places = windows.count();
    int plane = Tensor.size(windows.image());
    boolean padding = call.flag("count_include_pad", false);
    int[] counts = new int[places];
    for (int k = 0; k < index.length; k++) {
      counts[k % places] += index[k] >= 0 || padding && index[k] == Sliding.PADDING ? 1 : 0;
    }
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), shape(x, windows)).floats();
    return () -> {
      for (int i = 0; i < to.length; i++) {
        int base = i / places * plane;
        float sum = 0;
        for (int k = i % places; k < index.length; k += places) {
          if (index[k] >= 0) {
            sum += from[base + index[k]];
          }
        }
        to[i] = sum / counts[i % places];
      }
    };
  }

  private static Runnable global(Call call, boolean largest) {
    Tensor x = call.in(0);
    if (x.rank() < 3) {
      throw Refusal.of("input 0", "images", x);
    }
    int[] shape = x.shape();
    int plane = Places.product(shape, 2, shape.length);
    Arrays.fill(shape, 2, shape.length, 1);
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), shape).floats();
    return () -> {
      for (int i = 0; i < to.length; i++) {
        double all = largest ? Double.NEGATIVE_INFINITY : 0;
        for (int k = i * plane; k < (i + 1) * plane; k++) {
          all = largest ? Math.max(all, from[k]) : all + from[k];
        }
        to[i] = (float) (largest ? all : all / plane);
      }
    };
  }
}
