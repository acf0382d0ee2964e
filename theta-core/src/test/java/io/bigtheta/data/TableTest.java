package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bigtheta.data.Field.Categorical;
import io.bigtheta.data.Field.Numeric;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final float NONE = Float.NaN;

  /** A column {@code size} of row numbers, and a target. */
  private static Table table(Field target, float... values) {
    float[] cells = new float[values.length * 2];
    for (int i = 0; i < values.length; i++) {
      cells[2 * i] = i;
      cells[2 * i + 1] = values[i];
    }
    return new Table("t.csv", new Columns(List.of(new Numeric("size"), target), cells));
  }

  private static Table numeric(float... values) {
    return table(new Numeric("y"), values);
  }

  private static Table words(float... values) {
    return table(new Categorical("y", List.of("cat", "cow", "dog")), values);
  }

  @Test
  void wordsBecomeTheClassesThatOccurInOrder() {
    Dataset data = words(2, 0, 2, 0).target("y");
    Classes classes = (Classes) data.targets();
    assertEquals(List.of("cat", "dog"), classes.labels());
    assertArrayEquals(new int[] {1, 0, 1, 0}, classes.values());
    assertEquals("t.csv: 4 rows of 1", data.toString());
    assertEquals("size", ((Columns) data.features()).fields().get(0).name());
    assertEquals(3, data.features().get(3, 0));
  }

  @Test
  void fewWholeNumbersBecomeClassesInOrderOfTheirValues() {
    Classes classes = (Classes) numeric(10, -2, 10, 3, -2, 3).target("y").targets();
    assertEquals(List.of("-2", "3", "10"), classes.labels());
    assertArrayEquals(new int[] {2, 0, 2, 1, 0, 1}, classes.values());
  }

  @Test
  void minusZeroIsTheClassZero() {
    Classes classes = (Classes) numeric(-0f, 1, 0, 1).target("y").targets();
    assertEquals(List.of("0", "1"), classes.labels());
    assertArrayEquals(new int[] {0, 1, 0, 1}, classes.values());
  }

  @Test
  void fractionsAndManyDifferentValuesBecomeNumbers() {
    Numbers numbers = (Numbers) numeric(1, 1, 2.5f, 1).target("y").targets();
    assertEquals(List.of("y"), numbers.names());
    assertArrayEquals(new float[] {1, 1, 2.5f, 1}, numbers.values());
    assertEquals(Numbers.class, numeric(1, 2, 3).target("y").targets().getClass());
    assertEquals(Classes.class, cycle(20, 3).target("y").targets().getClass());
    assertEquals(Numbers.class, cycle(21, 3).target("y").targets().getClass());
  }

  @Test
  void numbersThatCountClassesAreClassesAndOtherCountsAreNumbers() {
    assertEquals(Classes.class, cycle(26, 1).target("y").targets().getClass());
    assertEquals(Numbers.class, cycle(101, 1).target("y").targets().getClass());
    float[] rentals = new float[1000];
    IntStream.range(0, 1000).forEach(i -> rentals[i] = (int) Math.sqrt(i));
    assertEquals(Numbers.class, numeric(rentals).target("y").targets().getClass());
  }

  /** A column of {@code different} multiples of {@code step}. */
  private static Table cycle(int different, int step) {
    float[] values = new float[1000];
    IntStream.range(0, 1000).forEach(i -> values[i] = step * (i % different));
    return numeric(values);
  }

  @Test
  void rowsWithoutATargetAreLeftOutAndCounted() {
    Table filled = numeric(1, NONE, 3).filled("y");
    assertArrayEquals(new float[] {0, 1, 2, 3}, filled.columns().values());
    assertEquals(
        List.of(new Note("rows", "1 row left out: no value in y")),
        filled.survey().notes());
  }

  @Test
  void bothReadingsMayBeAskedFor() {
    Classes classes = (Classes) numeric(1, 2.5f, 3).classes("y").targets();
    assertEquals(List.of("1", "2.5", "3"), classes.labels());
    assertEquals(Numbers.class, numeric(1, 1, 2, 2).numbers("y").targets().getClass());
    refused(
        "t.csv: column \"y\": expected numbers, got words", () -> words(0, 1).numbers("y"));
  }

  @Test
  void aMissingTargetIsRefusedWithItsRow() {
    String message = "t.csv: row 2, column \"y\": expected a target, got nothing";
    refused(message, () -> words(0, NONE, 1).target("y"));
    refused(message, () -> numeric(1, NONE, 1, 1).target("y"));
    refused(message, () -> numeric(1.5f, NONE).numbers("y"));
    refused(message, () -> numeric(1, NONE, 2, NONE).classes("y"));
  }

  @Test
  void groupsAreNumbersForTheValuesOfAColumnAndNoneMayBeMissing() {
    assertArrayEquals(new int[] {1, 0, 2, 0}, numeric(7, -0f, 9.5f, 0).groups("y"));
    assertArrayEquals(new int[] {0, 1, 0}, words(0, 2, 0).groups("y"));
    refused(
        "t.csv: row 2, column \"y\": expected a group, got nothing",
        () -> words(0, NONE, 1).groups("y"));
  }

  @Test
  void oneClassOrNoRowIsRefused() {
    refused(
        "t.csv: column \"y\": expected at least two classes, got only \"dog\"",
        () -> words(2, 2, 2).target("y"));
    refused(
        "t.csv: column \"y\": expected at least two classes, got only \"7\"",
        () -> numeric(7, 7).target("y"));
    refused(
        "t.csv: column \"y\": expected at least two classes, got no rows",
        () -> words().target("y"));
  }

  @Test
  void anUnknownColumnIsRefusedWithThoseThereAre() {
    refused(
        "t.csv: expected a column \"z\", got the columns size, y",
        () -> numeric(1).target("z"));
  }

  @Test
  void theOnlyColumnCannotBeTheTarget() {
    Table table = new Table("t.csv", Columns.of(new float[][] {{1}, {2.5f}}));
    refused("t.csv: expected a column beside the target, got none", () -> table.target("x0"));
  }

  @Test
  void withoutTakesAColumnAwayIfItIsThere() {
    Table table = numeric(5, 6);
    assertSame(table.columns(), table.without("z"));
    Columns rest = table.without("size");
    assertEquals(List.of(new Numeric("y")), rest.fields());
    assertArrayEquals(new float[] {5, 6}, rest.values());
  }
}
