package io.bigtheta.select;

import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;

/** What a listener is told while the networks of a {@link Committee} are trained. It gets one event at a time, from any thread. */
public sealed interface MemberEvent {
  /** Sent before the first step of network {@code number}, from 1. */
  record Started(int number, int members) implements MemberEvent {}

  /** Sent after an epoch of a network. */
  record EpochEnded(int number, Epoch epoch) implements MemberEvent {}

  /**
   * Sent after a network was trained.
   *
   * @param done the number of networks done, including this one
   */
  record Ended(int number, Training training, int done, int members) implements MemberEvent {}
}
