package io.bigtheta.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.GradientCheck;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.window.Sides;
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
        "2x5x6 conv(3, 3, padding=2, activation=tanh) conv(2, 3x1, stride=2x1, padding=1x0) dense(3)",
        "2x6x5 conv(3, 2x3, stride=3x2, padding=sides(0, 1, 2, 0), activation=tanh) dense(3)",
        "2x5x5 conv(6, 3, activation=tanh) conv(4, 3, activation=tanh, groups=2) dense(3)",
        "2x6x6 conv(6, 3, stride=2, groups=2) conv(6, 3, activation=tanh, groups=6) dense(3)",
        "2x7x6 conv(4, 3, activation=tanh, dilation=2) conv(4, 2, stride=2, groups=4, dilation=2x1) dense(3)",
        "17x5x4 batch-norm conv(16, 3, padding=2, activation=tanh) global-avg-pool",
        "2x6x6 conv(3, 3, activation=tanh) max-pool(3, stride=2, padding=1) conv(2, 2) dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) max-pool(3x2, stride=2, padding=same, ceil=true) conv(2, 2) dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) avg-pool(3, stride=2, padding=1, ceil=true) dense(3)",
        "2x6x6 conv(3, 3, activation=tanh) avg-pool(3, stride=2x1, padding=1x2, count-padding=true) dense(3)",
        "2x6x6 conv(3, 3) prelu max-pool(2) prelu(shared=true) dense(3)",
        "7 dense(9) prelu(start=-0.5) prelu(shared=true) dense(3)",
        "7 residual(dense(4, activation=tanh), dropout(0.2), dense(7)) dense(2)",
      })
  void gradientsAgreeWithDifferences(String network) {
    Blueprint blueprint = Blueprint.parse(network);
    assertEquals(network, blueprint.text());
    float[] theta = blueprint.start(new Seed(3).child("theta", 0));
    GradientCheck.Report report =
        GradientCheck.check(blueprint, theta, new CrossEntropy(), 3, new Seed(3), 200);
    assertTrue(report.passed(), report.toString());
  }

  /** Those of 3×3 with many channels have an algorithm of their own, and so have those with a filter for every channel. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "16x8x10 conv(16, 3)",
        "16x7x9 conv(20, 3)",
        "17x8x8 conv(16, 3, padding=valid)",
        "18x9x6 conv(33, 3, padding=valid)",
        "16x1x1 conv(16, 3)",
        "32x3x2 conv(16, 3)",
        "16x3x3 conv(16, 3, padding=valid)",
        "20x30x29 conv(18, 3)",
        "16x6x9 conv(16, 3, padding=2)",
        "16x6x9 conv(17, 3, padding=5x0)",
        "16x6x9 conv(17, 3, padding=sides(0, 1, 4, 2))",
        "3x6x9 conv(4, 3, padding=5x1)",
        "3x6x9 conv(4, 5x2, stride=2x3, padding=sides(1, 0, 0, 4))",
        "3x6x9 conv(4, 1x3)",
        "6x7x8 conv(9, 3, groups=3)",
        "6x7x8 conv(12, 3x2, stride=2x1, padding=1, groups=6)",
        "8x9x7 conv(4, 3, groups=2, dilation=2x3)",
        "4x9x9 conv(5, 3, padding=valid, dilation=4)",
        "16x9x9 conv(16, 3, dilation=2)",
        "5x7x9 conv(5, 3, groups=5)",
        "33x9x8 conv(33, 5x3, stride=2x3, padding=2x1, groups=33)",
        "7x9x8 conv(7, 3, stride=3x2, padding=sides(2, 0, 0, 1), groups=7, dilation=2x3)",
        "2x1x1 conv(2, 3, stride=2, padding=4, groups=2)",
        "3x5x4 conv(3, 1, stride=3, groups=3)",
      })
  void placesAreSumsOverWindows(String network) {
    Blueprint blueprint = Blueprint.parse(network);
    Conv conv = (Conv) blueprint.layers().get(0);
    Shape input = blueprint.input();
    Shape output = blueprint.output();
    Seed seed = new Seed(4);
    float[] theta = new float[blueprint.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = seed.uniform(i, -1, 1);
    }
    Matrix x = new Matrix(3, input.size());
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = seed.child(1).uniform(i, -1, 1);
    }
    Matrix y = new Network(blueprint, theta).predictor().predict(x);
    Sides sides =
        new Window(conv.kernel(), conv.stride(), conv.padding(), conv.dilation()).sides(input);
    int channels = input.channels() / conv.groups();
    int weights = conv.kernel().pixels() * channels * conv.filters();
    for (int i = 0; i < y.rows(); i++) {
      for (int j = 0; j < y.cols(); j++) {
        int filter = j % conv.filters();
        int place = j / conv.filters();
        int first = filter / (conv.filters() / conv.groups()) * channels;
        double sum = theta[weights + filter];
        for (int w = 0; w < conv.kernel().pixels(); w++) {
          int down = w / conv.kernel().width() * conv.dilation().height();
          int across = w % conv.kernel().width() * conv.dilation().width();
          int row = place / output.width() * conv.stride().height() + down - sides.top();
          int col = place % output.width() * conv.stride().width() + across - sides.left();
          boolean inside = row >= 0 && row < input.height() && col >= 0 && col < input.width();
          for (int c = 0; c < channels && inside; c++) {
            double pixel = x.get(i, (row * input.width() + col) * input.channels() + first + c);
            sum += pixel * theta[(w * channels + c) * conv.filters() + filter];
          }
        }
        assertEquals(sum, y.get(i, j), 5e-5, "image " + i + ", number " + j);
      }
    }
  }

  /** What a convolution writes does not depend on the way it is calculated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4x7x6 conv(5, 3)",
        "4x7x6 conv(4, 3x2, stride=2x1, padding=1)",
        "40x9x8 conv(24, 2, padding=valid)"
      })
  void unfoldedWindowsGiveTheBitsOfThoseReadWhereTheyLie(String network) {
    Blueprint blueprint = Blueprint.parse(network);
    Conv conv = (Conv) blueprint.layers().get(0);
    Shape input = blueprint.input();
    Shape output = blueprint.output();
    Window window = new Window(conv.kernel(), conv.stride(), conv.padding());
    Matrix weight = noise(conv.kernel().pixels() * input.channels(), output.channels(), 1);
    Matrix start = noise(1, output.channels(), 2);
    Matrix x = noise(2, input.size(), 3);
    Matrix[] y = new Matrix[2];
    Matrix[] sum = new Matrix[2];
    for (int k = 0; k < 2; k++) {
      Correlation way =
          k == 0 ? new Direct(window, input, output) : new Unfolded(window, input, output, 1);
      Workspace space = Workspace.take();
      Kernels kernels = Kernels.best();
      y[k] = new Matrix(2, output.size());
      Matrix zeros = new Matrix(1, Math.max(input.channels(), output.channels()));
      way.forward(kernels, space, x, weight, zeros, start, y[k], 0, 2);
      Matrix[] sums = {new Matrix(1, way.size()), new Matrix(1, way.size())};
      Matrix dx = new Matrix(2, input.size());
      way.backward(kernels, space, x, y[k], weight, zeros, sums, false, dx, 0, 2);
      sum[k] = new Matrix(weight.rows(), weight.cols());
      way.gradient(kernels, space, sums[0], sum[k]);
      space.give();
    }
    assertArrayEquals(y[0].data(), y[1].data());
    assertArrayEquals(sum[0].data(), sum[1].data());
  }

  private static Matrix noise(int rows, int cols, long seed) {
    return io.bigtheta.support.Noise.matrix(rows, cols, seed);
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
    "'conv(4, 3, padding=1)', 4x28x20",
    "'conv(4, 3, padding=0)', 4x26x18",
    "'conv(4, 3x1, stride=2x1, padding=1x0)', 4x14x20",
    "'conv(4, 3, padding=sides(1, 2, 3, 4))', 4x30x24",
    "'conv(4, 3, dilation=5)', 4x28x20",
    "'conv(4, 3, padding=valid, dilation=5)', 4x18x10",
    "'conv(4, 3, groups=2)', 4x28x20",
    "'max-pool(3, stride=2, ceil=true)', 2x14x10",
    "'max-pool(3, stride=2, padding=1)', 2x14x10",
    "'max-pool(3, stride=2, padding=same)', 2x14x10",
    "'avg-pool(5, stride=4, padding=2, ceil=true)', 2x8x6",
    "'avg-pool(2, stride=5, ceil=true)', 2x6x4",
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
    assertEquals(
        "layer 0, conv(4, 3, groups=2): expected a number of channels that 2 groups divide, got 3",
        assertThrows(ShapeException.class, () -> Blueprint.parse("3x6x6 conv(4, 3, groups=2)"))
            .getMessage());
    assertEquals(
        "layer 0, conv(4, 3, padding=40000): expected an image below 2^31 numbers with its padding, got 3x80006x80006",
        assertThrows(ShapeException.class, () -> Blueprint.parse("3x6x6 conv(4, 3, padding=40000)"))
            .getMessage());
    assertEquals(
        "layer 0, conv(4, 30000): expected windows below 2^31 numbers, got 30000 of 3x6x6",
        assertThrows(ShapeException.class, () -> Blueprint.parse("3x6x6 conv(4, 30000)"))
            .getMessage());
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
