package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Fingerprint;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Which rows a model has learnt from, its own and those of every model it went on from.
 *
 * @param rows as far as they are known
 * @param complete whether these are all
 * @param division how they were divided from those that judge, where the model has learnt from nothing else
 */
public record Learnt(Fingerprint rows, boolean complete, Optional<Division> division) {
  /** Of a model that does not say. */
  public static final Learnt UNKNOWN = new Learnt(Fingerprint.EMPTY, false, Optional.empty());

  /** From these rows and nothing else. */
  public static Learnt from(Dataset train) {
    return new Learnt(Fingerprint.of(train), true, Optional.empty());
  }

  /** And from these rows too. A division is forgotten, unless they were learnt from before. */
  public Learnt and(Dataset train) {
    Fingerprint all = rows.union(Fingerprint.of(train));
    return new Learnt(all, complete, complete && all.equals(rows) ? division : Optional.empty());
  }

  /** With a word on how the rows were divided. It is checked where it is used: one that is wrong does no harm. */
  public Learnt divided(Division value) {
    return new Learnt(rows, complete, Optional.of(value));
  }

  /** With the rows that a file beside the model names. */
  public Learnt all(Fingerprint value) {
    return new Learnt(value, true, division);
  }

  /**
   * The rows of {@code all} that were learnt from, as the division draws them again; nothing if these are other rows, or if it
   * is not certain that the model has learnt from nothing else.
   *
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says so
   */
  public Optional<Dataset> of(Dataset all, BooleanSupplier cancelled) {
    return division
        .filter(d -> complete)
        .flatMap(d -> d.train(all, cancelled))
        .filter(train -> only(train, cancelled));
  }

  /** Whether the model has learnt from these rows and nothing else. */
  boolean only(Dataset train, BooleanSupplier cancelled) {
    return complete && Fingerprint.of(train, cancelled).equals(rows);
  }
}
