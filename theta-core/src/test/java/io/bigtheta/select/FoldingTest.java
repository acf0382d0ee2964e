package io.bigtheta.select;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.support.Digits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final Seed SEED = new Seed(1);

  private static Dataset numbers(int rows) {
    return Dataset.of(new float[rows][1], new float[rows]);
  }

  /** 100 rows in 13 groups of sizes that differ, named by any numbers. */
  private static Dataset grouped() {
    int[] groups = IntStream.range(0, 100).map(i -> (i * i % 13) * 1000 - 7).toArray();
    return numbers(100).grouped(groups);
  }

  private static int[] held(List<Split> splits) {
    return splits.stream()
        .flatMapToInt(split -> IntStream.range(0, split.test().rows()).map(split.test()::index))
        .sorted()
        .toArray();
  }

  private static Set<Integer> groups(Dataset part) {
    Set<Integer> groups = new HashSet<>();
    IntStream.range(0, part.rows()).forEach(i -> groups.add(part.group(i)));
    return groups;
  }

  @Test
  void kFoldHoldsEveryRowOutOnceAndKeepsTheSharesOfClasses() {
    Dataset data = Digits.of(100, 1);
    List<Split> splits = new KFold(5).splits(data, SEED);
    assertEquals(5, splits.size());
    assertArrayEquals(IntStream.range(0, 100).toArray(), held(splits));
    for (Split split : splits) {
      assertEquals(80, split.train().rows());
      for (int c = 0; c < 10; c++) {
        assertEquals(count(data, c) / 5.0, count(split.test(), c), 1);
      }
    }
  }

  private static int count(Dataset part, int label) {
    return (int)
        IntStream.range(0, part.rows()).filter(i -> part.label(i) == label).count();
  }

  @Test
  void repeatingHasOtherLuckEachTime() {
    List<Split> splits = new Repeated(new KFold(4), 3).splits(numbers(20), SEED);
    assertEquals(12, splits.size());
    int[] thrice = IntStream.range(0, 60).map(i -> i / 3).toArray();
    assertArrayEquals(thrice, held(splits));
    assertNotEquals(
        List.of(held(splits.subList(0, 1))[0], held(splits.subList(0, 1))[1]),
        List.of(held(splits.subList(4, 5))[0], held(splits.subList(4, 5))[1]));
  }

  @Test
  void leaveOneOutHoldsOutEachRowAlone() {
    List<Split> splits = new LeaveOneOut().splits(numbers(7), SEED);
    assertEquals(7, splits.size());
    assertArrayEquals(IntStream.range(0, 7).toArray(), held(splits));
    splits.forEach(split -> assertEquals(6, split.train().rows()));
    refused(
        "data: expected at least 2 rows to leave one out, got 1",
        () -> new LeaveOneOut().splits(numbers(1), SEED));
  }

  @Test
  void holdOutIsOneFold() {
    List<Split> splits = new HoldOut(0.2).splits(numbers(50), SEED);
    assertEquals(1, splits.size());
    assertEquals(40, splits.get(0).train().rows());
    assertEquals(10, splits.get(0).test().rows());
    refused(
        "hold-out: expected rows to train on and rows to judge by, got 3 and 0 of data; hold out more",
        () -> new HoldOut(0.1).splits(numbers(3), SEED));
    refused(
        "hold-out: expected rows to train on and rows to judge by, got 0 and 3 of data; hold out less",
        () -> new HoldOut(0.9).splits(numbers(3), SEED));
  }

  @Test
  void groupsAreNeverOnBothSides() {
    List<Split> splits = new Grouped(5).splits(grouped(), SEED);
    assertEquals(5, splits.size());
    assertArrayEquals(IntStream.range(0, 100).toArray(), held(splits));
    for (Split split : splits) {
      Set<Integer> both = groups(split.train());
      both.retainAll(groups(split.test()));
      assertEquals(Set.of(), both);
      assertTrue(split.test().rows() >= 14, "folds are filled evenly: " + split.test());
    }
  }

  @Test
  void wrongGroupsAreRefused() {
    refused(
        "data: expected rows with groups, got none; name them with Dataset.grouped",
        () -> new Grouped(2).splits(numbers(4), SEED));
    refused(
        "grouped: expected at least as many groups as the 3 folds, got 2 in data; take fewer folds",
        () -> new Grouped(3).splits(numbers(4).grouped(1, 2, 1, 2), SEED));
    refused("data: expected a group for each of 4 rows, got 1", () -> numbers(4).grouped(1));
  }

  @Test
  void groupsGoWithTheirRows() {
    Dataset data = numbers(4).grouped(5, 6, 7, 8);
    assertEquals(8, data.pick(3, 0).group(0));
    assertEquals(5, data.weighted(1, 1, 1, 1).pick(3, 0).group(1));
    assertEquals(numbers(4).digest(), data.digest(), "they change nothing of a training");
  }
}
