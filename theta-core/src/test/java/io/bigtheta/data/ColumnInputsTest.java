package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.Field.Categorical;
import io.bigtheta.data.Field.Numeric;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnInputsTest {
  private static final float NONE = Float.NaN;

  /** Columns: a number, a word, a number that never varies. */
  private static Dataset pets(List<String> levels, float... cells) {
    List<Field> fields =
        List.of(new Numeric("kg"), new Categorical("kind", levels), new Numeric("legs"));
    return Dataset.of(
        "pets",
        new Columns(fields, cells),
        new Targets.Numbers(List.of("y"), new float[cells.length / 3]));
  }

  private final Dataset data = pets(
      List.of("cat", "cow", "dog"), new float[] {1, 0, 4, 3, 2, 4, NONE, NONE, 4, 100, 1, 1000});
  private final Inputs inputs = Inputs.fit(data.pick(0, 1, 2));

  private float[] row(Dataset from, int row) {
    float[] x = new float[inputs.size() + 2];
    java.util.Arrays.fill(x, 7);
    inputs.write(from.features(), row, new Matrix(x, 1, 1, inputs.size()), 0);
    assertEquals(7, x[0]);
    assertEquals(7, x[inputs.size() + 1]);
    return java.util.Arrays.copyOfRange(x, 1, inputs.size() + 1);
  }

  @Test
  void numbersAreStandardisedAndWordsBecomeOneHot() {
    assertEquals(4, inputs.size());
    assertArrayEquals(new float[] {-1, 1, 0, 0}, row(data, 0));
    assertArrayEquals(new float[] {1, 0, 1, 0}, row(data, 1));
  }

  @Test
  void whatIsMissingBecomesTheMeanOrNoWord() {
    assertArrayEquals(new float[] {0, 0, 0, 0}, row(data, 2));
  }

  @Test
  void aWordNotSeenInTrainingBecomesZerosAndOtherRowsAreNotLearntFrom() {
    assertArrayEquals(new float[] {98, 0, 0, 996}, row(data, 3));
    ColumnInputs fitted = (ColumnInputs) inputs;
    assertArrayEquals(new float[] {2, 0, 4}, fitted.mean());
    assertArrayEquals(new float[] {1, 1, 1}, fitted.scale());
    assertEquals(new Categorical("kind", List.of("cat", "dog")), fitted.fields().get(1));
  }

  @Test
  void wordsAreFoundByTheirTextNotByTheirIndex() {
    Dataset other = pets(List.of("ant", "dog"), 2, 1, 4, 2, 0, 4);
    assertArrayEquals(new float[] {0, 0, 1, 0}, row(other, 0));
    assertArrayEquals(new float[] {0, 0, 0, 0}, row(other, 1));
  }

  @Test
  void aColumnThatIsMissingInAllTrainingRowsIsZeroUnlessGiven() {
    Inputs fitted = Inputs.fit(pets(List.of("cat"), NONE, NONE, 4));
    float[] x = new float[2];
    fitted.write(data.features(), 1, new Matrix(x, 0, 1, 2), 0);
    assertEquals(2, fitted.size());
    assertArrayEquals(new float[] {3, 0}, x);
  }

  @Test
  void gatherWritesTheRowsOfTheOrderWithTargetsAndWeights() {
    Dataset small =
        Dataset.of(new float[][] {{0}, {2}, {4}, {6}}, new int[] {0, 1, 0, 1}).weighted(1, 2, 3, 4);
    Preparation preparation = Preparation.fit(small.pick(0, 1));
    Matrix x = new Matrix(2, 1);
    Matrix y = new Matrix(2, 2);
    Matrix weights = new Matrix(2, 1);
    preparation.gather(small.pick(3, 2, 1), new int[] {9, 2, 0}, 1, x, y, weights);
    assertArrayEquals(new float[] {1, 5}, x.data());
    assertArrayEquals(new float[] {0, 1, 0, 1}, y.data());
    assertArrayEquals(new float[] {2, 4}, weights.data());
  }

  @Test
  void dataOfAnotherKindIsRefused() {
    Preparation fitted = Preparation.fit(data);
    List<Field> fields = ((Columns) data.features()).fields();
    refused(
        "f.csv: expected 3 columns, got 1",
        () -> inputs.check("f.csv", Columns.of(new float[][] {{1}})));
    refused(
        "f.csv: column 2: expected words in \"kind\", got numbers in \"kind\"",
        () -> inputs.check("f.csv", columns(fields.get(0), new Numeric("kind"), fields.get(2))));
    refused(
        "f.csv: column 1: expected numbers in \"kg\", got numbers in \"g\"",
        () -> inputs.check("f.csv", columns(new Numeric("g"), fields.get(1), fields.get(2))));
    refused(
        "f.csv: expected a table with 3 columns, got images",
        () -> inputs.check("f.csv", new Pixels(1, 1, 3, new byte[3])));
    refused(
        "data: expected 3 columns, got 1",
        () -> fitted.check(Dataset.of(new float[][] {{1}}, new float[] {1})));
    fitted.check(data.pick());
  }

  private static Columns columns(Field... fields) {
    return new Columns(List.of(fields), new float[fields.length]);
  }

  @Test
  void everyFieldHasAMeanAndAScale() {
    refused(
        "inputs: expected a mean and a scale for each of 1 fields, got 1 and 2",
        () -> new ColumnInputs(List.of(new Numeric("a")), new float[1], new float[2]));
  }

  @Test
  void momentsOfKnownNumbersAreExact() {
    float[] values = {2, 4, NONE, 4, 4, 5, 5, 7, 9};
    assertEquals(new Moments(5, 2), Moments.of(values.length, i -> values[i]));
    assertEquals(new Moments(0, 1), Moments.of(0, i -> 1));
    assertEquals(new Moments(0, 1), Moments.of(3, i -> NONE));
  }

  @Test
  void momentsOfALargeMeanKeepTheirDigits() {
    Moments moments = Moments.of(10_000, i -> 1e6f + (i % 2 == 0 ? 1 : -1));
    assertEquals(1e6f, moments.mean());
    assertEquals(1, moments.deviation(), 1e-6);
    Moments uniform = Moments.of(100_000, i -> new Seed(1).uniform(i));
    assertEquals(0.5, uniform.mean(), 0.005);
    assertEquals(Math.sqrt(1 / 12.0), uniform.deviation(), 0.002);
  }

  @Test
  void aColumnThatDoesNotVaryHasDeviationOne() {
    for (float value : new float[] {0, 0.1f, -7, 1e-20f, 1e20f, 16_777_217f}) {
      Moments moments = Moments.of(999, i -> value);
      assertEquals(new Moments(value, 1), moments);
    }
  }
}
