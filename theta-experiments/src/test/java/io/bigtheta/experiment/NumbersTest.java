package io.bigtheta.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.select.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private static final Numbers NUMBERS = Numbers.of("Steps", "kind of way")
      .measure("rate", "rate", 2)
      .interval("steps", "steps", 0)
      .row(false, List.of("one, \"plain\""), 0.1f, 1e7, Double.NaN, -0.0)
      .row(true, List.of("other"), 1 / 3.0, 2, 1, 3);

  @Test
  void aFileHasAHeaderShortNumbersQuotedWordsAndEmptyCells() {
    assertEquals("""
        kind_of_way,rate,steps,steps_low,steps_high
        "one, ""plain""\",0.100000001,10000000,,0
        other,0.333333333,2,1,3
        """, NUMBERS.csv());
  }

  @Test
  void peopleSeeRoundNumbersAndWhatStandsOut() {
    assertEquals("""
          kind of way   rate     steps  95 % from  to
          one, "plain"  0.10  10000000          –  −0
        * other         0.33         2          1   3
        """, NUMBERS.table().text());
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertEquals(
        "Steps: expected rows of 1 words and 4 numbers, got [a] and [1.0]",
        assertThrows(IllegalArgumentException.class, () -> NUMBERS.row(false, List.of("a"), 1))
            .getMessage());
  }

  @Test
  void theGeometricMeanLiesInTheMiddleOfItsIntervalOnALogarithmicAxis() {
    Estimate of = Means.geometric(new double[] {0.1, 10, 1});
    assertEquals(1, of.mean(), 1e-12);
    assertEquals(1, of.low() * of.high(), 1e-9);
  }
}
