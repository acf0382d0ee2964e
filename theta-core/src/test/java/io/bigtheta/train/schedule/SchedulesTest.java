package io.bigtheta.train.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.spec.Spec;
import io.bigtheta.support.Histories;
import io.bigtheta.train.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {
  private static final History NEW = Histories.losses();

  private static float at(String text, int step, int steps, History history) {
    return Spec.parse(Schedule.class, text).at(step, steps, history);
  }

  /** Of 100 steps. cos(π/3) = ½ is the reason for the shares taken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.3                       | 1   | 0.3",
        "constant(0.3)             | 100 | 0.3",
        "cosine(0.8)               | 1   | 0.8",
        "cosine(0.8)               | 51  | 0.4",
        "cosine(0.8)               | 26  | 0.68284271",
        "cosine(0.8, floor=0.2)    | 51  | 0.5",
        "cosine(0.8)               | 100 | 0.00019739",
        "cycles(0.8)               | 1   | 0.8",
        "cycles(0.8)               | 11  | 0.4",
        "cycles(0.8)               | 21  | 0.8",
        "cycles(0.8)               | 91  | 0.4",
        "cycles(0.8, count=3)      | 18  | 0.4",
        "cycles(0.8, count=3)      | 35  | 0.8",
        "cycles(0.8, count=3)      | 86  | 0.4",
        "cycles(0.8, count=1)      | 100 | 0.00019739",
        "cycles(0.8, count=900)    | 100 | 0.8",
        "one-cycle(0.5, warm=0.5)  | 1   | 0.02",
        "one-cycle(0.5, warm=0.5)  | 26  | 0.26",
        "one-cycle(0.5, warm=0.5)  | 51  | 0.5",
        "one-cycle(0.5, warm=0.5)  | 76  | 0.250001",
        "one-cycle(0.5, warm=0.5)  | 100 | 0.00049532",
        "one-cycle(0.5)            | 31  | 0.5",
        "warm-up(0.6, over=0.2)    | 1   | 0.03",
        "warm-up(0.6, over=0.2)    | 10  | 0.3",
        "warm-up(0.6, over=0.2)    | 20  | 0.6",
        "warm-up(0.6, over=0.2)    | 100 | 0.6",
        "warm-up(cosine(0.8), over=0.52) | 26 | 0.34142136",
        "warm-up(cosine(0.8), over=0.2)  | 51 | 0.4",
      })
  void ratesOfStepsAreThoseOfTheFormula(String text, int step, double rate) {
    assertEquals(rate, at(text, step, 100, NEW), 1e-7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exponential(0.8, factor=0.5)    | 0  | 0.8",
        "exponential(0.8, factor=0.5)    | 3  | 0.1",
        "exponential(0.8)                | 2  | 0.722",
        "step(0.8, every=3, factor=0.5)  | 0  | 0.8",
        "step(0.8, every=3, factor=0.5)  | 2  | 0.8",
        "step(0.8, every=3, factor=0.5)  | 3  | 0.4",
        "step(0.8, every=3, factor=0.5)  | 8  | 0.2",
        "step(0.8)                       | 10 | 0.08",
      })
  void ratesOfEpochsAreThoseOfTheFormula(String text, int epochs, double rate) {
    assertEquals(rate, at(text, 7, 100, Histories.losses(new double[epochs])), 1e-7);
  }

  @Test
  void aPlateauLowersTheRateAfterSoManyEpochsWithoutANewMinimum() {
    double[] losses = {5, 4, 4, 4.5, 3, 3.5, 3, 3, 3};
    float[] rates = {1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 0.25f, 0.25f, 0.125f};
    Schedule plateau = new Plateau(1, 2, 0.5f);
    for (int epochs = 0; epochs < rates.length; epochs++) {
      History history = Histories.losses(java.util.Arrays.copyOf(losses, epochs));
      assertEquals(rates[epochs], plateau.at(1, 100, history), "after epoch " + epochs);
    }
  }

  @Test
  void ofOneStepTheFirstIsTheLast() {
    assertEquals(0.8f, at("cosine(0.8)", 1, 1, NEW));
    assertEquals(0.02f, at("one-cycle(0.5)", 1, 1, NEW));
    assertEquals(0.6f, at("warm-up(0.6, over=0.2)", 1, 1, NEW));
  }
}
