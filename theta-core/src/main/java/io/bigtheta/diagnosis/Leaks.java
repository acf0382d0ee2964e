package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Columns of a table that may be known only when the target is: copies of it, and columns that add up to it. They are looked for
 * without a network, so this can be said before a training.
 */
public final class Leaks {
  private Leaks() {}

  /**
   * The suspected leaks among the columns of a table; none for other rows. The same rows give the same findings.
   *
   * @param train the rows to learn from, of which at most 20,000 are looked at
   * @param cancelled asked now and then; then the findings so far are returned
   */
  public static List<Finding> suspected(Dataset train, BooleanSupplier cancelled) {
    List<Finding> single = Giveaway.findings(train, cancelled);
    return single.isEmpty() && !cancelled.getAsBoolean()
        ? WeightedSum.finding(train).stream().toList()
        : single;
  }
}
