package io.bigtheta.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinnedInputsTest {
  private static Dataset numbers(float... values) {
    float[][] x = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      x[i][0] = values[i];
    }
    return Dataset.of(x, new float[values.length]);
  }

  private static float[] written(Inputs inputs, Dataset data, int row) {
    Matrix x = new Matrix(1, inputs.size());
    inputs.write(data.features(), row, x, 0);
    return x.toArray();
  }

  @Test
  void theEdgesAreQuantilesAndABinIsFilledFromBelow() {
    float[] values = new float[1010];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 10;
    }
    Dataset data = numbers(values);
    BinnedInputs inputs = (BinnedInputs) Preparation.binned(data).inputs();
    assertEquals(16, inputs.bins()[0]);
    assertEquals(17, inputs.edges().length);
    assertEquals(0, inputs.edges()[0]);
    assertEquals(50, inputs.edges()[8]);
    assertEquals(100, inputs.edges()[16]);
    assertEquals(50, inputs.middle()[0]);
    assertEquals(1f / 50, inputs.spread()[0]);
    float[] middle = written(inputs, data, 500);
    for (int k = 0; k < 16; k++) {
      float share = k < 8 ? 1 : 0;
      assertEquals(
          (share - inputs.mean()[1 + k]) * inputs.scale()[1 + k], middle[1 + k], 1e-6, "bin " + k);
    }
  }

  @Test
  void everyInputHasMeanZeroAndDeviationOneOverTheTrainingRows() {
    float[] values = new float[500];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.exp(2 * new Seed(5).normal(i)); // strongly skewed
    }
    Dataset data = numbers(values);
    Inputs inputs = Preparation.binned(data).inputs();
    for (int j = 0; j < inputs.size(); j++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        float x = written(inputs, data, i)[j];
        sum += x;
        squares += x * x;
      }
      assertEquals(0, sum / values.length, 1e-4);
      assertEquals(1, squares / values.length, 1e-3);
    }
  }

  @Test
  void anOutlierCannotBecomeLargerThanThreeSpreads() {
    assertEquals(3, BinnedInputs.bent(1e30f), 1e-5);
    assertEquals(-3, BinnedInputs.bent(-1e30f), 1e-5);
    assertEquals(0.1, BinnedInputs.bent(0.1f), 1e-3);
  }

  @Test
  void aMissingNumberIsTheMeanAndSaysThatItIsMissing() {
    Dataset data = numbers(1, 2, 3, 4, Float.NaN, 6, 7, 8, Float.NaN, 10);
    BinnedInputs inputs = (BinnedInputs) Preparation.binned(data).inputs();
    assertEquals(1, inputs.gaps()[0]);
    float[] missing = written(inputs, data, 4);
    for (int k = 0; k < missing.length - 1; k++) {
      assertEquals(0, missing[k]);
    }
    assertEquals((1 - 0.2f) / 0.4f, missing[missing.length - 1], 1e-5);
  }

  @Test
  void aColumnOfTwoValuesHasNoBins() {
    BinnedInputs inputs =
        (BinnedInputs) Preparation.binned(numbers(0, 1, 1, 0, 1)).inputs();
    assertEquals(0, inputs.bins()[0]);
    assertEquals(1, inputs.size());
  }

  @Test
  void aRawRowGivesTheSameBitsAsARowOfTheTable() {
    Columns columns = new Columns(
        List.of(new Field.Numeric("a"), new Field.Categorical("b", List.of("no", "yes"))),
        new float[] {1, 0, 2, 1, 3, 0, Float.NaN, 1, 5, Float.NaN});
    Dataset data = Dataset.of("t", columns, new Targets.Numbers(List.of("y"), new float[5]));
    Inputs inputs = Preparation.binned(data).inputs();
    for (int i = 0; i < 5; i++) {
      Matrix x = new Matrix(1, inputs.size());
      inputs.write(columns.values(), 2 * i, x, 0);
      assertArrayEquals(written(inputs, data, i), x.toArray());
    }
  }

  @Test
  void imagesHaveNoBins() {
    Dataset images = Dataset.of(
        "images",
        new Pixels(1, 1, 1, new byte[2]),
        new Targets.Numbers(List.of("y"), new float[2]));
    assertEquals(
        "images: expected a table, whose numbers get bins, got images",
        assertThrows(Refusal.class, () -> Preparation.binned(images)).getMessage());
  }
}
