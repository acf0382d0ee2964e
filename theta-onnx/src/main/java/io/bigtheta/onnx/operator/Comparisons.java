package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.ElementType.Storage;
import io.bigtheta.onnx.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Operators that compare two tensors, and the choice between two tensors. */
final class Comparisons {
  /** Whether two elements are in an order; {@code order} is below, at or above 0 as in a comparator, and 2 if one is NaN. */
  private interface Order {
    boolean holds(int order);
  }

  private static final int NONE = 2;

  private Comparisons() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Equal" -> call -> compare(call, order -> order == 0);
      case "Less" -> call -> compare(call, order -> order < 0);
      case "LessOrEqual" -> call -> compare(call, order -> order <= 0);
      case "Greater" -> call -> compare(call, order -> order == 1);
      case "GreaterOrEqual" -> call -> compare(call, order -> order == 1 || order == 0);
      case "Where" -> Comparisons::where;
      default -> null;
    };
  }

  private static Runnable compare(Call call, Order wanted) {
    call.same(0, 1);
    Tensor a = call.in(0);
    Tensor b = Pairs.aligned(call, call.in(1), a);
    int[] shape = Places.broadcast(a.shape(), b.shape());
    int @Nullable [] i = Places.indexes(a.shape(), shape);
    int @Nullable [] j = Places.indexes(b.shape(), shape);
    boolean[] y = call.out(0, ElementType.BOOL, shape).booleans();
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = wanted.holds(order(a, i == null ? k : i[k], b, j == null ? k : j[k]));
      }
    };
  }

  private static int order(Tensor a, int i, Tensor b, int j) {
    if (a.type() == ElementType.UINT64) {
      return Integer.signum(Long.compareUnsigned(a.longs()[i], b.longs()[j]));
    }
    return switch (a.type().storage()) {
      case FLOATS -> order(a.floats()[i], b.floats()[j]);
      case DOUBLES -> order(a.doubles()[i], b.doubles()[j]);
      case LONGS -> Long.compare(a.longs()[i], b.longs()[j]);
      case BOOLEANS -> Boolean.compare(a.booleans()[i], b.booleans()[j]);
      case STRINGS -> Integer.signum(a.strings()[i].compareTo(b.strings()[j]));
    };
  }

  private static int order(double a, double b) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : NONE;
  }

  private static Runnable where(Call call) {
    ElementType type = call.same(1, 2);
    Tensor a = call.in(1);
    Tensor b = call.in(2);
    int[] shape = Places.broadcast(call.in(0).shape(), a.shape(), b.shape());
    int @Nullable [] c = Places.indexes(call.in(0).shape(), shape);
    int @Nullable [] i = Places.indexes(a.shape(), shape);
    int @Nullable [] j = Places.indexes(b.shape(), shape);
    boolean[] condition = call.in(0).booleans();
    Tensor out = call.out(0, type, shape);
    if (type.storage() == Storage.FLOATS) {
      float[] x = a.floats();
      float[] z = b.floats();
      float[] y = out.floats();
      return () -> {
        for (int k = 0; k < y.length; k++) {
          y[k] =
              condition[c == null ? k : c[k]] ? x[i == null ? k : i[k]] : z[j == null ? k : j[k]];
        }
      };
    }
    return () -> {
      for (int k = 0; k < out.size(); k++) {
        if (condition[c == null ? k : c[k]]) {
          System.arraycopy(a.array(), i == null ? k : i[k], out.array(), k, 1);
        } else {
          System.arraycopy(b.array(), j == null ? k : j[k], out.array(), k, 1);
        }
      }
    };
  }
}
