package io.bigtheta.train;

import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.history.Epoch;
import java.util.function.Supplier;

/** What a listener is told while a network trains. It is called on the training thread. */
public sealed interface Event {
  /**
   * Sent before the first step.
   *
   * @param steps the number of steps in an epoch
   */
  record Started(Blueprint blueprint, int trainRows, int validationRows, int epochs, int steps)
      implements Event {}

  /**
   * Sent from time to time within an epoch.
   *
   * @param step the step of this epoch, from 1
   * @param loss the mean loss of the epoch so far
   * @param rate the learning rate of this step
   */
  record Progressed(int epoch, int step, int steps, double loss, float rate) implements Event {}

  /**
   * Sent after an epoch.
   *
   * @param best whether the validation error is the smallest so far
   * @param checkpoint gives all that a continuation needs; call it during the event or not at all
   * @param model gives the model as the validation has just evaluated it; call it during the event or not at all
   */
  record EpochEnded(
      Epoch epoch, boolean best, Supplier<Checkpoint> checkpoint, Supplier<Model> model)
      implements Event {}

  /**
   * Sent after the last step.
   *
   * @param best the epoch with the smallest validation error; 0 if there is none
   */
  record Ended(StopReason reason, int best) implements Event {}
}
