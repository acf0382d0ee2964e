package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Rows;
import io.bigtheta.spec.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows to go on training a model with, and to judge that by: for pruning and fine-tuning. No row that the model has learnt from
 * is among those that judge, unless the model does not say which these are.
 *
 * @param rows in their three parts
 * @param kind where the parts come from
 * @param text for people: where the parts come from, in one sentence without a full stop
 */
public record Redrawn(Rows rows, Kind kind, String text) {
  /** Where the parts come from. */
  public enum Kind {
    /** They are those of the model's own training, exactly. */
    OWN,
    /** Validation and test rows are drawn from the rows that the model has not learnt from. */
    UNSEEN,
    /** They are drawn as if the model were new, as it does not say what it has learnt from. */
    UNKNOWN
  }

  /**
   * The model's own parts if this is the data that it was trained on and rows to validate by were held out; else parts of which
   * only unseen rows judge.
   *
   * @param wanted seed and shares for parts that are not the model's own
   * @throws Refusal if the model has learnt from all rows
   */
  public static Redrawn of(Model model, Dataset all, Optional<Dataset> official, Division wanted) {
    Learnt learnt = model.provenance().learnt();
    Optional<Rows> own = learnt
        .division()
        .flatMap(division -> division.again(all, official))
        .filter(rows -> rows.validation().rows() > 0 && learnt.only(rows.train(), () -> false));
    if (own.isPresent()) {
      return new Redrawn(
          own.get(), Kind.OWN, "divided as in the model's training: it has not seen the others");
    }
    Unseen unseen = Unseen.of(model, all);
    if (!unseen.known()) {
      return new Redrawn(
          Rows.of(all, official, wanted),
          Kind.UNKNOWN,
          unseen.text() + "; it may know validation and test rows by heart");
    }
    if (unseen.left().rows() == 0) {
      throw Refusal.of(
          all.name(),
          "rows that the model has not learnt from, to judge by",
          "none of " + all.rows(),
          "name data with other rows too");
    }
    Optional<Dataset> judges = official.map(
        test -> wanted.test() == 0 ? test.pick() : Unseen.of(model, test).left());
    Rows rows = Rows.judgedBy(unseen.left(), all, judges, wanted);
    if (rows.train().rows() == 0) {
      throw Refusal.of(
          all.name(),
          "rows to train on",
          "none of " + all.rows() + " beside those that judge",
          "hold out less");
    }
    return new Redrawn(
        rows,
        Kind.UNSEEN,
        unseen.learnt() == 0
            ? unseen.text()
            : String.format(
                Locale.ROOT,
                "%,d of %,d rows were learnt from: validation and test rows are drawn from the others",
                unseen.learnt(),
                unseen.rows()));
  }
}
