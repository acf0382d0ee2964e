package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.augment.Flip;
import io.bigtheta.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridsTest {
  /** Two places of two channels a row: the first channel 0 and 4 in turn, the second always 7. */
  private static Dataset data(float... values) {
    return Dataset.of(
        "sounds",
        new Grids(2, 1, 2, values),
        new Targets.Numbers(List.of("y"), new float[values.length / 4]));
  }

  private final Dataset train =
      data(0, 7, 4, 7, 4, 7, 0, 7, 1000, 1000, 1000, 1000).pick(0, 1);

  private static float[] row(Inputs inputs, Dataset from, int row) {
    Matrix x = new Matrix(2, 4);
    inputs.write(from.features(), from.index(row), x, 1);
    return x.rows(1, 1).toArray();
  }

  @Test
  void numbersStayWhatTheyAreUnlessStandardised() {
    Inputs inputs = Inputs.fit(train);
    assertArrayEquals(new float[] {4, 7, 0, 7}, row(inputs, train, 1));
    assertEquals(new RowShape(2, 1, 2), inputs.shape());
    assertEquals(new GridInputs(2, 1, 2), inputs);
  }

  @Test
  void eachChannelIsStandardisedOverAllPlacesOfTheTrainingRows() {
    GridInputs inputs = (GridInputs) Preparation.standardized(train).inputs();
    assertArrayEquals(new float[] {2, 7}, inputs.mean());
    assertArrayEquals(new float[] {0.5f, 1}, inputs.factor());
    assertArrayEquals(new float[] {-1, 0, 1, 0}, row(inputs, train, 0));
  }

  @Test
  void whatIsNoWholeRowOfFiniteNumbersIsRefused() {
    refused(
        "grids: expected whole rows of 2x1x2, got 5 numbers",
        () -> new Grids(2, 1, 2, new float[5]));
    refused(
        "grids: expected whole rows of 0x1x2, got 0 numbers",
        () -> new Grids(0, 1, 2, new float[0]));
    refused(
        "row 1, number 2: expected a finite number, got NaN",
        () -> new Grids(2, 1, 2, new float[] {0, 0, 0, 0, 0, 0, Float.NaN, 0}));
  }

  @Test
  void featuresOfAnotherKindOrSizeAreRefused() {
    Inputs inputs = Inputs.fit(train);
    refused(
        "x: expected grids of 2x1x2, got images",
        () -> inputs.check("x", new Pixels(2, 1, 2, new byte[4])));
    refused(
        "x: expected grids of 2x1x2, got 2x2x1",
        () -> inputs.check("x", new Grids(2, 2, 1, new float[4])));
    refused(
        "sounds: expected images to augment, got grids of numbers",
        () -> new Feed(Preparation.fit(train), train, List.of(new Flip())));
  }
}
