package io.bigtheta.nn.loss;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private static final float LN2 = (float) Math.log(2);

  private static double value(
      Loss loss, Matrix logits, Matrix targets, float[] weights, Matrix dz) {
    return loss.value(logits, targets, new Matrix(weights, 0, weights.length, 1), dz);
  }

  /** One row, weight 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // by hand:          z     | t    | loss                     | gradient
        "squared-error          | 3 1  | 1 2  | 2.5                    | 2 -1",
        "absolute-error         | 3 1  | 1 2  | 3                      | 1 -1",
        "absolute-error         | 1 2  | 1 2  | 0                      | 0 0",
        "huber                  | 3 1  | 1 1.5| 1.625                  | 1 -0.5",
        "huber(2)               | 3 -4 | 1 2  | 12                     | 2 -2",
        "cross-entropy          | 0 0  | 1 0  | 0.6931472              | -0.5 0.5",
        "cross-entropy          | 2 2  | 0 1  | 0.6931472              | 0.5 -0.5",
        "cross-entropy          | 1.0986123 0 | 0 1 | 1.3862944        | 0.75 -0.75",
        "cross-entropy(0.2)     | 1.0986123 0 | 1 0 | 0.3975433        | -0.15 0.15",
        "logistic-cross-entropy | 0 0  | 1 0  | 1.3862944              | -0.5 0.5",
        "logistic-cross-entropy | 1.0986123 0 | 0.25 1 | 1.8047886     | 0.5 -0.5",
      })
  void valuesAndGradientsAreThoseByHand(
      String text, String logits, String targets, double loss, String gradient) {
    Matrix dz = new Matrix(1, 2);
    double value =
        value(Spec.parse(Loss.class, text), row(logits), row(targets), new float[] {1}, dz);
    assertEquals(loss, value, 1e-6);
    assertArrayEquals(row(gradient).data(), dz.data(), 1e-6f);
  }

  private static Matrix row(String numbers) {
    String[] parts = numbers.trim().split(" +");
    Matrix row = new Matrix(1, parts.length);
    for (int j = 0; j < parts.length; j++) {
      row.set(0, j, Float.parseFloat(parts[j]));
    }
    return row;
  }

  private final Matrix logits = Matrix.of(new float[][] {{1, 0}, {0, 0}, {5, 5}});
  private final Matrix targets = Matrix.of(new float[][] {{0, 0}, {0, 4}, {5, 5}});

  @Test
  void weightsMakeAWeightedMean() {
    Matrix dz = new Matrix(3, 2);
    double value = value(new SquaredError(), logits, targets, new float[] {3, 1, 0}, dz);
    assertEquals((3 * 0.5 + 8) / 4, value, 1e-6);
    assertArrayEquals(new float[] {0.75f, 0, 0, -1, 0, 0}, dz.data(), 1e-6f);
    double doubled = value(new SquaredError(), logits, targets, new float[] {6, 2, 0}, dz);
    assertEquals(value, doubled, 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared-error",
        "absolute-error",
        "huber",
        "cross-entropy",
        "logistic-cross-entropy"
      })
  void aBatchWithoutWeightHasNoLossAndNoGradient(String text) {
    Matrix dz = new Matrix(3, 2);
    java.util.Arrays.fill(dz.data(), 9);
    Loss loss = Spec.parse(Loss.class, text);
    assertEquals(0, value(loss, logits, targets, new float[3], dz));
    for (float slope : dz.data()) {
      assertTrue(slope == 0, "slope " + slope);
    }
  }

  @Test
  void classWeightsWeighRowsByTheirClass() {
    Loss loss = new CrossEntropy(0, List.of(3f, 1f));
    Matrix zero = new Matrix(2, 2);
    Matrix both = Matrix.of(new float[][] {{1, 0}, {0, 1}});
    Matrix dz = new Matrix(2, 2);
    zero.set(1, 0, (float) Math.log(3));
    double value = value(loss, zero, both, new float[] {1, 1}, dz);
    assertEquals((3 * Math.log(2) + Math.log(4)) / 4, value, 1e-6);
    assertArrayEquals(new float[] {-0.375f, 0.375f, 0.75f / 4, -0.75f / 4}, dz.data(), 1e-6f);
    assertEquals(4, loss.totalWeight(both, new Matrix(new float[] {1, 1}, 0, 2, 1)));
    double unused = value(new CrossEntropy(0, List.of(0f, 0f)), zero, both, new float[] {1, 1}, dz);
    assertEquals(0, unused);
  }

  @Test
  void balancedClassesCountTheSameOnTheRowsTheyAreCountedOn() {
    CrossEntropy balanced = (CrossEntropy) Spec.parse(Loss.class, "cross-entropy(balanced=true)");
    assertEquals(List.of(2f, 1f, 2 / 3f), balanced.over(2, 0, 6).classWeights());
    refused(
        "class-weights: expected none beside balanced, got [1.0]",
        () -> new CrossEntropy(0, List.of(1f), true));
  }

  @Test
  void classWeightsMustMatchTheOutputs() {
    Loss loss = new CrossEntropy(0, List.of(1f, 2f));
    loss.check(2);
    new CrossEntropy().check(7);
    refused(
        "cross-entropy: class-weights: expected one for each of 3 classes, got 2",
        () -> loss.check(3));
  }

  @ParameterizedTest
  @ValueSource(floats = {1e4f, -1e4f, 3e38f, 88.8f, -104})
  void extremeLogitsHaveFiniteLossesAndGradients(float z) {
    Matrix extreme = Matrix.of(new float[][] {{z, 0}, {0, z}, {z, z}});
    Matrix classes = Matrix.of(new float[][] {{1, 0}, {1, 0}, {0, 1}});
    Matrix dz = new Matrix(3, 2);
    for (Loss loss : List.of(
        new CrossEntropy(), new CrossEntropy(0.1f, List.of()), new LogisticCrossEntropy())) {
      double value = value(loss, extreme, classes, new float[] {1, 1, 1}, dz);
      assertTrue(Double.isFinite(value) && value >= 0, Spec.text(loss) + " " + value);
      for (float slope : dz.data()) {
        assertTrue(Math.abs(slope) <= 1.0001f / 3, Spec.text(loss) + " " + slope);
      }
    }
    double wrong = value(
        new CrossEntropy(),
        Matrix.row(0, 1e4f),
        Matrix.row(1, 0),
        new float[] {1},
        new Matrix(1, 2));
    assertEquals(1e4, wrong);
  }

  @Test
  void aLogitThatIsNoNumberIsNotHidden() {
    Matrix dz = new Matrix(1, 2);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (String text :
          List.of("squared-error", "cross-entropy", "logistic-cross-entropy", "huber")) {
        double value = value(
            Spec.parse(Loss.class, text),
            Matrix.row(0, bad),
            Matrix.row(0, 1),
            new float[] {1},
            dz);
        assertTrue(!Double.isFinite(value), text + " " + bad + " " + value);
      }
    }
  }

  @Test
  void linksTurnLogitsIntoAnswers() {
    Matrix identity = Matrix.row(3, -1);
    Link.IDENTITY.apply(identity);
    assertArrayEquals(new float[] {3, -1}, identity.data());

    Matrix logistic = Matrix.row(0, 1e4f, -1e4f, LN2);
    Link.LOGISTIC.apply(logistic);
    assertArrayEquals(new float[] {0.5f, 1, 0, 2f / 3}, logistic.data(), 1e-6f);

    Matrix softmax = Matrix.of(new float[][] {{0, LN2, 0}, {1e4f, 0, 1e4f}, {-1e4f, -1e4f, -2e4f}});
    Link.SOFTMAX.apply(softmax);
    assertArrayEquals(
        new float[] {0.25f, 0.5f, 0.25f, 0.5f, 0, 0.5f, 0.5f, 0.5f, 0}, softmax.data(), 1e-6f);
  }

  @Test
  void everyLossKnowsItsLink() {
    assertEquals(Link.IDENTITY, new SquaredError().link());
    assertEquals(Link.IDENTITY, new AbsoluteError().link());
    assertEquals(Link.IDENTITY, new Huber().link());
    assertEquals(Link.SOFTMAX, new CrossEntropy().link());
    assertEquals(Link.LOGISTIC, new LogisticCrossEntropy().link());
  }
}
