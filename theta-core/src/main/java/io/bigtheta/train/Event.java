package io.bigtheta.train;

import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.history.Epoch;
import java.util.function.Supplier;

/** What a listener is told while a network trains, on the training thread. */
public sealed interface Event {
  /**
   * Before the first step.
   *
   * @param steps of an epoch
   */
  record Started(Blueprint blueprint, int trainRows, int validationRows, int epochs, int steps)
      implements Event {}

  /**
   * From time to time within an epoch.
   *
   * @param step of this epoch, from 1
   * @param loss mean of the epoch so far
   */
  record Progressed(int epoch, int step, int steps, double loss, float rate) implements Event {}

  /**
   * After an epoch.
   *
   * @param best whether this is the smallest validation error so far
   * @param checkpoint all that a continuation needs; ask during the call or not at all
   * @param model as the validation has just judged it; ask during the call or not at all
   */
  record EpochEnded(
      Epoch epoch, boolean best, Supplier<Checkpoint> checkpoint, Supplier<Model> model)
      implements Event {}

  /** After the last step. */
  record Ended(StopReason reason, int best) implements Event {}
}
