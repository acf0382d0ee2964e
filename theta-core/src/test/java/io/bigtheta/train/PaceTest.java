package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  /** How many of so many steps are shared. */
  private static int shared(
      Pace pace, int steps, IntUnaryOperator sharedMicros, IntUnaryOperator aloneMicros) {
    int shared = 0;
    for (int step = 0; step < steps; step++) {
      boolean now = pace.shared();
      shared += now ? 1 : 0;
      pace.took(1_000L * (now ? sharedMicros : aloneMicros).applyAsInt(step));
    }
    return shared;
  }

  @ParameterizedTest
  @CsvSource({"100, 150, true", "150, 100, false", "100, 101, false"})
  void theFasterWayIsFoundAndKept(int sharedMicros, int aloneMicros, boolean expected) {
    Pace pace = new Pace();
    shared(pace, 100, step -> sharedMicros, step -> aloneMicros);
    int steps = 100_000;
    int shared = shared(pace, steps, step -> sharedMicros, step -> aloneMicros);
    int wrong = expected ? steps - shared : shared;
    assertTrue(wrong < steps / 80, "a trial now and then, got " + wrong);
  }

  @Test
  void whatGrowsFasterAllTheTimeIsNotMistakenForTheBetterWay() {
    Pace pace = new Pace();
    // both ways take the same time, less from step to step
    int shared =
        shared(pace, 900, step -> 10_000_000 / (step + 1_000), step -> 10_000_000 / (step + 1_000));
    assertTrue(shared < 90, "got " + shared);
  }

  @Test
  void ifTheOtherWayBecomesFasterThatIsNoticed() {
    Pace pace = new Pace();
    shared(pace, 10_000, step -> 100, step -> 150);
    int shared = shared(pace, 20_000, step -> 300, step -> 150);
    assertTrue(shared < 3_000, "got " + shared);
  }

  @Test
  void longStepsAreSharedWithoutTrials() {
    Pace pace = new Pace();
    assertFalse(pace.shared());
    shared(pace, 9, step -> 30_000, step -> 50_000);
    assertEquals(500, shared(pace, 500, step -> 30_000, step -> 50_000));
  }

  @Test
  void oneSlowStepDoesNotDecide() {
    Pace pace = new Pace();
    int shared = shared(pace, 9_000, step -> 150, step -> step % 9 == 4 ? 50_000 : 100);
    assertTrue(shared < 500, "got " + shared);
  }
}
