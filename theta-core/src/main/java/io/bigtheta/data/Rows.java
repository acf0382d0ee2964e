package io.bigtheta.data;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.Optional;

/**
 * Labelled rows in their three parts. What is not held out has no rows.
 *
 * @param train to learn from
 * @param validation to choose the best epoch by
 * @param test to judge by, once
 */
public record Rows(Dataset train, Dataset validation, Dataset test) {
  /** Always the same, so that runs with different seeds are judged on the same rows. */
  private static final Seed TEST = new Seed(0).child("test", 0);

  /**
   * The parts that a division asks for. A test set that comes with the data is kept whole, or left out where the share of
   * test rows is 0.
   *
   * @throws Refusal if nothing is left to train on
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

  /** The rows that a division with this share of test rows holds out; all rows for 0. */
  public static Dataset test(Dataset all, double share) {
    return share == 0 ? all : held(all, share, TEST).test();
  }

  /**
   * The parts where only rows {@code unseen} may judge: test rows, then validation rows are drawn from them, as many as the
   * division asks for of {@code all} or, where there are fewer, both in proportion; all other rows are there to train on.
   *
   * @param unseen picked from {@code all}
   * @param official test rows that come with the data, of which none is drawn then
   */
  public static Rows judgedBy(
      Dataset unseen, Dataset all, Optional<Dataset> official, Division division) {
    double test = official.isPresent() ? 0 : division.test() * all.rows();
    double validation = division.validation() * all.rows();
    double scale = Math.min(1, unseen.rows() / Math.max(1, test + validation));
    long testRows = Math.round(test * scale);
    long judging = Math.round((test + validation) * scale);
    if (validation > 0 && testRows == judging) { // one row at least has to choose
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
    return !(share > 0) || data.rows() < 2
        ? new Split(data, data.pick())
        : data.split(1 - share, seed);
  }
}
