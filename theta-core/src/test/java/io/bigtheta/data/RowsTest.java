package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.support.Digits;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows and Division: the three parts, and the same parts again. */
class RowsTest {
  private static final Dataset ALL = Digits.of(500, 1);

  private static Division division(long seed, double test, double validation) {
    return Division.of(ALL, Optional.empty(), seed, test, validation);
  }

  private static int[] places(Dataset data) {
    return IntStream.range(0, data.rows()).map(data::index).toArray();
  }

  private static void same(Dataset wanted, Dataset got) {
    org.junit.jupiter.api.Assertions.assertArrayEquals(places(wanted), places(got));
  }

  @Test
  void theyAreDrawnWithTheSeedsThatTheCommandLineHasAlwaysHad() {
    Rows rows = Rows.of(ALL, Optional.empty(), division(3, 0.2, 0.1));
    Split judged = ALL.split(0.8, new Seed(0).child("test", 0));
    Split chosen = judged.train().split(0.9, new Seed(3).child("validation", 0));
    same(judged.test(), rows.test());
    same(chosen.test(), rows.validation());
    same(chosen.train(), rows.train());
    same(judged.test(), Rows.test(ALL, 0.2));
    same(ALL, Rows.test(ALL, 0));
  }

  @Test
  void aTestSetOfTheMakersIsKeptWholeOrLeftOut() {
    Dataset official = Digits.of(50, 2);
    Rows rows = Rows.of(ALL, Optional.of(official), division(3, 0.2, 0.1));
    same(official, rows.test());
    assertEquals(450, rows.train().rows());
    assertEquals(
        0, Rows.of(ALL, Optional.of(official), division(3, 0, 0.1)).test().rows());
  }

  @Test
  void nothingHeldOutLeavesAllRows() {
    Rows rows = Rows.of(ALL, Optional.empty(), division(3, 0, 0));
    same(ALL, rows.train());
    assertEquals(0, rows.validation().rows() + rows.test().rows());
  }

  @Test
  void aTrainingWithoutRowsIsRefused() {
    refused(
        "spots: expected rows to train on, got none of 0 after --test and --validation; hold out less",
        () -> Rows.of(ALL.pick(), Optional.empty(), division(3, 0.2, 0.1)));
    refused("test: expected a share in [0, 1), got 1.0", () -> division(3, 1, 0.1));
    refused("validation: expected a share in [0, 1), got NaN", () -> division(3, 0, Double.NaN));
  }

  @Test
  void fromTheSameDataTheSamePartsAreDrawnAgain() {
    Division division = division(3, 0.2, 0.1);
    Rows rows = Rows.of(ALL, Optional.empty(), division);
    Rows again = Division.parse(division.toString())
        .again(Digits.of(500, 1), Optional.empty())
        .orElseThrow();
    same(rows.train(), again.train());
    same(rows.validation(), again.validation());
    same(rows.test(), again.test());
    same(rows.train(), division.train(ALL, () -> false).orElseThrow());
  }

  @Test
  void otherRowsAnotherOrderOrATestSetMoreAreNotTheData() {
    Division division = division(3, 0.2, 0.1);
    int[] back = IntStream.range(0, 500).map(i -> 499 - i).toArray();
    assertTrue(division.again(ALL.pick(back), Optional.empty()).isEmpty());
    assertTrue(division.again(Digits.of(499, 1), Optional.empty()).isEmpty());
    assertTrue(division.again(ALL, Optional.of(Digits.of(9, 2))).isEmpty());
    Division official = Division.of(ALL, Optional.of(Digits.of(9, 2)), 3, 0.2, 0.1);
    assertTrue(official.again(ALL, Optional.of(Digits.of(9, 2))).isPresent());
    assertTrue(official.again(ALL, Optional.empty()).isEmpty());
    assertEquals(450, official.train(ALL, () -> false).orElseThrow().rows());
  }

  @Test
  void itsTextSaysAllOfIt() {
    Division division = new Division("3f", "", 3, 0.2, 0.1);
    assertEquals("division(3f, \"\", 3, 0.2, 0.1)", division.toString());
    assertEquals(division, Division.parse(division.toString()));
    assertNotEquals(division, Division.parse("division(3f, \"\", 4, 0.2, 0.1)"));
  }

  @Test
  void onlyUnseenRowsJudgeAndChoosingComesFirstWhereTheyAreFew() {
    Dataset unseen = ALL.pick(IntStream.range(100, 200).toArray());
    Rows rows = Rows.judgedBy(unseen, ALL, Optional.empty(), division(3, 0.1, 0.1));
    assertEquals(50, rows.test().rows());
    assertEquals(50, rows.validation().rows());
    assertEquals(400, rows.train().rows());
    same(rows.train(), ALL.without(unseen));
    Rows plenty = Rows.judgedBy(unseen, ALL, Optional.empty(), division(3, 0.1, 0.04));
    assertEquals(50, plenty.test().rows());
    assertEquals(20, plenty.validation().rows());
    assertEquals(430, plenty.train().rows());
    Rows one = Rows.judgedBy(ALL.pick(7), ALL, Optional.empty(), division(3, 0.3, 0.1));
    assertEquals(0, one.test().rows());
    same(ALL.pick(7), one.validation());
    Rows official = Rows.judgedBy(unseen, ALL, Optional.of(Digits.of(9, 2)), division(3, 0.2, 0.1));
    assertEquals(9, official.test().rows());
    assertEquals(50, official.validation().rows());
  }
}
