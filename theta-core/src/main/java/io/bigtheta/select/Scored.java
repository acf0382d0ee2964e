package io.bigtheta.select;

/** Which weights of a fold's training its held-out rows are asked of. */
public enum Scored {
  /**
   * Those after the last epoch, which no held-out row had a say in: all epochs are run, whatever the stopping rule. This is
   * how scikit-learn's {@code cross_val_score} judges, and the default.
   */
  LAST,
  /**
   * Those at the minimum of the error on the held-out rows themselves, with the stopping rule in force. Optimistic by a
   * little, as the rows that choose the epoch also judge it, and much used: it spares each fold a third part of rows, and
   * the same choice is made for all recipes that are compared.
   */
  BEST
}
