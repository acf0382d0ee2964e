package io.bigtheta.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.GradientCheck;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers over images. */
class ConvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2x5x6 conv(3, 3) dense(2)",
        "2x6x5 conv(3, 3, activation=tanh) conv(4, 3, stride=2, activation=tanh) dense(3)",
        "1x7x7 conv(3, 4, padding=valid, activation=gelu, bias=false) conv(2, 2, stride=3) dense(3)",
        "3x4x4 conv(4, 1, activation=tanh) batch-norm dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) max-pool(2) dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) max-pool(3, stride=2) conv(2, 2) dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) avg-pool(3, stride=1) dense(3)",
        "2x6x6 conv(4, 3, activation=tanh) global-avg-pool",
        "2x5x5 conv(6, 3, activation=tanh) channel-dropout(0.3) conv(2, 5, padding=valid) dense(3)",
        "1x9x9 conv(2, 5, stride=2) layer-norm conv(2, 7) dense(2)",
        "2x4x4 conv(3, 3, activation=tanh) residual(batch-norm, conv(5, 3, activation=tanh), conv(3, 3), batch-norm) dense(2)",
        "16x4x3 batch-norm conv(16, 3, activation=tanh) global-avg-pool",
        "16x5x4 batch-norm conv(17, 3, padding=valid, activation=tanh, bias=false) global-avg-pool",
        "2x6x6 conv(3, 3) prelu max-pool(2) prelu(shared=true) dense(3)",
        "7 dense(9) prelu(start=-0.5) prelu(shared=true) dense(3)",
        "7 residual(dense(4, activation=tanh), dropout(0.2), dense(7)) dense(2)",
      })
  void gradientsAgreeWithDifferences(String network) {
    Blueprint blueprint = Blueprint.parse(network);
    assertEquals(network, blueprint.text());
    GradientCheck.Report report =
        GradientCheck.check(blueprint, new CrossEntropy(), 5, new Seed(3));
    assertTrue(report.passed(), report.toString());
  }

  /** Those of 3×3 with many channels have an algorithm of their own. */
  @ParameterizedTest
  @CsvSource({
    "16, 16, 8, 10, same",
    "16, 20, 7, 9, same",
    "17, 16, 8, 8, valid",
    "18, 33, 9, 6, valid",
    "16, 16, 1, 1, same",
    "32, 16, 3, 2, same",
    "16, 16, 3, 3, valid",
    "20, 18, 30, 29, same",
  })
  void placesAreSumsOverWindows(int channels, int filters, int height, int width, String padding) {
    String conv =
        "conv(" + filters + ", 3" + (padding.equals("same") ? "" : ", padding=valid") + ")";
    Blueprint blueprint = Blueprint.parse(channels + "x" + height + "x" + width + " " + conv);
    Seed seed = new Seed(4);
    float[] theta = new float[blueprint.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = seed.uniform(i, -1, 1);
    }
    Matrix x = new Matrix(3, channels * height * width);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = seed.child(1).uniform(i, -1, 1);
    }
    Matrix y = new Network(blueprint, theta).predictor().predict(x);
    int border = padding.equals("same") ? 1 : 0;
    int across = width + 2 * border - 2;
    for (int i = 0; i < y.rows(); i++) {
      for (int j = 0; j < y.cols(); j++) {
        int place = j / filters;
        double sum = theta[9 * channels * filters + j % filters];
        for (int w = 0; w < 9; w++) {
          int row = place / across + w / 3 - border;
          int col = place % across + w % 3 - border;
          for (int c = 0;
              c < channels && row >= 0 && row < height && col >= 0 && col < width;
              c++) {
            double pixel = x.get(i, (row * width + col) * channels + c);
            sum += pixel * theta[(w * channels + c) * filters + j % filters];
          }
        }
        assertEquals(sum, y.get(i, j), 5e-5, "image " + i + ", number " + j);
      }
    }
  }

  /** {@code same} is ⌈size / stride⌉, {@code valid} what lies inside. */
  @ParameterizedTest
  @CsvSource({
    "'conv(4, 3)', 4x28x20",
    "'conv(4, 3, stride=2)', 4x14x10",
    "'conv(4, 5, padding=valid)', 4x24x16",
    "'conv(4, 4, stride=3, padding=valid)', 4x9x6",
    "max-pool(2), 2x14x10",
    "'max-pool(3, stride=2)', 2x13x9",
    "avg-pool(4), 2x7x5",
    "global-avg-pool, 2",
  })
  void shapesFlow(String layer, String expected) {
    assertEquals(
        Shape.parse(expected), Blueprint.layers(layer).get(0).output(new Shape(2, 28, 20)), layer);
  }

  @Test
  void aWindowThatDoesNotFitIsRefusedWithTheLayerAndBothSizes() {
    ShapeException e = assertThrows(
        ShapeException.class,
        () -> Blueprint.parse("1x6x28 conv(4, 3) max-pool(7) dense(10)").shapes());
    assertEquals(
        "layer 1, max-pool(7): expected a height of at least 7, that of a window, got 6",
        e.getMessage());
    ShapeException other = assertThrows(
        ShapeException.class,
        () -> Blueprint.parse("4x6x6 residual(conv(3, 3))").shapes());
    assertEquals(
        "layer 0, residual(conv(3, 3)): expected layers that end in the shape 4x6x6 they began with, got 3x6x6",
        other.getMessage());
    assertThrows(RuntimeException.class, () -> Blueprint.parse("1x6x6 conv(0, 3) dense(2)"));
    assertThrows(RuntimeException.class, () -> Blueprint.parse("1x6x6 conv(1, 0) dense(2)"));
    assertThrows(RuntimeException.class, () -> Blueprint.parse("1x6x6 max-pool(2, stride=0)"));
  }

  /** Worked out by hand: a cross that adds up neighbours, and an image of 1 … 9. */
  @Test
  void aConvolutionDoesNotTurnItsKernel() {
    Blueprint blueprint = Blueprint.parse("1x3x3 conv(1, 3)");
    float[] theta = {0, 100, 0, 10, 0, 0, 0, 1, 0, 0.5f};
    Matrix x = Matrix.row(1, 2, 3, 4, 5, 6, 7, 8, 9);
    float[] y = new Network(blueprint, theta).predictor().predict(x).toArray();
    assertArrayEquals(
        new float[] {4.5f, 15.5f, 26.5f, 107.5f, 248.5f, 359.5f, 400.5f, 570.5f, 680.5f}, y);
  }

  /** Most of such a window lies outside, and other images beside it: nothing of them may be seen. */
  @ParameterizedTest
  @CsvSource({"5, 3", "5, 1", "4, 2", "7, 5", "3, 3"})
  void anImageOfOnePixelSeesItselfAlone(int kernel, int stride) {
    Blueprint blueprint =
        Blueprint.parse("1x1x1 conv(1, " + kernel + ", stride=" + stride + ", bias=false)");
    float[] theta = new float[kernel * kernel];
    java.util.Arrays.fill(theta, 1000);
    theta[(kernel - 1) / 2 * (kernel + 1)] = 1;
    Matrix x = Matrix.of(new float[][] {{2}, {3}, {5}});
    float[] y = new Network(blueprint, theta).predictor().predict(x).toArray();
    assertArrayEquals(new float[] {2, 3, 5}, y);
  }

  @Test
  void ofEqualNumbersInAWindowTheFirstHasTheGradient() {
    Shape input = new Shape(2, 2, 2);
    Pass pass = new Pass(
        new io.bigtheta.math.ScalarKernels(),
        List.of(),
        List.of(),
        List.of(),
        new Matrix(1, 0),
        input,
        1,
        false);
    Matrix x = Matrix.row(1, 9, 3, 9, 3, 8, 2, 9);
    Matrix y = new Matrix(1, 2);
    Matrix dx = new Matrix(1, 8);
    Layer pool = new MaxPool(2);
    pool.forward(pass, x, y);
    assertArrayEquals(new float[] {3, 9}, y.toArray());
    pool.backward(pass, x, y, Matrix.row(5, 7), dx);
    assertArrayEquals(new float[] {0, 7, 5, 0, 0, 0, 0, 0}, dx.toArray());
  }
}
