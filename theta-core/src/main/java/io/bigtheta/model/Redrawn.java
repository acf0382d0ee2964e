package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Rows;
import io.bigtheta.spec.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows to train a model further with and to evaluate it on, for pruning and fine-tuning. The validation and test rows
 * contain no row that the model has learnt from, unless the model does not say which these are.
 *
 * @param rows the rows in three parts
 * @param kind where the parts come from
 * @param text a sentence for people that says where the parts come from, without a full stop
 */
public record Redrawn(Rows rows, Kind kind, String text) {
  /** Where the parts come from. */
  public enum Kind {
    /** The parts are exactly those of the model's own training. */
    OWN,
    /** Validation and test rows are drawn from the rows that the model has not learnt from. */
    UNSEEN,
    /** The parts are drawn as if the model were new, because it does not say what it has learnt from. */
    UNKNOWN
  }

  /**
   * Divides rows for a model. If this is the data that the model was trained on, and validation rows were held out,
   * these are the model's own parts. Otherwise only rows that the model has not seen become validation and test rows.
   *
   * @param official the test set that comes with the data, if there is one
   * @param wanted the seed and shares for parts that are not the model's own
   * @throws Refusal if the model has learnt from all rows, or if no rows are left to train on
   */
  public static Redrawn of(Model model, Dataset all, Optional<Dataset> official, Division wanted) {
    Learnt learnt = model.provenance().learnt();
    Optional<Rows> own = learnt
        .division()
        .flatMap(division -> division.again(all, official))
        .filter(rows -> rows.validation().rows() > 0 && learnt.only(rows.train(), () -> false));
    if (own.isPresent()) {
      return new Redrawn(
          own.get(),
          Kind.OWN,
          "divided as in the model's training: it has not seen the validation and test rows");
    }
    Unseen unseen = Unseen.of(model, all);
    if (!unseen.known()) {
      return new Redrawn(
          Rows.of(all, official, wanted),
          Kind.UNKNOWN,
          unseen.text() + "; it may have learnt from the validation and test rows too");
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
