package io.bigtheta.nn.layer;

import static io.bigtheta.support.Noise.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  /** A pass for one layer by itself, with its parameters as they begin. */
  private static Pass pass(Layer layer, int rows, int cols, boolean first) {
    Shape input = Shape.of(cols);
    List<Matrix> parameters = layer.parameters(input).stream()
        .map(parameter -> {
          Matrix block = new Matrix(parameter.rows(), parameter.cols());
          parameter.start().fill(new Seed(1), block);
          return block;
        })
        .toList();
    List<Matrix> gradients = layer.parameters(input).stream()
        .filter(Parameter::trainable)
        .map(parameter -> new Matrix(parameter.rows(), parameter.cols()))
        .toList();
    List<Matrix> kept =
        layer.kept(input).stream().map(width -> new Matrix(rows, width)).toList();
    return new Pass(
        Kernels.best(),
        parameters,
        gradients,
        kept,
        new Matrix(1, layer.room(input)),
        input,
        first ? 0 : 1,
        first);
  }

  private static Matrix forward(Layer layer, Pass pass, Matrix x, boolean training, long seed) {
    Matrix y = new Matrix(x.rows(), layer.output(Shape.of(x.cols())).size());
    pass.begin(training, new Seed(seed));
    layer.forward(pass, x, y);
    return y;
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.25f, 0.5f, 0.9f})
  void dropoutDropsItsShareAndScalesTheRest(float rate) {
    Layer layer = new Dropout(rate);
    Matrix x = new Matrix(200, 101);
    Arrays.fill(x.data(), 2);
    float[] y = forward(layer, pass(layer, 200, 101, false), x, true, 7).data();
    int dropped = 0;
    for (float value : y) {
      assertTrue(value == 0 || value == 2 * (1 / (1 - rate)));
      dropped += value == 0 ? 1 : 0;
    }
    double n = y.length;
    assertEquals(rate, dropped / n, 5 * Math.sqrt(rate * (1 - rate) / n));
  }

  @Test
  void noiseIsNormalAndOfTrainingAlone() {
    Layer layer = new Noise(0.3f);
    Matrix x = new Matrix(200, 101);
    Arrays.fill(x.data(), 2);
    Pass pass = pass(layer, 200, 101, false);
    float[] y = forward(layer, pass, x, true, 7).data();
    double mean = 0;
    double square = 0;
    for (float value : y) {
      mean += (value - 2) / y.length;
      square += (value - 2) * (value - 2) / y.length;
    }
    assertEquals(0, mean, 0.01);
    assertEquals(0.3, Math.sqrt(square), 0.01);
    assertArrayEquals(y, forward(layer, pass, x, true, 7).data());
    assertArrayEquals(x.data(), forward(layer, pass, x, false, 7).data());
  }

  @Test
  void dropoutsMaskIsAFunctionOfTheSeedAndUsedBackwardsToo() {
    Layer layer = new Dropout(0.5f);
    Matrix x = matrix(3, 7, 1);
    Pass pass = pass(layer, 3, 7, false);
    Matrix y = forward(layer, pass, x, true, 7);
    Matrix dx = new Matrix(3, 7);
    layer.backward(pass, x, y, x, dx);
    assertArrayEquals(y.data(), dx.data());
    assertArrayEquals(y.data(), forward(layer, pass, x, true, 7).data());
    assertFalse(Arrays.equals(y.data(), forward(layer, pass, x, true, 8).data()));
  }

  @Test
  void dropoutIsTheIdentityInPredictionAndAtRateZero() {
    Matrix x = matrix(3, 7, 1);
    for (boolean training : new boolean[] {false, true}) {
      Layer layer = new Dropout(training ? 0 : 0.5f);
      Matrix y = forward(layer, pass(layer, 3, 7, true), x, training, 7);
      assertArrayEquals(x.data(), y.data());
    }
  }

  @Test
  void batchNormalisationCentersEveryColumnOfABatch() {
    Layer layer = new BatchNorm();
    Matrix x = matrix(500, 3, 1);
    for (int i = 0; i < x.rows(); i++) {
      x.set(i, 1, x.get(i, 1) * 50 + 1000);
      x.set(i, 2, 5);
    }
    Matrix y = forward(layer, pass(layer, 500, 3, false), x, true, 1);
    for (int j = 0; j < 3; j++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < 500; i++) {
        mean += y.get(i, j) / 500;
        squares += y.get(i, j) * y.get(i, j) / 500;
      }
      assertEquals(0, mean, 1e-4);
      assertEquals(j == 2 ? 0 : 1, squares, 1e-3);
    }
  }

  @Test
  void aBatchOfOneRowGivesTheShiftAndLeavesTheRunningVariance() {
    BatchNorm layer = new BatchNorm(0.5f, 1e-5f);
    Pass pass = pass(layer, 1, 2, false);
    pass.parameter(1).set(0, 1, 3);
    Matrix x = Matrix.row(8, -4);
    Matrix y = forward(layer, pass, x, true, 1);
    assertArrayEquals(new float[] {0, 3}, y.data());
    assertArrayEquals(new float[] {4, -2}, pass.parameter(2).data());
    assertArrayEquals(new float[] {1, 1}, pass.parameter(3).data());
    Matrix dx = new Matrix(1, 2);
    layer.backward(pass, x, y, Matrix.row(1, 2), dx);
    assertArrayEquals(new float[2], dx.data());
    assertArrayEquals(new float[] {1, 2}, pass.gradient(1).data());
  }

  @Test
  void predictionUsesTheRunningStatisticsAndLeavesThem() {
    BatchNorm layer = new BatchNorm();
    Pass pass = pass(layer, 2, 1, false);
    pass.parameter(2).set(0, 0, 10);
    pass.parameter(3).set(0, 0, 4);
    Matrix y = forward(layer, pass, Matrix.of(new float[][] {{12}, {8}}), false, 1);
    assertArrayEquals(new float[] {1, -1}, y.data(), 1e-5f);
    assertEquals(10, pass.parameter(2).get(0, 0));
    assertEquals(4, pass.parameter(3).get(0, 0));
  }

  @Test
  void layerNormalisationCentersEveryRowAlsoInPrediction() {
    Layer layer = new LayerNorm();
    Pass pass = pass(layer, 2, 4, false);
    Matrix x = Matrix.of(new float[][] {{1, 2, 3, 4}, {100, 100, 100, 100}});
    Matrix y = forward(layer, pass, x, true, 1);
    float unit = (float) (0.5 / Math.sqrt(1.25));
    assertArrayEquals(new float[] {-3 * unit, -unit, unit, 3 * unit, 0, 0, 0, 0}, y.data(), 1e-5f);
    assertArrayEquals(y.data(), forward(layer, pass, x, false, 2).data());
    pass.parameter(0).set(0, 3, 2);
    pass.parameter(1).set(0, 3, 5);
    assertEquals(6 * unit + 5, forward(layer, pass, x, false, 1).get(0, 3), 1e-4);
  }

  /** Worked out by hand: two rows, with slopes 0.5 and −1. */
  @Test
  void parametricRectifiersLearnASlopeForEveryChannelOrOneForAll() {
    Matrix x = Matrix.of(new float[][] {{2, -3}, {-4, -5}});
    Matrix dy = Matrix.of(new float[][] {{10, 1}, {100, 2}});
    for (boolean shared : new boolean[] {false, true}) {
      Prelu layer = new Prelu(shared, 0.5f);
      Pass pass = pass(layer, 2, 2, false);
      if (!shared) {
        pass.parameter(0).set(0, 1, -1);
      }
      Matrix y = forward(layer, pass, x, true, 1);
      Matrix dx = new Matrix(2, 2);
      layer.backward(pass, x, y, dy, dx);
      assertArrayEquals(
          shared ? new float[] {2, -1.5f, -2, -2.5f} : new float[] {2, 3, -2, 5}, y.data());
      assertArrayEquals(
          shared ? new float[] {10, 0.5f, 50, 1} : new float[] {10, -1, 50, -2}, dx.data());
      assertArrayEquals(
          shared ? new float[] {-413} : new float[] {-400, -13},
          pass.gradient(0).data());
    }
  }

  @Test
  void aDenseLayerWithoutBiasHasOnlyWeights() {
    Layer layer = new Dense(
        2, new io.bigtheta.nn.activation.Linear(), false, new io.bigtheta.nn.initializer.Auto());
    assertEquals(1, layer.parameters(Shape.of(3)).size());
    Pass pass = pass(layer, 1, 3, true);
    assertArrayEquals(
        new float[2], forward(layer, pass, new Matrix(1, 3), true, 1).data());
    assertNotEquals(0, forward(layer, pass, Matrix.row(1, 1, 1), true, 1).get(0, 0));
  }
}
