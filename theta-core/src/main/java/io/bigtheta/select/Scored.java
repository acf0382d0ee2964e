package io.bigtheta.select;

/** Which weights of a fold's training are evaluated on its held-out rows. */
public enum Scored {
  /**
   * The weights after the last epoch, on which the held-out rows had no influence. All epochs are run, whatever the
   * stopping rule. This is the default, and scikit-learn's {@code cross_val_score} evaluates in this way.
   */
  LAST,
  /**
   * The weights at the minimum of the error on the held-out rows themselves, with the stopping rule in force. The score
   * is slightly optimistic, because the rows that choose the epoch also evaluate it. This is often done: no fold needs
   * a third part of rows, and the choice is made in the same way for all recipes that are compared.
   */
  BEST
}
