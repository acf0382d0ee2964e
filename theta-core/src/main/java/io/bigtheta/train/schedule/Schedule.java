package io.bigtheta.train.schedule;

import io.bigtheta.train.history.History;

/** The learning rate of every step. In a text, a number alone means {@code constant}. */
public interface Schedule {
  /**
   * The learning rate of a step.
   *
   * @param step the step, from 1
   * @param steps the number of steps in all epochs
   * @param history the history of the epochs that have ended
   */
  float at(int step, int steps, History history);

  /**
   * How many cycles there are in which the rate falls and begins again, each over equally many steps; 0 for a schedule
   * without such cycles.
   */
  default int cycles() {
    return 0;
  }
}
