package io.bigtheta.train.schedule;

import io.bigtheta.train.history.History;

/** The learning rate of every step. In texts a number alone means {@code constant}. */
public interface Schedule {
  /**
   * The rate of step {@code step}, from 1, of {@code steps}.
   *
   * @param history of the epochs that have ended
   */
  float at(int step, int steps, History history);

  /** How often the rate comes down and begins again, each time over equally many steps; 0 for a schedule without such cycles. */
  default int cycles() {
    return 0;
  }
}
