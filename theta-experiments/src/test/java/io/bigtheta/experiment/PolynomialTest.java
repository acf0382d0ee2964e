package io.bigtheta.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PolynomialTest {
  private static double[] values(int count, java.util.function.IntToDoubleFunction value) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return values;
  }

  @Test
  void aPolynomialOfTheSameDegreeIsFoundAgain() {
    double[] x = values(20, i -> -1 + i / 10.0);
    double[] y = values(20, i -> 3 - 2 * x[i] + 0.5 * x[i] * x[i] * x[i]);
    Polynomial found = Polynomial.fit(x, y, 3);
    for (double at : new double[] {-1, -0.33, 0, 0.7, 1}) {
      assertEquals(3 - 2 * at + 0.5 * at * at * at, found.at(at), 1e-13);
    }
  }

  @Test
  void theErrorOfALeastSquaresFitIsOrthogonalToEveryPower() {
    Seed seed = new Seed(1);
    double[] x = values(30, i -> seed.uniform(i, -1, 1));
    double[] y = values(30, i -> seed.normal(100 + i));
    Polynomial fit = Polynomial.fit(x, y, 12);
    for (int power = 0; power <= 12; power++) {
      double sum = 0;
      for (int i = 0; i < 30; i++) {
        sum += (fit.at(x[i]) - y[i]) * Math.pow(x[i], power);
      }
      assertEquals(0, sum, 1e-11, "x to the " + power);
    }
  }

  @Test
  void asManyCoefficientsAsPointsGoThroughAllOfThem() {
    double[] x = values(8, i -> -0.9 + i * 0.25);
    double[] y = values(8, i -> i % 3);
    Polynomial fit = Polynomial.fit(x, y, 7);
    for (int i = 0; i < 8; i++) {
      assertEquals(y[i], fit.at(x[i]), 1e-9);
    }
  }

  @Test
  void tooFewPointsAreRefused() {
    double[] two = {0, 1};
    assertEquals(
        "polynomial: expected more points than the degree 2, got 2",
        assertThrows(IllegalArgumentException.class, () -> Polynomial.fit(two, two, 2))
            .getMessage());
    double[] zeros = {0, 0};
    assertEquals(
        "polynomial: expected more different points than the degree 1, got fewer",
        assertThrows(IllegalArgumentException.class, () -> Polynomial.fit(zeros, two, 1))
            .getMessage());
  }
}
