package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private static final int[] SIZES = {1, 7, 10, 33, 150};

  /** Classes of very different sizes, in mixed order. */
  private static Dataset classes() {
    int rows = IntStream.of(SIZES).sum();
    int[] labels = new int[rows];
    int at = 0;
    for (int c = 0; c < SIZES.length; c++) {
      Arrays.fill(labels, at, at + SIZES[c], c);
      at += SIZES[c];
    }
    new Seed(1).shuffle(labels);
    return Dataset.of(new float[rows][1], labels);
  }

  private static Dataset numbers(int rows) {
    return Dataset.of(new float[rows][1], new float[rows]);
  }

  private static int[] indices(Dataset part) {
    return IntStream.range(0, part.rows()).map(part::index).toArray();
  }

  private static int count(Dataset part, int label) {
    return (int)
        IntStream.range(0, part.rows()).filter(i -> part.label(i) == label).count();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 0.8, 0.9, 0.999})
  void everyClassGivesItsShareWithinOneRow(double share) {
    Dataset data = classes();
    for (int seed = 0; seed < 20; seed++) {
      Split split = data.split(share, new Seed(seed));
      assertEquals(Math.round(data.rows() * share), split.train().rows());
      assertEquals(data.rows(), split.train().rows() + split.test().rows());
      for (int c = 0; c < SIZES.length; c++) {
        assertEquals(SIZES[c] * share, count(split.train(), c), 1, "class " + c);
        assertEquals(SIZES[c], count(split.train(), c) + count(split.test(), c));
      }
    }
  }

  @Test
  void partsKeepTheOrderOfTheRowsAndHaveNoneInCommon() {
    Split split = classes().split(0.7, new Seed(3));
    int[] train = indices(split.train());
    int[] test = indices(split.test());
    assertArrayEquals(Arrays.stream(train).sorted().toArray(), train);
    assertArrayEquals(Arrays.stream(test).sorted().toArray(), test);
    assertEquals(
        201,
        IntStream.concat(Arrays.stream(train), Arrays.stream(test)).distinct().count());
  }

  @Test
  void theSameSeedSplitsTheSameWayAndAnotherOneDoesNot() {
    Dataset data = classes();
    int[] once = indices(data.split(0.7, new Seed(3)).train());
    assertArrayEquals(once, indices(data.split(0.7, new Seed(3)).train()));
    assertNotEquals(
        Arrays.toString(once),
        Arrays.toString(indices(data.split(0.7, new Seed(4)).train())));
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "10", "201"})
  void everyRowIsHeldOutOnceAndClassesKeepTheirShares(int count) {
    Dataset data = classes();
    List<Split> folds = data.folds(count, new Seed(5));
    assertEquals(count, folds.size());
    int[] held = new int[data.rows()];
    for (Split fold : folds) {
      Arrays.stream(indices(fold.test())).forEach(i -> held[i]++);
      int[] both = IntStream.concat(
              Arrays.stream(indices(fold.train())), Arrays.stream(indices(fold.test())))
          .sorted()
          .toArray();
      assertArrayEquals(IntStream.range(0, data.rows()).toArray(), both);
      assertEquals((double) data.rows() / count, fold.test().rows(), 0.999);
      for (int c = 0; c < SIZES.length; c++) {
        assertEquals((double) SIZES[c] / count, count(fold.test(), c), 0.999, "class " + c);
      }
    }
    assertTrue(Arrays.stream(held).allMatch(times -> times == 1));
    assertArrayEquals(
        indices(folds.get(1).test()),
        indices(data.folds(count, new Seed(5)).get(1).test()));
  }

  @Test
  void numbersAreSplitAndFoldedToo() {
    Split split = numbers(101).split(0.8, new Seed(1));
    assertEquals(81, split.train().rows());
    assertEquals(20, split.test().rows());
    assertEquals(
        List.of(34, 34, 33),
        numbers(101).folds(3, new Seed(1)).stream()
            .map(fold -> fold.test().rows())
            .toList());
  }

  @Test
  void aSplitOfASplitKeepsWeightsAndRows() {
    Dataset data = classes();
    float[] weights = new float[data.rows()];
    IntStream.range(0, weights.length).forEach(i -> weights[i] = i);
    Dataset part = data.weighted(weights)
        .split(0.5, new Seed(1))
        .train()
        .split(0.5, new Seed(2))
        .test();
    assertTrue(part.rows() > 40);
    for (int i = 0; i < part.rows(); i++) {
      assertEquals(part.index(i), part.weight(i));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "1, 1.0", "-0.1, -0.1", "NaN, NaN"})
  void aShareLiesBetweenZeroAndOne(double share, String shown) {
    refused(
        "split: expected a share in (0, 1), got " + shown,
        () -> classes().split(share, new Seed(1)));
  }

  @Test
  void foldsNeedARowEach() {
    refused("folds: expected 2 … 5 folds of 5 rows, got 6", () -> numbers(5).folds(6, new Seed(1)));
    refused("folds: expected 2 … 5 folds of 5 rows, got 1", () -> numbers(5).folds(1, new Seed(1)));
  }
}
