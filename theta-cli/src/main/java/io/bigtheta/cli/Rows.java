package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import java.util.Optional;
import java.util.function.Function;

/**
 * Labelled rows in their three parts. What is not held out has no rows.
 *
 * @param train to learn from
 * @param validation to choose the best epoch by
 * @param test to judge by, once
 */
record Rows(Dataset train, Dataset validation, Dataset test) {
  /** Always the same, so that runs with different seeds are judged on the same rows. */
  private static final Seed TEST = new Seed(0).child("test", 0);

  /** The parts that the settings ask for; a test set that comes with the data is kept whole. */
  static Rows of(Dataset all, Optional<Dataset> official, Settings settings) {
    Split judged = official
        .map(test -> new Split(all, settings.test() == 0 ? test.pick() : test))
        .orElseGet(() -> held(all, settings.test(), TEST));
    Split chosen = held(
        judged.train(), settings.validation(), new Seed(settings.seed()).child("validation", 0));
    if (chosen.train().rows() == 0) {
      throw Failure.refuse(
          all.name(),
          "rows to train on",
          "none of " + all.rows() + " after --test and --validation",
          "hold out less");
    }
    return new Rows(chosen.train(), chosen.test(), judged.test());
  }

  /** The rows that a training with {@code --test share} holds out; all rows for 0. */
  static Dataset tested(Dataset all, double share) {
    return share == 0 ? all : held(all, share, TEST).test();
  }

  /** What a judge says of rows, where there are any. */
  static Optional<Evaluation> judged(Dataset rows, Function<Dataset, Evaluation> judge) {
    return rows.rows() == 0 ? Optional.empty() : Optional.of(judge.apply(rows));
  }

  private static Split held(Dataset data, double share, Seed seed) {
    return share == 0 || data.rows() < 2
        ? new Split(data, data.pick())
        : data.split(1 - share, seed);
  }

  boolean classes() {
    return train.targets().kind().classifies();
  }
}
