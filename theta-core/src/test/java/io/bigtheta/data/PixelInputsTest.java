package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pixels in, and both kinds of targets out. */
class PixelInputsTest {
  private static Dataset images(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Dataset.of(
        "images",
        new Pixels(1, 1, 2, bytes),
        new Classes(List.of("a", "b"), new int[values.length / 2]));
  }

  @Test
  void pixelsAreScaledByTheLargestOfTheTrainingRows() {
    Dataset data = images(0, 16, 8, 200, 255, 4);
    Inputs inputs = Inputs.fit(data.pick(0, 1));
    assertEquals(new PixelInputs(1, 1, 2, 1f / 200), inputs);
    float[] x = new float[3];
    inputs.write(data.features(), 2, new Matrix(x, 1, 1, 2), 0);
    assertArrayEquals(new float[] {0, 255f / 200, 4f / 200}, x, 1e-7f);
    inputs.write(data.features(), 0, new Matrix(x, 0, 1, 2), 0);
    assertEquals(0f, x[0]);
  }

  private static Dataset colours() {
    byte[] values = {0, 7, 10, 100, 7, 30, (byte) 200, 7, 20, 50, 9, 90};
    return Dataset.of(
        "colours", new Pixels(3, 1, 2, values), new Classes(List.of("a", "b"), new int[] {0, 1}));
  }

  @Test
  void aChannelIsStandardisedOverAllPixelsOfTheTrainingRows() {
    Dataset data = colours();
    PixelInputs inputs = (PixelInputs) Preparation.standardized(data).inputs();
    assertEquals(1f / 200, inputs.scale());
    assertArrayEquals(new float[] {87.5f / 200, 7.5f / 200, 37.5f / 200}, inputs.mean(), 1e-7f);
    Matrix x = new Matrix(2, 6);
    inputs.write(data.features(), 0, x, 0);
    inputs.write(data.features(), 1, x, 1);
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double squares = 0;
      for (int j = c; j < 12; j += 3) {
        sum += x.data()[j];
        squares += x.data()[j] * x.data()[j];
      }
      assertEquals(0, sum, 1e-5);
      assertEquals(4, squares, 1e-4);
    }
    int[] raw = {0, 7, 10, 100, 7, 30};
    for (int j = 0; j < 6; j++) {
      float level = raw[j] * inputs.scale();
      assertEquals((level - inputs.mean()[j % 3]) * inputs.factor()[j % 3], x.get(0, j));
    }
  }

  @Test
  void rowsThatAreNotLearntFromDoNotCountAndAChannelThatDoesNotVaryBecomesZero() {
    Dataset data = colours();
    PixelInputs inputs = (PixelInputs) Preparation.standardized(data.pick(0)).inputs();
    assertEquals(1f / 100, inputs.scale());
    assertEquals(0.07f, inputs.mean()[1], 1e-7f);
    assertEquals(1, inputs.factor()[1]);
    assertEquals(inputs, Preparation.standardized(data.pick(0)).inputs());
    assertEquals(
        inputs.hashCode(), Preparation.standardized(data.pick(0)).inputs().hashCode());
    assertNotEquals(inputs, Inputs.fit(data.pick(0)));
    assertNotEquals(inputs, Preparation.standardized(data).inputs());
  }

  @Test
  void whatCannotBeStandardisedIsRefused() {
    refused(
        "data: expected images to standardise, got a table, whose numbers always are",
        () -> Preparation.standardized(Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 1})));
    refused(
        "inputs: expected a mean and a factor for each of 3 channels, or none, got 1 and 1",
        () -> new PixelInputs(3, 1, 1, 1, new float[1], new float[1]));
  }

  @Test
  void blackImagesStayBlack() {
    assertEquals(new PixelInputs(1, 1, 2, 1), Inputs.fit(images(0, 0)));
  }

  @Test
  void otherFeaturesAreRefused() {
    Inputs inputs = Inputs.fit(images(1, 2));
    assertEquals(2, inputs.size());
    refused(
        "a.png: expected images of 1x1x2, got 1x2x1",
        () -> inputs.check("a.png", new Pixels(1, 2, 1, new byte[2])));
    refused(
        "a.csv: expected images of 1x1x2, got a table",
        () -> inputs.check("a.csv", Columns.of(new float[][] {{1, 2}})));
  }

  @Test
  void classesBecomeOneHotInTheirPlace() {
    Outputs outputs = Outputs.fit(images(1, 2));
    float[] y = {7, 7, 7, 7};
    outputs.write(new Classes(List.of("a", "b"), new int[] {0, 1}), 1, y, 1);
    assertArrayEquals(new float[] {7, 0, 1, 7}, y);
    refused(
        "f: expected the classes [a, b], got [a, c]",
        () -> outputs.check("f", new Classes(List.of("a", "c"), new int[0])));
    refused(
        "f: expected the classes [a, b], got numbers",
        () -> outputs.check("f", new Numbers(List.of("y"), new float[0])));
  }

  @Test
  void numbersAreStandardisedByTheTrainingRowsAndComeBackInTheirUnit() {
    Numbers targets = new Numbers(List.of("a", "b"), new float[] {1, 50, 3, 50, 99, 99});
    Dataset data = Dataset.of("d", Columns.of(new float[3][1]), targets);
    NumberOutputs outputs = (NumberOutputs) Outputs.fit(data.pick(0, 1));
    float[] y = new float[2];
    outputs.write(targets, 2, y, 0);
    assertArrayEquals(new float[] {97, 49}, y);
    assertEquals(99, outputs.raw(y[0], 0));
    assertEquals(99, outputs.raw(y[1], 1));
    outputs.write(targets, 0, y, 0);
    assertArrayEquals(new float[] {-1, 0}, y);
    refused(
        "f: expected 2 numbers as targets, got 1",
        () -> outputs.check("f", new Numbers(List.of("a"), new float[0])));
    refused(
        "f: expected 2 numbers as targets, got classes",
        () -> outputs.check("f", new Classes(List.of("a"), new int[0])));
    refused(
        "outputs: expected a mean and a scale for each of 1 numbers, got 2 and 1",
        () -> new NumberOutputs(List.of("a"), new float[2], new float[1]));
  }
}
