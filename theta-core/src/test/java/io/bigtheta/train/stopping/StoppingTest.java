package io.bigtheta.train.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Spec;
import io.bigtheta.support.Histories;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingTest {
  /** Epochs of one second each. */
  private static final double[] LOSSES = {5, 3, 4, 3, 2.5, 2.6, 2.7, 2.8, 1, 1};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "patience(1)                        | 3",
        "patience(2)                        | 4",
        "patience(3)                        | 8",
        "patience(4)                        | 0",
        "never                              | 0",
        "loss-reached(2.6)                  | 5",
        "loss-reached(3)                    | 2",
        "loss-reached(0.5)                  | 0",
        "time-limit(4)                      | 4",
        "time-limit(3.5)                    | 4",
        "time-limit(11)                     | 0",
        "accuracy-reached(0.1)              | 0",
        "any-of(patience(3), time-limit(6)) | 6",
        "any-of(never, loss-reached(1))     | 9",
      })
  void aRuleSaysSoFirstAfterTheEpoch(String text, int epoch) {
    Stopping rule = Spec.parse(Stopping.class, text);
    int first = 0;
    for (int epochs = LOSSES.length; epochs > 0; epochs--) {
      first = rule.stop(Histories.losses(Arrays.copyOf(LOSSES, epochs))) ? epochs : first;
    }
    assertEquals(epoch, first);
  }

  @Test
  void accuracyIsThatOfTheLastEpochOnRowsHeldOut() {
    double[] low = {0.99, 0.7};
    double[] high = {0.1, 0.9};
    Stopping rule = new AccuracyReached(0.9);
    assertTrue(rule.stop(Histories.accuracies(low, high)));
    assertFalse(rule.stop(Histories.accuracies(high, low)));
  }

  @Test
  void patienceIsWithTheCriterion() {
    double[] best = {1, 0.9};
    double[] worse = {1, 0.8};
    assertTrue(new Patience(2).stop(Histories.accuracies(worse, best, worse, best)));
    assertFalse(new Patience(2).stop(Histories.accuracies(worse, best, worse)));
  }

  @Test
  void lossReachedAsksTheTrainingLossWhereNothingIsHeldOut() {
    double[] none = {0.25, Double.NaN};
    assertTrue(new LossReached(0.25).stop(Histories.both(none)));
    assertFalse(new LossReached(0.24).stop(Histories.both(none)));
  }
}
