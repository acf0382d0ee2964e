package io.bigtheta.data;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.Optional;

/**
 * Labelled rows in three parts. A part that is not held out is a dataset without rows.
 *
 * @param train the rows to train on
 * @param validation the rows to choose the best epoch by
 * @param test the rows to evaluate the model on, once
 */
public record Rows(Dataset train, Dataset validation, Dataset test) {
  /**
   * Draws the test rows. It does not depend on the seed of the training, so runs with different seeds are evaluated on
   * the same rows.
   */
  private static final Seed TEST = new Seed(0).child("test", 0);

  /**
   * Draws the three parts that a division asks for. Rows with times are not drawn: the newest ones test, and the newest
   * ones before them validate. A test set that comes with the data is kept whole, or left out if
   * the share of test rows is 0.
   *
   * @param official the test set that comes with the data, if there is one
   * @throws Refusal if no rows are left to train on
   */
  public static Rows of(Dataset all, Optional<Dataset> official, Division division) {
    Rows rows = drawn(all, official, division);
    if (rows.train.rows() == 0) {
      throw Refusal.of(
          all.name(),
          "rows to train on",
          "none of " + all.rows() + " after --test and --validation",
          "hold out less");
    }
    return rows;
  }

  static Rows drawn(Dataset all, Optional<Dataset> official, Division division) {
    Split judged = official
        .map(test -> new Split(all, division.test() == 0 ? test.pick() : test))
        .orElseGet(() -> held(all, division.test(), TEST));
    Split chosen = held(judged.train(), division.validation(), validation(division.seed()));
    return new Rows(chosen.train(), chosen.test(), judged.test());
  }

  /** The test rows that a division with this share of test rows holds out. For a share of 0 these are all rows. */
  public static Dataset test(Dataset all, double share) {
    return share == 0 ? all : held(all, share, TEST).test();
  }

  /**
   * Draws three parts whose test and validation rows all come from {@code unseen}. The test rows are drawn first, then
   * the validation rows. Their numbers are those that the division asks for of {@code all}; if {@code unseen} has fewer
   * rows, both are reduced in proportion. All other rows are for training.
   *
   * @param unseen rows picked from {@code all}
   * @param official the test set that comes with the data; if there is one, it is the test part and no test rows are
   *     drawn
   */
  public static Rows judgedBy(
      Dataset unseen, Dataset all, Optional<Dataset> official, Division division) {
    double test = official.isPresent() ? 0 : division.test() * all.rows();
    double validation = division.validation() * all.rows();
    double scale = Math.min(1, unseen.rows() / Math.max(1, test + validation));
    long testRows = Math.round(test * scale);
    long judging = Math.round((test + validation) * scale);
    if (validation > 0 && testRows == judging) { // validation needs at least one row
      testRows = Math.max(0, testRows - 1);
      judging = Math.max(1, judging);
    }
    Split judged = held(unseen, testRows / (double) unseen.rows(), TEST);
    Split chosen = held(
        judged.train(),
        (judging - testRows) / (double) judged.train().rows(),
        validation(division.seed()));
    return new Rows(
        all.without(chosen.test()).without(judged.test()),
        chosen.test(),
        official.orElse(judged.test()));
  }

  private static Seed validation(long seed) {
    return new Seed(seed).child("validation", 0);
  }

  private static Split held(Dataset data, double share, Seed seed) {
    if (share >= 1) {
      return new Split(data.pick(), data);
    }
    if (!(share > 0) || data.rows() < 2) {
      return new Split(data, data.pick());
    }
    return data.times()
        .map(times -> times.split(data, share))
        .orElseGet(() -> data.split(1 - share, seed));
  }
}
