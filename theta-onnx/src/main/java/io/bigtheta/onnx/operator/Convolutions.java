package io.bigtheta.onnx.operator;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions in any number of dimensions, with groups and dilation. The places that the windows see are laid out as the columns of
 * a matrix, which is multiplied by the weights.
 */
final class Convolutions {
  private static final Kernels KERNELS = Kernels.best();

  private Convolutions() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Conv" -> Convolutions::forward;
      case "ConvTranspose" -> Convolutions::transposed;
      default -> null;
    };
  }

  private static int[] kernel(Call call) {
    Tensor w = call.in(1);
    if (w.rank() < 3) {
      throw Refusal.of("input 1", "weights with at least 3 axes", w);
    }
    int[] kernel = Arrays.copyOfRange(w.shape(), 2, w.rank());
    int[] told = call.node().has("kernel_shape")
        ? Sliding.sizes(call, "kernel_shape", kernel.length)
        : kernel;
    if (!Arrays.equals(told, kernel)) {
      throw Refusal.of(
          "kernel_shape", Tensor.text(kernel) + " as the weights have", Tensor.text(told));
    }
    return kernel;
  }

  private static int groups(Call call, int channels, int filters) {
    long groups = call.node().whole("group", 1);
    if (groups < 1 || channels % groups != 0 || filters % groups != 0) {
      throw Refusal.of(
          "group",
          "a number that divides " + channels + " channels and " + filters + " filters",
          groups);
    }
    return (int) groups;
  }

  private static void checkBias(Call call, int filters) {
    if (call.has(2) && call.in(2).size() != filters) {
      throw Refusal.of("input 2", filters + " numbers, one for each filter", call.in(2));
    }
  }

  private static Runnable forward(Call call) {
    Tensor x = call.in(0);
    Tensor w = call.in(1);
    if (call.same(0, 1).storage() != ElementType.Storage.FLOATS) {
      throw call.wrongType(0, "float");
    }
    Sliding windows = Sliding.of(call, kernel(call));
    int filters = w.dim(0);
    int groups = groups(call, x.dim(1), filters);
    int each = x.dim(1) / groups;
    if (w.dim(1) != each) {
      throw Refusal.of("input 1", "weights for " + each + " channels in a group", w);
    }
    checkBias(call, filters);
    int places = windows.count();
    int plane = Tensor.size(windows.image());
    int[] index = windows.index();
    int[] shape = x.shape();
    shape[1] = filters;
    System.arraycopy(windows.places(), 0, shape, 2, windows.places().length);
    Tensor y = call.out(0, x.type(), shape);
    Matrix columns = new Matrix(
        Tensor.of(ElementType.FLOAT, each * windows.size(), places).floats(),
        0,
        each * windows.size(),
        places);
    Matrix zeros = new Matrix(1, places);
    int parts = x.dim(0) * groups;
    Matrix[] weights = new Matrix[groups];
    Matrix[] results = new Matrix[parts];
    int mine = filters / groups;
    for (int g = 0; g < groups; g++) {
      weights[g] = new Matrix(w.floats(), g * mine * columns.rows(), mine, columns.rows());
    }
    for (int p = 0; p < parts; p++) {
      results[p] = new Matrix(y.floats(), p * mine * places, mine, places);
    }
    float[] bias = call.has(2) ? call.in(2).floats() : new float[0];
    return () -> {
      for (int p = 0; p < parts; p++) {
        lay(x.floats(), p * each * plane, each, plane, index, columns.data());
        KERNELS.matmul(weights[p % groups], columns, zeros, results[p]);
      }
      add(bias, y.floats(), filters, places);
    };
  }

  /** Lays the windows of some channels out as columns. */
  private static void lay(
      float[] x, int at, int channels, int plane, int[] index, float[] columns) {
    for (int c = 0, to = 0; c < channels; c++) {
      int base = at + c * plane;
      for (int place : index) {
        columns[to++] = place < 0 ? 0 : x[base + place];
      }
    }
  }

  private static void add(float[] bias, float[] y, int filters, int places) {
    if (bias.length == 0) {
      return;
    }
    for (int i = 0; i * places < y.length; i++) {
      float value = bias[i % filters];
      for (int k = i * places; k < (i + 1) * places; k++) {
        y[k] += value;
      }
    }
  }

  private static Runnable transposed(Call call) {
    Tensor x = call.in(0);
    Tensor w = call.in(1);
    call.same(0, 1);
    int[] kernel = kernel(call);
    int filters =
        Math.multiplyExact(w.dim(1), (int) Math.min(1 << 20, call.node().whole("group", 1)));
    int groups = groups(call, x.dim(1), filters);
    if (w.dim(0) != x.dim(1)) {
      throw Refusal.of("input 1", "weights for " + x.dim(1) + " channels", w);
    }
    checkBias(call, filters);
    // The windows slide over the result; the input has a number for each of them.
    Sliding windows = TransposedWindows.of(call, kernel);
    int[] image = windows.image();
    int plane = Tensor.size(image);
    int places = windows.count();
    int[] index = windows.index();
    int[] shape = x.shape();
    shape[1] = filters;
    System.arraycopy(image, 0, shape, 2, image.length);
    float[] from = x.floats();
    float[] weights = w.floats();
    float[] to = call.out(0, x.type(), shape).floats();
    float[] bias = call.has(2) ? call.in(2).floats() : new float[0];
    int each = x.dim(1) / groups;
    int mine = filters / groups;
    int size = windows.size();
    int parts = x.dim(0) * groups;
    return () -> {
      Arrays.fill(to, 0);
      for (int p = 0; p < parts; p++) {
        for (int c = 0; c < each; c++) {
          for (int f = 0; f < mine; f++) {
            int base = (p * mine + f) * plane;
            int source = (p * each + c) * places;
            int weight = ((p % groups * each + c) * mine + f) * size;
            for (int k = 0; k < size; k++) {
              float factor = weights[weight + k];
              for (int q = 0; q < places; q++) {
                int at = index[k * places + q];
                if (at >= 0) {
                  to[base + at] = Math.fma(factor, from[source + q], to[base + at]);
                }
              }
            }
          }
        }
      }
      add(bias, to, filters, plane);
    };
  }
}
