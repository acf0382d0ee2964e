package io.bigtheta.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 8, 256})
  void powersAreThoseOfTheDefinition(int size) {
    double[] x = new double[size];
    for (int n = 0; n < size; n++) {
      x[n] = new Seed(3).uniform(n, -1, 1);
    }
    double[] power = new double[size / 2 + 1];
    Fourier fourier = new Fourier(size);
    fourier.power(new double[size], power); // leaves nothing behind
    fourier.power(x, power);
    for (int k = 0; k <= size / 2; k++) {
      double real = 0;
      double imaginary = 0;
      for (int n = 0; n < size; n++) {
        double angle = -2 * Math.PI * ((long) k * n % size) / size;
        real += x[n] * StrictMath.cos(angle);
        imaginary += x[n] * StrictMath.sin(angle);
      }
      assertEquals(real * real + imaginary * imaginary, power[k], 1e-11, "frequency " + k);
    }
  }
}
