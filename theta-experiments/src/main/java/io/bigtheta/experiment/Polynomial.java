package io.bigtheta.experiment;

import io.bigtheta.spec.Refusal;

/**
 * The polynomial of a given degree that is closest to some points in the least-squares sense: min ‖A·c − y‖², where
 * column k of A holds the Chebyshev polynomial T_k of the points' x in [−1, 1]. It is solved by Householder's QR, which
 * does not square the condition number of A as the normal equations do (Golub and Van Loan, Matrix Computations,
 * section 5.3). All numbers are in double precision.
 */
final class Polynomial {
  private final double[] coefficients;

  private Polynomial(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * Fits a polynomial to the points (x[i], y[i]).
   *
   * @param degree less than the number of points
   */
  static Polynomial fit(double[] x, double[] y, int degree) {
    int cols = degree + 1;
    if (x.length < cols) {
      throw Refusal.of("polynomial", "more points than the degree " + degree, x.length);
    }
    double[][] a = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      a[i] = chebyshev(x[i], cols);
    }
    return new Polynomial(solve(a, y.clone(), cols));
  }

  /** The value of the polynomial at {@code x}. */
  double at(double x) {
    double[] terms = chebyshev(x, coefficients.length);
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      sum = Math.fma(coefficients[k], terms[k], sum);
    }
    return sum;
  }

  /** T₀ = 1, T₁ = x, T_k = 2x·T_{k−1} − T_{k−2}. */
  private static double[] chebyshev(double x, int count) {
    double[] terms = new double[count];
    for (int k = 0; k < count; k++) {
      terms[k] = k == 0 ? 1 : k == 1 ? x : 2 * x * terms[k - 1] - terms[k - 2];
    }
    return terms;
  }

  /**
   * Turns {@code a} into R by reflections and applies them to {@code y} too; then solves R·c = y from the last row to
   * the first.
   */
  private static double[] solve(double[][] a, double[] y, int cols) {
    for (int k = 0; k < cols; k++) {
      double norm = 0;
      for (int i = k; i < a.length; i++) {
        norm = Math.fma(a[i][k], a[i][k], norm);
      }
      norm = a[k][k] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
      double[] v = new double[a.length];
      for (int i = k; i < a.length; i++) {
        v[i] = i == k ? a[k][k] - norm : a[i][k];
      }
      double square = norm * (norm - a[k][k]); // ‖v‖² / 2
      if (square == 0) {
        throw Refusal.of(
            "polynomial", "more different points than the degree " + (cols - 1), "fewer");
      }
      for (int j = k; j < cols; j++) {
        double along = 0;
        for (int i = k; i < a.length; i++) {
          along = Math.fma(v[i], a[i][j], along);
        }
        for (int i = k; i < a.length; i++) {
          a[i][j] -= along / square * v[i];
        }
      }
      double along = 0;
      for (int i = k; i < a.length; i++) {
        along = Math.fma(v[i], y[i], along);
      }
      for (int i = k; i < a.length; i++) {
        y[i] -= along / square * v[i];
      }
    }
    double[] c = new double[cols];
    for (int k = cols - 1; k >= 0; k--) {
      double rest = y[k];
      for (int j = k + 1; j < cols; j++) {
        rest -= a[k][j] * c[j];
      }
      c[k] = rest / a[k][k];
    }
    return c;
  }
}
