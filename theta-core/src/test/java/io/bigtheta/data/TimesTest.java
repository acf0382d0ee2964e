package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Seed;
import io.bigtheta.select.WalkForward;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static Dataset rows(double... times) {
    float[] y = new float[times.length];
    return Dataset.of("rows", Columns.of(new float[times.length][1]), new Numbers(List.of("y"), y))
        .timed(new Times("day", times, false));
  }

  private static int[] indices(Dataset data) {
    return IntStream.range(0, data.rows()).map(data::index).toArray();
  }

  private static double[] shuffled(int count) {
    return IntStream.range(0, count).mapToDouble(i -> i * 37 % count).toArray();
  }

  @Test
  void theNewestRowsTestAndTheNewestBeforeThemValidate() {
    Dataset all = rows(5, 1, 9, 0, 8, 2, 7, 3, 6, 4);
    Division division = Division.of(all, Optional.empty(), 1, 0.2, 0.25);
    assertEquals("day", division.time());
    Rows rows = Rows.of(all, Optional.empty(), division);
    assertArrayEquals(new int[] {2, 4}, indices(rows.test()));
    assertArrayEquals(new int[] {6, 8}, indices(rows.validation()));
    assertArrayEquals(new int[] {0, 1, 3, 5, 7, 9}, indices(rows.train()));
    assertEquals("0 … 5", all.times().orElseThrow().range(rows.train()));
    assertTrue(division.again(all, Optional.empty()).isPresent());
    Division read = Division.parse(division.toString());
    assertEquals(division, read);
    assertTrue(Rows.test(all, 0.2).rows() == 2);
  }

  @Test
  void rowsWithoutTheTimesAreNotTheRowsThatWereDivided() {
    Dataset all = rows(shuffled(20));
    Division division = Division.of(all, Optional.empty(), 1, 0.2, 0.25);
    Dataset bare = Dataset.of("rows", all.features(), all.targets());
    assertTrue(division.again(bare, Optional.empty()).isEmpty());
    assertTrue(division.train(bare, () -> false).isEmpty());
    assertTrue(Division.of(bare, Optional.empty(), 1, 0.2, 0.25)
        .again(all, Optional.empty())
        .isEmpty());
  }

  @Test
  void rowsOfOneTimeStayTogether() {
    Dataset all = rows(1, 1, 1, 2, 2, 2, 2, 2, 2, 3);
    Split split = all.times().orElseThrow().split(all, 0.5);
    assertEquals(3, split.train().rows());
    assertEquals(7, split.test().rows());
    refused(
        "column \"day\": expected times that differ, got 1 time",
        () -> rows(4, 4, 4).times().orElseThrow().split(rows(4, 4, 4), 0.5));
  }

  @Test
  void foldsWalkForward() {
    Dataset all = rows(shuffled(23));
    List<Split> splits = new WalkForward(4).splits(all, new Seed(1));
    assertEquals(4, splits.size());
    int learnt = 7; // 23 − 4 · 4, as scikit-learn's TimeSeriesSplit
    for (Split split : splits) {
      assertEquals(learnt, split.train().rows());
      assertEquals(4, split.test().rows());
      double last = IntStream.of(indices(split.train()))
          .mapToDouble(i -> shuffled(23)[i])
          .max()
          .orElseThrow();
      double first = IntStream.of(indices(split.test()))
          .mapToDouble(i -> shuffled(23)[i])
          .min()
          .orElseThrow();
      assertTrue(last < first, last + " and " + first);
      learnt += 4;
    }
    refused(
        "walk-forward: expected rows with times, got none; name their column with --time",
        () ->
            new WalkForward(4).splits(Dataset.of("r", all.features(), all.targets()), new Seed(1)));
    refused(
        "column \"day\": expected enough different times for 4 folds, got 2 different times",
        () -> new WalkForward(4).splits(rows(1, 1, 1, 1, 1, 2, 2, 2), new Seed(1)));
  }

  @Test
  void datesAreTimes() {
    assertEquals(0, Times.seconds("1970-01-01").orElseThrow());
    assertEquals(86400, Times.seconds("1970/01/02").orElseThrow());
    assertEquals(3723.5, Times.seconds("1970-01-01 01:02:03.5").orElseThrow());
    assertEquals(3600, Times.seconds("1970-01-01T02:00+01:00").orElseThrow());
    assertEquals(60, Times.seconds("1970-01-01T00:01Z").orElseThrow());
    assertTrue(Times.seconds("31.12.2026").isEmpty());
    Field day = new Field.Categorical("day", List.of("2026-01-02", "2026-01-10", "later"));
    Table table = new Table("t.csv", new Columns(List.of(day), new float[] {1, 0}));
    Times times = table.times("day");
    assertEquals(8 * 86400, times.values()[0] - times.values()[1]);
    refused(
        "t.csv: row 2, column \"day\": expected a date such as 2026-11-30, or a number, got \"later\"",
        () -> new Table("t.csv", new Columns(List.of(day), new float[] {1, 2})).times("day"));
  }
}
