package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;
import java.util.Optional;

/**
 * How many rows are held out from training.
 *
 * @param validation share in [0, 1) of the training rows that choose the best epoch; 0 for none
 * @param test share in [0, 1) of all rows that test the result, the same rows for every seed; 0 for none; if absent, a fifth, but
 *     none if several networks judge each other's rows. A test set that comes with the data is used instead
 */
public record HeldOut(double validation, Optional<Double> test) {
  private static final double USUAL_TEST = 0.2;

  public HeldOut {
    share("validation", validation);
    share("test", test.orElse(0.0));
  }

  public HeldOut(double validation, double test) {
    this(validation, Optional.of(test));
  }

  /** A tenth of the rows validates, a fifth tests. */
  public HeldOut() {
    this(0.1, Optional.empty());
  }

  /** The share of test rows if one network is trained. */
  public double testOrUsual() {
    return test.orElse(USUAL_TEST);
  }

  /** No rows are held out, for jobs that hold out rows in another way. */
  public static HeldOut none() {
    return new HeldOut(0, 0);
  }

  public HeldOut validation(double value) {
    return new HeldOut(value, test);
  }

  public HeldOut test(double value) {
    return test(Optional.of(value));
  }

  public HeldOut test(Optional<Double> value) {
    return new HeldOut(validation, value);
  }

  /** Refuses a share outside [0, 1). */
  public static void share(String where, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of(where, "a share in [0, 1)", Double.toString(value));
    }
  }
}
