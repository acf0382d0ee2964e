package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Fingerprint;
import io.bigtheta.data.Matches;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Rows to evaluate models on: rows that any of the models has learnt from are left out.
 *
 * <p>If all models say how their rows were divided, and those rows are at hand to be divided again, this is exact.
 * Otherwise a {@link Fingerprint} recognises rows: it finds every row that was learnt from, and some others by chance.
 * If chance explains what was found ({@link Matches#chance}), it counts as nothing, and all rows are kept.
 *
 * @param left the rows that no model is known to have learnt from, in their order
 * @param rows the number of rows before any were left out
 * @param learnt the number of rows that were left out
 * @param suspects the number of rows that the fingerprint found but that were kept, because chance explains them
 * @param silent the number of models that do not say all rows they have learnt from
 * @param models the number of models
 * @param exact whether the rows were divided again, instead of recognised by a fingerprint
 * @param rate the probability that a row not learnt from is found; 0 if exact
 * @param repeats whether at least a tenth of a model's training rows repeat others, so that the rows found need not be
 *     the same rows
 */
public record Unseen(
    Dataset left,
    int rows,
    int learnt,
    int suspects,
    int silent,
    int models,
    boolean exact,
    double rate,
    boolean repeats) {
  private static final double MANY = 0.1;

  /** The rows of {@code rows} to evaluate a model on. */
  public static Unseen of(Model model, Dataset rows) {
    return of(List.of(model), rows, rows, () -> false);
  }

  /** The rows of {@code rows} to evaluate an ensemble on. */
  public static Unseen of(Ensemble ensemble, Dataset rows) {
    return of(ensemble.models(), rows, rows, () -> false);
  }

  /**
   * The rows of {@code rows} to evaluate several models on.
   *
   * @param all the data as it was read, before anything was picked from it
   * @param rows the rows to evaluate on, picked from {@code all} or from other data
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says yes
   */
  public static Unseen of(
      List<Model> models, Dataset all, Dataset rows, BooleanSupplier cancelled) {
    BitSet known = new BitSet();
    Fingerprint others = Fingerprint.EMPTY;
    boolean exact = true;
    int silent = 0;
    boolean repeats = false;
    for (Model model : models) {
      Learnt learnt = model.provenance().learnt();
      Optional<Dataset> own =
          rows.features() == all.features() ? learnt.of(all, cancelled) : Optional.empty();
      if (own.isPresent()) {
        mark(own.get(), rows, known);
      } else {
        exact = false;
        others = others.union(learnt.rows());
        silent += learnt.complete() ? 0 : 1;
        int trained = model.provenance().rows();
        repeats |= learnt.complete() && trained - learnt.rows().size() > MANY * trained;
      }
    }
    Matches matches = others.matches(rows, cancelled);
    boolean chance = matches.chance();
    if (!chance) {
      known.or(matches.rows());
    }
    BitSet suspected = matches.rows();
    suspected.andNot(known);
    return new Unseen(
        rows.pick(IntStream.range(0, rows.rows()).filter(i -> !known.get(i)).toArray()),
        rows.rows(),
        known.cardinality(),
        suspected.cardinality(),
        silent,
        models.size(),
        exact,
        others.rate(),
        repeats);
  }

  private static void mark(Dataset learnt, Dataset rows, BitSet known) {
    BitSet places = new BitSet();
    for (int i = 0; i < learnt.rows(); i++) {
      places.set(learnt.index(i));
    }
    for (int i = 0; i < rows.rows(); i++) {
      if (places.get(rows.index(i))) {
        known.set(i);
      }
    }
  }

  /** Whether every model says all rows that it has learnt from. */
  public boolean known() {
    return silent == 0;
  }

  /** One or two sentences for people, without a full stop. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (silent == models && learnt == 0) {
      return unknown();
    }
    if (learnt == 0) {
      parts.add(rows == 0 ? "there are no rows" : "none of " + count(rows) + " was learnt from");
    } else if (learnt == rows) {
      parts.add("all " + count(rows) + " were learnt from: name rows that the model has not seen");
    } else {
      parts.add(String.format(
          Locale.ROOT,
          "%,d of %s %s learnt from and %s left out",
          learnt,
          count(rows),
          learnt == 1 ? "was" : "were",
          learnt == 1 ? "is" : "are"));
    }
    if (suspects > 0) {
      parts.add(String.format(
          Locale.ROOT,
          "%,d %s as if learnt from, but chance explains that many, so %s kept",
          suspects,
          suspects == 1 ? "looks" : "look",
          suspects == 1 ? "it is" : "they are"));
    }
    if (learnt > 0 && !exact && repeats) {
      parts.add(
          "rows of this table repeat each other, so these may be other rows of the same values");
    }
    if (silent > 0) {
      parts.add(unknown());
    }
    return String.join("; ", parts);
  }

  private String unknown() {
    return models == 1
        ? "not known: this model file does not say which " + (learnt == 0 ? "rows" : "other rows")
            + " it has learnt from"
        : String.format(
            Locale.ROOT,
            "not known: %,d of %,d models do not say which rows they have learnt from",
            silent,
            models);
  }

  private static String count(int rows) {
    return String.format(Locale.ROOT, rows == 1 ? "%,d row" : "%,d rows", rows);
  }
}
