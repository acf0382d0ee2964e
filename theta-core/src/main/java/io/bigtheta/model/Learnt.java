package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Fingerprint;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The rows a model has learnt from: its own training rows and those of every model that it was fine-tuned from.
 *
 * @param rows the rows as far as they are known
 * @param complete whether these are all rows
 * @param division how these rows were divided from the validation and test rows, if the model has learnt from no other
 *     rows
 */
public record Learnt(Fingerprint rows, boolean complete, Optional<Division> division) {
  /** The value for a model that does not say which rows it has learnt from. */
  public static final Learnt UNKNOWN = new Learnt(Fingerprint.EMPTY, false, Optional.empty());

  /** A model that has learnt from these rows and no others. */
  public static Learnt from(Dataset train) {
    return new Learnt(Fingerprint.of(train), true, Optional.empty());
  }

  /**
   * The same model after it has learnt from these rows too. The division is dropped unless the model had learnt from
   * these rows before.
   */
  public Learnt and(Dataset train) {
    Fingerprint all = rows.union(Fingerprint.of(train));
    return new Learnt(all, complete, complete && all.equals(rows) ? division : Optional.empty());
  }

  /** The same with the division of the rows. The division is checked when it is used, so a wrong one does no harm. */
  public Learnt divided(Division value) {
    return new Learnt(rows, complete, Optional.of(value));
  }

  /** The same with all rows, as a file beside the model names them. */
  public Learnt all(Fingerprint value) {
    return new Learnt(value, true, division);
  }

  /**
   * The rows of {@code all} that the model has learnt from, drawn again by the division. The result is empty if
   * {@code all} are other rows, or if it is not certain that the model has learnt from no others.
   *
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says yes
   */
  public Optional<Dataset> of(Dataset all, BooleanSupplier cancelled) {
    return division
        .filter(d -> complete)
        .flatMap(d -> d.train(all, cancelled))
        .filter(train -> only(train, cancelled));
  }

  /** Whether the model has learnt from these rows and no others. */
  boolean only(Dataset train, BooleanSupplier cancelled) {
    return complete && Fingerprint.of(train, cancelled).equals(rows);
  }
}
