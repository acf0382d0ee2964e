package io.bigtheta.onnx.operator;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Products of matrices, by the kernels of Theta where the numbers are float32. */
final class Products {
  private static final Kernels KERNELS = Kernels.best();

  private Products() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "MatMul" -> Products::matmul;
      case "Gemm" -> Products::gemm;
      default -> null;
    };
  }

  private static Runnable matmul(Call call) {
    Tensor a = call.in(0);
    Tensor b = call.in(1);
    ElementType type = call.same(0, 1);
    if (a.rank() == 0 || b.rank() == 0) {
      throw Refusal.of("MatMul", "inputs with axes", "a single number");
    }
    int[] left = a.rank() == 1 ? new int[] {1, a.dim(0)} : a.shape();
    int[] right = b.rank() == 1 ? new int[] {b.dim(0), 1} : b.shape();
    int m = left[left.length - 2];
    int k = left[left.length - 1];
    int n = right[right.length - 1];
    if (right[right.length - 2] != k) {
      throw Refusal.of("MatMul", k + " rows in the second input", Tensor.text(b.shape()));
    }
    int[] before = Arrays.copyOf(left, left.length - 2);
    int[] after = Arrays.copyOf(right, right.length - 2);
    int[] batch = Places.broadcast(before, after);
    int[] whole = Arrays.copyOf(batch, batch.length + 2);
    whole[batch.length] = m;
    whole[batch.length + 1] = n;
    Tensor y = Tensor.of(type, whole);
    int[] shown = whole;
    if (a.rank() == 1) {
      shown = without(shown, shown.length - 2);
    }
    if (b.rank() == 1) {
      shown = without(shown, shown.length - 1);
    }
    call.out(0, y.reshaped(shown));
    int[] i = Places.list(batch, Places.repeated(before, batch), 0);
    int[] j = Places.list(batch, Places.repeated(after, batch), 0);
    if (type.storage() == ElementType.Storage.FLOATS) {
      return singles(a, b, y, i, j, m, k, n);
    }
    return () -> {
      for (int p = 0; p < i.length; p++) {
        slow(a, i[p] * m * k, b, j[p] * k * n, y, p * m * n, m, k, n);
      }
    };
  }

  private static int[] without(int[] shape, int axis) {
    int[] less = new int[shape.length - 1];
    System.arraycopy(shape, 0, less, 0, axis);
    System.arraycopy(shape, axis + 1, less, axis, less.length - axis);
    return less;
  }

  private static Runnable singles(
      Tensor a, Tensor b, Tensor y, int[] i, int[] j, int m, int k, int n) {
    Matrix start = new Matrix(1, n);
    boolean one = j.length > 0 && Arrays.stream(j).allMatch(place -> place == 0) && straight(i);
    Matrix[][] all = new Matrix[one ? 1 : i.length][];
    for (int p = 0; p < all.length; p++) {
      int rows = one ? m * i.length : m;
      all[p] = new Matrix[] {
        new Matrix(a.floats(), i[p] * m * k, rows, k),
        new Matrix(b.floats(), j[p] * k * n, k, n),
        new Matrix(y.floats(), p * m * n, rows, n)
      };
    }
    return () -> {
      for (Matrix[] each : all) {
        KERNELS.matmul(each[0], each[1], start, each[2]);
      }
    };
  }

  private static boolean straight(int... places) {
    for (int p = 0; p < places.length; p++) {
      if (places[p] != p) {
        return false;
      }
    }
    return true;
  }

  private static void slow(
      Tensor a, int a0, Tensor b, int b0, Tensor y, int y0, int m, int k, int n) {
    for (int row = 0; row < m; row++) {
      for (int col = 0; col < n; col++) {
        if (y.type().whole()) {
          long sum = 0;
          for (int q = 0; q < k; q++) {
            sum += a.longs()[a0 + row * k + q] * b.longs()[b0 + q * n + col];
          }
          y.longs()[y0 + row * n + col] = y.type().wrapped(sum);
        } else {
          double sum = 0;
          for (int q = 0; q < k; q++) {
            sum = Math.fma(a.doubles()[a0 + row * k + q], b.doubles()[b0 + q * n + col], sum);
          }
          y.doubles()[y0 + row * n + col] = sum;
        }
      }
    }
  }

  private static Runnable gemm(Call call) {
    Tensor left = call.in(0);
    Tensor right = call.in(1);
    if (left.rank() != 2 || right.rank() != 2) {
      throw Refusal.of("Gemm", "two matrices", left + " and " + right);
    }
    boolean transA = call.flag("transA", false);
    boolean transB = call.flag("transB", false);
    float alpha = call.node().number("alpha", 1);
    float beta = call.node().number("beta", 1);
    int m = left.dim(transA ? 1 : 0);
    int k = left.dim(transA ? 0 : 1);
    int n = right.dim(transB ? 0 : 1);
    if (right.dim(transB ? 1 : 0) != k) {
      throw Refusal.of("Gemm", k + " as the inner size of the second matrix", right);
    }
    if (call.same(0, 1) != ElementType.FLOAT) {
      throw call.wrongType(0, "float");
    }
    Tensor out = call.out(0, ElementType.FLOAT, m, n);
    Matrix y = new Matrix(out.floats(), 0, m, n);
    Turned a = Turned.of(call, 0, transA);
    Turned b = Turned.of(call, 1, transB);
    @Nullable Tensor c = call.has(2) ? call.in(2) : null;
    int @Nullable [] index = c == null ? null : Places.indexes(c.shape(), m, n);
    // What each row begins with is the bias itself, where it is one row and nothing scales it.
    boolean row =
        c != null && alpha == 1 && beta == 1 && c.size() == n && (c.rank() == 1 || c.dim(0) == 1);
    Matrix start = row && c != null ? new Matrix(c.floats(), 0, 1, n) : new Matrix(1, n);
    return () -> {
      KERNELS.matmul(a.turned(), b.turned(), start, y);
      if (row || c == null && alpha == 1) {
        return;
      }
      float[] to = out.floats();
      for (int i = 0; i < to.length; i++) {
        float bias = c == null ? 0 : beta * c.floats()[index == null ? i : index[i]];
        to[i] = alpha * to[i] + bias;
      }
    };
  }

  /** A matrix that is read transposed: in a copy, which is made once where the matrix is known. */
  private record Turned(Matrix from, Matrix to, boolean each) {
    static Turned of(Call call, int input, boolean transposed) {
      Tensor tensor = call.in(input);
      Matrix from = new Matrix(tensor.floats(), 0, tensor.dim(0), tensor.dim(1));
      if (!transposed) {
        return new Turned(from, from, false);
      }
      boolean known = call.isKnown(input);
      Turned turned = new Turned(from, new Matrix(from.cols(), from.rows()), !known);
      turned.turn();
      return turned;
    }

    Matrix turned() {
      if (each) {
        turn();
      }
      return to;
    }

    private void turn() {
      for (int i = 0; i < from.rows(); i++) {
        for (int j = 0; j < from.cols(); j++) {
          to.set(j, i, from.get(i, j));
        }
      }
    }
  }
}
