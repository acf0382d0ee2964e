package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;

/**
 * How many rows are not learnt from.
 *
 * @param validation share of the training rows that choose the best epoch, in [0, 1); 0 for none
 * @param test share of all rows for the final judgement, always the same ones, in [0, 1); 0 for none. A test set that comes with
 *     the data is kept whole instead
 */
public record HeldOut(double validation, double test) {
  public HeldOut {
    share("validation", validation);
    share("test", test);
  }

  /** A tenth to validate, a fifth to test. */
  public HeldOut() {
    this(0.1, 0.2);
  }

  /** All rows are learnt from: for jobs that hold out rows in another way. */
  public static HeldOut none() {
    return new HeldOut(0, 0);
  }

  public HeldOut validation(double value) {
    return new HeldOut(value, test);
  }

  public HeldOut test(double value) {
    return new HeldOut(validation, value);
  }

  /** Refuses what is no share of rows in [0, 1). */
  public static void share(String where, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of(where, "a share in [0, 1)", Double.toString(value));
    }
  }
}
