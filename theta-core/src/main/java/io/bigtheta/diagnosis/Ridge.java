package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Ridge regression: the W and b that minimise Σ (x·W + b − y)² + Σ W², by the normal equations (XᵀX + I)·W = Xᵀy of the
 * centred rows and their Cholesky factor (Hoerl and Kennard, Technometrics 1970). All sums are double, in the order of
 * the rows.
 */
final class Ridge {
  private static final int BATCH = 256;
  private static final double LAMBDA = 1;

  private final int inputs;
  private final int outputs;

  /** Σ x·xᵀ over the rows, the lower half, with a 1 and the targets behind the inputs of a row. */
  private final double[][] sums;

  Ridge(Preparation preparation, Dataset train, BooleanSupplier cancelled) {
    inputs = preparation.inputs().size();
    outputs = preparation.outputs().size();
    sums = new double[inputs + 1 + outputs][];
    Arrays.setAll(sums, i -> new double[Math.min(i, inputs) + 1]);
    int[] order = new int[train.rows()];
    Arrays.setAll(order, i -> i);
    Feed feed = new Feed(preparation, train);
    double[] row = new double[inputs + 1 + outputs];
    row[inputs] = 1;
    for (int from = 0; from < train.rows(); from += BATCH) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("linear model: cancelled while it was fitted");
      }
      int rows = Math.min(BATCH, train.rows() - from);
      Matrix x = new Matrix(rows, inputs);
      Matrix y = new Matrix(rows, outputs);
      Matrix weights = new Matrix(rows, 1);
      feed.gather(order, from, x, y, weights, new Seed(0), 0, rows);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < inputs; j++) {
          row[j] = x.get(i, j);
        }
        for (int j = 0; j < outputs; j++) {
          row[inputs + 1 + j] = y.get(i, j);
        }
        add(row, weights.get(i, 0));
      }
    }
  }

  private void add(double[] row, double weight) {
    for (int i = 0; i < row.length; i++) {
      double value = weight * row[i];
      if (value != 0) { // words are mostly zeros
        double[] line = sums[i];
        for (int j = 0; j < line.length; j++) {
          line[j] += value * row[j];
        }
      }
    }
  }

  /** θ of a layer of {@code outputs} units without activation: W [inputs, outputs] and then b [outputs]. */
  float[] theta() {
    double count = Math.max(sums[inputs][inputs], Double.MIN_NORMAL);
    double[] mean = new double[inputs];
    Arrays.setAll(mean, j -> sums[inputs][j] / count);
    double[][] factor = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      factor[i] = Arrays.copyOf(sums[i], i + 1);
      for (int j = 0; j <= i; j++) {
        factor[i][j] -= count * mean[i] * mean[j];
      }
      factor[i][i] += LAMBDA;
    }
    cholesky(factor, 1e-9 * LAMBDA);
    float[] theta = new float[(inputs + 1) * outputs];
    for (int k = 0; k < outputs; k++) {
      double[] products = sums[inputs + 1 + k];
      double target = products[inputs] / count;
      double[] w = new double[inputs];
      Arrays.setAll(w, j -> products[j] - count * mean[j] * target);
      solve(factor, w);
      double bias = target;
      for (int j = 0; j < inputs; j++) {
        theta[j * outputs + k] = (float) w[j];
        bias -= w[j] * mean[j];
      }
      theta[inputs * outputs + k] = (float) bias;
    }
    return theta;
  }

  /** A = L·Lᵀ: replaces the lower half of A by L. No pivot becomes smaller than {@code least}. */
  static void cholesky(double[][] a, double least) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        // rounding alone can make a pivot as small as the penalty smaller than that
        a[i][j] = i == j ? Math.sqrt(Math.max(sum, least)) : sum / a[j][j];
      }
    }
  }

  /** Solves L·Lᵀ·w = b; b is replaced by w. */
  static void solve(double[][] l, double[] b) {
    for (int i = 0; i < b.length; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= l[i][k] * b[k];
      }
      b[i] /= l[i][i];
    }
    for (int i = b.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < b.length; k++) {
        b[i] -= l[k][i] * b[k];
      }
      b[i] /= l[i][i];
    }
  }
}
