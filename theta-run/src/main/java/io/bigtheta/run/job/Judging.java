package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates rows, if there are any. */
final class Judging {
  private Judging() {}

  static Optional<Evaluation> of(Dataset rows, Function<Dataset, Evaluation> judge) {
    return rows.rows() == 0 ? Optional.empty() : Optional.of(judge.apply(rows));
  }
}
