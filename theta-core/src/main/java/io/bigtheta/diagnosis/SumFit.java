package io.bigtheta.diagnosis;

import java.util.Arrays;
import java.util.List;

/**
 * Least squares of a target on some of several columns. Two thirds of the rows are fitted, and the others judge the weights.
 * All is double.
 */
final class SumFit {
  private static final int JUDGED = 3;

  /** Only so that columns that are alike can be solved for. */
  private static final double PENALTY = 1e-9;

  private final double[][] columns;
  private final double[] target;
  private final double[] mean;
  private final double[] deviation;

  /** The columns and the target of each row; nothing is missing. */
  SumFit(double[][] columns, double[] target) {
    this.columns = columns;
    this.target = target;
    mean = new double[columns.length];
    deviation = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      double[] column = columns[j];
      double middle = Arrays.stream(column).average().orElse(0);
      mean[j] = middle;
      double spread = Math.sqrt(
          Arrays.stream(column).map(x -> (x - middle) * (x - middle)).sum() / column.length);
      deviation[j] = spread > 0 ? spread : 1;
    }
  }

  /**
   * Weights of columns.
   *
   * @param of the columns
   * @param weights of the standardised columns
   * @param raw of the columns as they are
   * @param constant what is added to the weighted columns as they are, as a share of the target's deviation
   * @param r2 on the rows that were not fitted; NaN if the target does not vary there
   */
  record Sum(List<Integer> of, double[] weights, double[] raw, double constant, double r2) {
    /** How much the column changes the sum. */
    double share(int column) {
      return weights[of.indexOf(column)];
    }

    /** Whether all columns count once, and nothing is added. */
    boolean plain(double tolerance) {
      return Math.abs(constant) <= tolerance
          && Arrays.stream(raw).allMatch(weight -> Math.abs(weight - 1) <= tolerance);
    }
  }

  private static boolean judged(int row) {
    return row % JUDGED == JUDGED - 1;
  }

  /** Fits these columns. */
  Sum of(List<Integer> some) {
    int n = some.size();
    double[][] products = new double[n][];
    Arrays.setAll(products, i -> new double[i + 1]);
    double[] weights = new double[n];
    double[] sums = new double[n];
    double[] row = new double[n];
    double sum = 0;
    int rows = 0;
    for (int r = 0; r < target.length; r++) {
      if (judged(r)) {
        continue;
      }
      fill(row, some, r);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += row[i] * row[j];
        }
        weights[i] += row[i] * target[r];
        sums[i] += row[i];
      }
      sum += target[r];
      rows++;
    }
    double middle = sum / rows;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] -= sums[i] * sums[j] / rows;
      }
      products[i][i] += PENALTY * rows;
      weights[i] -= sums[i] * middle;
    }
    Ridge.cholesky(products, PENALTY * PENALTY * rows);
    Ridge.solve(products, weights);
    double bias = middle;
    for (int i = 0; i < n; i++) {
      bias -= weights[i] * sums[i] / rows;
    }
    return judged(some, weights, bias, middle);
  }

  private Sum judged(List<Integer> some, double[] weights, double bias, double middle) {
    double[] row = new double[weights.length];
    double errors = 0;
    double spread = 0;
    for (int r = 0; r < target.length; r++) {
      if (judged(r)) {
        fill(row, some, r);
        double said = bias;
        for (int i = 0; i < row.length; i++) {
          said += weights[i] * row[i];
        }
        errors += (target[r] - said) * (target[r] - said);
        spread += (target[r] - middle) * (target[r] - middle);
      }
    }
    double[] raw = new double[weights.length];
    double constant = bias;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = weights[i] / deviation[some.get(i)];
      constant -= raw[i] * mean[some.get(i)];
    }
    double unit = Math.sqrt(spread * JUDGED / target.length);
    return new Sum(some, weights, raw, constant / unit, 1 - errors / spread);
  }

  private void fill(double[] row, List<Integer> some, int r) {
    for (int i = 0; i < row.length; i++) {
      int j = some.get(i);
      row[i] = (columns[j][r] - mean[j]) / deviation[j];
    }
  }
}
