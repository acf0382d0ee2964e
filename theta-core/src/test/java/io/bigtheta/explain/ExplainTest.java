package io.bigtheta.explain;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private static final Seed SEED = new Seed(3);

  /** y = 3·a + colour, where red counts 10, and b says nothing. */
  private static final Answerer LINE = rows -> {
    Matrix y = new Matrix(rows.rows(), 1);
    for (int i = 0; i < rows.rows(); i++) {
      y.set(i, 0, 3 * rows.get(i, 0) + (rows.get(i, 2) == 1 ? 10 : 0));
    }
    return y;
  };

  private static Dataset rows(int count) {
    float[] values = new float[3 * count];
    for (int i = 0; i < count; i++) {
      values[3 * i] = i * 7 % 31;
      values[3 * i + 1] = i * 11 % 17;
      values[3 * i + 2] = i % 3 == 0 ? 1 : 0;
    }
    List<Field> fields = List.of(
        new Field.Numeric("a"),
        new Field.Numeric("b"),
        new Field.Categorical("colour", List.of("blue", "red", "unused")));
    Columns columns = new Columns(fields, values);
    return Dataset.of(
        "rows", columns, new Numbers(List.of("y"), LINE.answers(columns).toArray()));
  }

  @Test
  void aColumnThatSaysNothingHasNoImportanceAndTheStrongestComesFirst() {
    Importance importance = Importance.of(LINE, rows(300), 5, 1000, SEED, () -> false);
    assertEquals(1, importance.score(), 1e-9);
    assertEquals(0, importance.columns().get(1).mean());
    assertEquals(0, importance.columns().get(1).deviation());
    assertEquals("a", importance.sorted().get(0).name());
    // shuffled, a column loses twice its share of the variance
    double a = 9 * 80.0;
    double share = a / (a + 100 * 2 / 9.0);
    assertEquals(2 * share, importance.columns().get(0).mean(), 0.1);
    assertTrue(importance.columns().get(0).deviation() > 0);
  }

  @Test
  void theSameSeedGivesTheSameAndTheRowsStayAsTheyWere() {
    Dataset data = rows(200);
    String digest = data.digest();
    Importance first = Importance.of(LINE, data, 3, 1000, SEED, () -> false);
    assertEquals(first, Importance.of(LINE, data, 3, 1000, SEED, () -> false));
    assertEquals(digest, data.digest());
    assertEquals(50, Importance.of(LINE, data, 1, 50, SEED, () -> false).rows());
  }

  @Test
  void classesLoseAccuracy() {
    Dataset data = rows(300);
    int[] classes = new int[300];
    for (int i = 0; i < 300; i++) {
      classes[i] = data.features().get(i, 0) > 15 ? 1 : 0;
    }
    Dataset two = Dataset.of("two", data.features(), new Classes(List.of("0", "1"), classes));
    Answerer above = rows -> {
      Matrix p = new Matrix(rows.rows(), 2);
      for (int i = 0; i < rows.rows(); i++) {
        p.set(i, rows.get(i, 0) > 15 ? 1 : 0, 1);
      }
      return p;
    };
    Importance importance = Importance.of(above, two, 10, 1000, SEED, () -> false);
    assertEquals(1, importance.score());
    assertEquals(0.5, importance.columns().get(0).mean(), 0.05);
    assertEquals(0, importance.columns().get(2).mean());
  }

  @Test
  void predictionsFollowTheColumnTheyDependOn() {
    Dependence a = Dependence.of(LINE, rows(310), "a", 10, 1000, () -> false);
    assertEquals(10, a.values().length);
    for (int k = 1; k < a.values().length; k++) {
      assertEquals(
          3 * (a.values()[k] - a.values()[k - 1]), a.means()[k][0] - a.means()[k - 1][0], 1e-3);
    }
    assertTrue(
        a.values()[0] >= 1 && a.values()[9] <= 29, () -> a.values()[0] + " … " + a.values()[9]);
    Dependence b = Dependence.of(LINE, rows(310), "b", 50, 1000, () -> false);
    assertEquals(17, b.values().length);
    assertEquals(0, b.range(0), 1e-9);
    Dependence colour = Dependence.of(LINE, rows(310), "colour", 10, 1000, () -> false);
    assertEquals(List.of("blue", "red"), colour.words());
    assertArrayEquals(new double[] {0, 1}, colour.values());
    assertEquals(10, colour.range(0), 1e-3);
  }

  @Test
  void whatCannotBeExplainedIsRefused() {
    Dataset images =
        Dataset.of("i", new Pixels(1, 1, 1, new byte[2]), new Classes(List.of("a"), new int[2]));
    refused(
        "i: expected rows of a table, whose columns have names, got images",
        () -> Importance.of(LINE, images, 1, 10, SEED, () -> false));
    refused(
        "rows: expected one of the columns a, b, colour, got \"c\"",
        () -> Dependence.of(LINE, rows(10), "c", 5, 10, () -> false));
    refused(
        "rows: expected targets that differ, so that there is an R², got equal ones",
        () -> Importance.of(LINE, rows(10).pick(1, 1), 1, 10, SEED, () -> false));
    assertThrows(
        CancellationException.class, () -> Importance.of(LINE, rows(9), 1, 10, SEED, () -> true));
  }
}
