package io.bigtheta.train.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.support.Histories;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final double NONE = Double.NaN;
  private static final double ENDLESS = Double.POSITIVE_INFINITY;

  @Test
  void theBestEpochIsTheGlobalMinimumAndTheFirstOfEquals() {
    assertEquals(0, Histories.losses().best());
    assertEquals(1, Histories.losses(2).best());
    assertEquals(4, Histories.losses(3, 2, 2.5, 1, 1.5, 1).best());
    assertEquals(2, Histories.losses(3, 1, 1, 1).best());
  }

  @Test
  void withNothingHeldOutTheTrainingLossIsJudged() {
    assertEquals(3, Histories.losses(NONE, NONE, NONE).best());
  }

  @Test
  void anInfiniteErrorIsNeverTheBest() {
    assertEquals(0, Histories.losses(ENDLESS, ENDLESS).best());
    assertEquals(2, Histories.losses(ENDLESS, 5, ENDLESS).best());
  }

  @Test
  void accuracyIsJudgedIfThatIsTheCriterion() {
    double[][] accuracies = {{0.9, 0.5}, {0.5, 0.75}, {0.9, 0.75}, {1, 0.5}};
    assertEquals(2, Histories.accuracies(accuracies).best());
    assertEquals(
        2, Histories.accuracies(new double[][] {{0.5, NONE}, {0.6, NONE}}).best());
  }

  @Test
  void overfittingBeginsAfterTheMinimumOnceTheLossRoseWhileTrainingFell() {
    assertEquals(OptionalInt.of(3), Histories.losses(3, 1, 2, 3).overfitting());
    assertEquals(OptionalInt.of(3), Histories.losses(3, 1, 2, 1.051).overfitting());
  }

  @Test
  void thereIsNoOverfittingWithoutARise() {
    assertEquals(OptionalInt.empty(), Histories.losses().overfitting());
    assertEquals(OptionalInt.empty(), Histories.losses(3, 2, 1).overfitting());
    assertEquals(OptionalInt.empty(), Histories.losses(3, 1, 2, 1.049).overfitting());
    assertEquals(OptionalInt.empty(), Histories.losses(NONE, NONE, NONE).overfitting());
    History both = Histories.both(new double[][] {{3, 1}, {4, 2}});
    assertEquals(OptionalInt.empty(), both.overfitting(), "the training loss rose too");
  }

  @Test
  void plateausAreCountedFromMinimumToMinimum() {
    History history = Histories.losses(5, 6, 6, 6, 6, 4, 4, 4);
    assertEquals(6, history.plateaus(1));
    assertEquals(3, history.plateaus(2));
    assertEquals(1, history.plateaus(3));
    assertEquals(0, history.plateaus(5));
    assertEquals(0, Histories.losses().plateaus(1));
  }

  @Test
  void anErrorThatIsNoNumberEndsNoSearchForAMinimum() {
    double[][] accuracies = {{NONE, NONE}, {0, 0.5}, {0, 0.6}, {0, 0.7}};
    assertEquals(1, Histories.accuracies(accuracies).plateaus(1));
  }

  @Test
  void aHistoryIsReadNotWritten() {
    History history = Histories.losses(3, 2);
    assertEquals(2, history.epochs());
    assertEquals(2, history.last().number());
    assertEquals(1, history.epoch(1).number());
    assertEquals(2, history.seconds());
    assertThrows(UnsupportedOperationException.class, () -> history.list().clear());
    History copy = history.copy();
    history.add(history.last());
    assertEquals(2, copy.epochs());
    assertEquals(3, history.epochs());
  }
}
