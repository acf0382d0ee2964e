package io.bigtheta.prune;

import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Gates behind every hidden unit: m·h goes on instead of h. m = 1 leaves the unit as it is, and m = 0 silences it. The
 * derivative of row n's loss by the gate is gₙ = ∂Lₙ/∂m = hₙ·∂Lₙ/∂hₙ, with ∂L/∂h = ∂L/∂z·Wᵀ of the next layer.
 */
final class Gates {
  private Gates() {}

  /** The mean of {@code of}(gₙ) over the rows, for every unit of every hidden layer. */
  static double[][] mean(Probe probe, DoubleUnaryOperator of) {
    List<HiddenLayer> layers = HiddenLayer.of(probe.network().blueprint());
    float[] theta = probe.network().theta();
    double[][] sums = new double[layers.size()][];
    for (int l = 0; l < sums.length; l++) {
      sums[l] = new double[layers.get(l).units()];
    }
    probe.walk((layer, h, dz) -> {
      for (int l = 0; l < sums.length; l++) {
        if (layers.get(l).next() == layer) {
          Matrix dh = new Matrix(h.rows(), h.cols());
          Matrix weight = HiddenLayer.weight(probe.network().blueprint(), layer).of(theta);
          probe.kernels().matmulTransB(dz, weight, dh);
          add(h, dh, of, sums[l]);
        }
      }
    });
    for (double[] sum : sums) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] /= probe.rows();
      }
    }
    return sums;
  }

  private static void add(Matrix h, Matrix dh, DoubleUnaryOperator of, double[] sum) {
    for (int i = 0; i < h.rows(); i++) {
      for (int j = 0; j < h.cols(); j++) {
        sum[j] += of.applyAsDouble((double) h.get(i, j) * dh.get(i, j));
      }
    }
  }

  /**
   * Divides the estimates of every layer by √Σs², so that layers of different scale can be compared. Changes and
   * returns {@code estimates}.
   */
  static double[][] normalized(double[][] estimates) {
    for (double[] layer : estimates) {
      double squares = 0;
      for (double s : layer) {
        squares += s * s;
      }
      double length = Math.sqrt(squares);
      for (int j = 0; length > 0 && j < layer.length; j++) {
        layer[j] /= length;
      }
    }
    return estimates;
  }
}
