package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** y = aᵇ, whose exponents may have another type than the base. */
final class Powers {
  private Powers() {}

  static Runnable plan(Call call) {
    Tensor a = call.in(0);
    Tensor b = Pairs.aligned(call, call.in(1), a);
    ElementType type = a.type();
    int[] shape = Places.broadcast(a.shape(), b.shape());
    int @Nullable [] i = Places.indexes(a.shape(), shape);
    int @Nullable [] j = Places.indexes(b.shape(), shape);
    Tensor out = call.out(0, type, shape);
    return switch (type.storage()) {
      case FLOATS -> {
        float[] y = out.floats();
        yield () -> {
          for (int k = 0; k < y.length; k++) {
            y[k] = type.rounded(
                (float) power(a.number(i == null ? k : i[k]), b.number(j == null ? k : j[k])));
          }
        };
      }
      case DOUBLES -> {
        double[] y = out.doubles();
        yield () -> {
          for (int k = 0; k < y.length; k++) {
            y[k] = power(a.number(i == null ? k : i[k]), b.number(j == null ? k : j[k]));
          }
        };
      }
      case LONGS -> {
        long[] x = a.longs();
        long[] y = out.longs();
        yield () -> {
          for (int k = 0; k < y.length; k++) {
            y[k] = type.wrapped(whole(x[i == null ? k : i[k]], b.number(j == null ? k : j[k])));
          }
        };
      }
      default -> throw call.wrongType(0, "numbers");
    };
  }

  private static double power(double a, double b) {
    return b == 2 ? a * a : StrictMath.pow(a, b);
  }

  private static long whole(long a, double b) {
    if (b < 0 || b != Math.rint(b)) {
      return (long) StrictMath.pow(a, b);
    }
    long result = 1;
    long base = a;
    for (long left = (long) b; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= base;
      }
      base *= base;
    }
    return result;
  }
}
