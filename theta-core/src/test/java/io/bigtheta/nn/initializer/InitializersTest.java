package io.bigtheta.nn.initializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializersTest {
  @ParameterizedTest
  @CsvSource({
    "glorot, 0.004",
    "he, 0.01",
    "lecun, 0.005",
    "uniform(0.3), 0.03",
    "auto, 0.004",
  })
  void weightsFillTheLimitsWithTheVarianceOfTheFormula(String text, double variance) {
    Initializer initializer = Spec.parse(Initializer.class, text);
    Matrix w = new Matrix(200, 300);
    initializer.fill(new Seed(5), new Glorot(), 200, 300, w);
    double limit = Math.sqrt(3 * variance);
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float value : w.data()) {
      sum += value;
      squares += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    assertEquals(0, sum / w.size(), 5 * Math.sqrt(variance / w.size()));
    assertEquals(variance, squares / w.size(), 0.02 * variance);
    assertTrue(largest <= limit * (1 + 1e-6) && largest > 0.999 * limit, "largest " + largest);
  }

  @ParameterizedTest
  @CsvSource({
    "linear, glorot",
    "logistic, glorot",
    "tanh, glorot",
    "softsign, glorot",
    "step, glorot",
    "lecun-tanh, lecun",
    "relu, he",
    "leaky-relu, he",
    "elu, he",
    "gelu, he",
    "silu, he",
    "softplus, he",
    "selu, lecun",
    "celu, he",
    "mish, he",
    "gelu-tanh, he",
    "hard-swish, he",
    "hard-sigmoid, glorot",
    "clipped-relu, he",
  })
  void autoIsWhatSuitsTheActivation(String activation, String initializer) {
    Activation f = Spec.parse(Activation.class, activation);
    assertEquals(Spec.parse(Initializer.class, initializer), f.initializer());
    assertEquals(
        f.initializer().limit(new Glorot(), 7, 9), new Auto().limit(f.initializer(), 7, 9));
  }

  @Test
  void onlyTheBlockIsWritten() {
    float[] array = new float[10];
    new Uniform(1).fill(new Seed(1), new Glorot(), 2, 3, new Matrix(array, 2, 2, 3));
    for (int i = 0; i < array.length; i++) {
      assertEquals(i >= 2 && i < 8, array[i] != 0, "element " + i);
    }
  }

  @Test
  void aLimitOfZeroMakesZeros() {
    Matrix w = new Matrix(2, 2);
    w.set(0, 0, 5);
    new Uniform(0).fill(new Seed(1), new Glorot(), 2, 2, w);
    for (float value : w.data()) {
      assertEquals(0, value);
    }
  }
}
