package io.bigtheta.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Split;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a row that is held out reaches the network that is judged by it. */
class LeakTest {
  private static final CrossValidation RECIPE = CrossValidation.of(
      Structure.of(new Dense(6), new Dense(2)),
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(8).epochs(8));
  private static final Seed SPLITTING = new Seed(RECIPE.trainer().seed()).child("folds", 0);

  /** Two columns of noise, a column of zeros, a column of words, and a class that none of them tells. */
  private static Dataset noise(int rows) {
    float[] values = new float[rows * 4];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      values[4 * i] = new Seed(1).normal(i);
      values[4 * i + 1] = new Seed(2).normal(i);
      values[4 * i + 3] = i == 0 ? 2 : i % 2;
      labels[i] = new Seed(3).below(i, 2);
    }
    List<Field> fields = List.of(
        new Field.Numeric("a"),
        new Field.Numeric("b"),
        new Field.Numeric("zero"),
        new Field.Categorical("word", List.of("even", "odd", "only here")));
    return Dataset.of(
        "noise", new Columns(fields, values), new Targets.Classes(List.of("no", "yes"), labels));
  }

  private static Dataset changed(Dataset data, int row, int col, float value) {
    Columns columns = (Columns) data.features();
    float[] values = columns.values().clone();
    values[row * columns.cols() + col] = value;
    return Dataset.of(data.name(), new Columns(columns.fields(), values), data.targets());
  }

  private static boolean holds(Split split, int row) {
    return IntStream.range(0, split.test().rows()).anyMatch(i -> split.test().index(i) == row);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e6f, Float.NaN})
  void changingAHeldOutRowChangesNothingOfItsFoldsWeights(float value) {
    Dataset data = noise(60);
    List<Split> splits = RECIPE.folding().splits(data, SPLITTING);
    List<Fold> before = RECIPE.run(data).folds();
    List<Fold> after = RECIPE.run(changed(data, 17, 0, value)).folds();
    for (int k = 0; k < 5; k++) {
      if (holds(splits.get(k), 17)) {
        assertEquals(before.get(k).digest(), after.get(k).digest());
      } else {
        assertNotEquals(before.get(k).digest(), after.get(k).digest());
      }
    }
  }

  @Test
  void aWordThatOnlyAHeldOutRowHasMakesNoInput() {
    Dataset data = noise(60);
    List<Split> splits = RECIPE.folding().splits(data, SPLITTING);
    List<Fold> with = RECIPE.run(data).folds();
    List<Fold> without = RECIPE.run(changed(data, 0, 3, 0)).folds();
    for (int k = 0; k < 5; k++) {
      assertEquals(
          holds(splits.get(k), 0), with.get(k).digest().equals(without.get(k).digest()));
    }
  }

  @Test
  void aColumnThatIsTheTargetInTheHeldOutRowsAloneDoesNotHelp() {
    Dataset data = noise(400);
    CrossValidation recipe = RECIPE.folding(new HoldOut(0.5));
    Split split = recipe.folding().splits(data, SPLITTING).get(0);
    Dataset planted = data;
    Dataset everywhere = data;
    for (int i = 0; i < data.rows(); i++) {
      planted = holds(split, i) ? changed(planted, i, 2, data.label(i)) : planted;
      everywhere = changed(everywhere, i, 2, data.label(i));
    }
    assertTrue(recipe.run(planted).accuracy().mean() < 0.6);
    assertEquals(
        recipe.run(data).folds().get(0).digest(),
        recipe.run(planted).folds().get(0).digest());
    assertTrue(recipe.run(everywhere).accuracy().mean() > 0.95, "else the test tests nothing");
  }

  @Test
  void duplicatesAcrossFoldsAreCounted() {
    Dataset data = noise(60);
    assertEquals(0, RECIPE.run(data).duplicates());
    int[] twice = IntStream.range(0, 62).map(i -> i < 60 ? i : 20).toArray();
    Columns columns = (Columns) data.features();
    float[] values = new float[62 * 4];
    int[] labels = new int[62];
    for (int i = 0; i < 62; i++) {
      System.arraycopy(columns.values(), 4 * twice[i], values, 4 * i, 4);
      labels[i] = data.label(twice[i]);
    }
    Dataset copied = Dataset.of(
        "copied",
        new Columns(columns.fields(), values),
        new Targets.Classes(List.of("no", "yes"), labels));
    assertEquals(3, RECIPE.folding(new LeaveOneOut()).run(copied).duplicates());
    int[] groups = IntStream.range(0, 62).map(i -> twice[i] / 2).toArray();
    assertEquals(0, RECIPE.folding(new Grouped(5)).run(copied.grouped(groups)).duplicates());
  }

  @Test
  void aRowPickedTwiceIsADuplicateOfItself() {
    Dataset data = noise(40);
    int[] picked = IntStream.range(0, 41).map(i -> i % 40).toArray();
    CrossValidated result = RECIPE.folding(new LeaveOneOut()).run(data.pick(picked));
    assertEquals(2, result.duplicates());
    assertEquals(41, result.outOfFold().evaluation().orElseThrow().rows());
  }
}
