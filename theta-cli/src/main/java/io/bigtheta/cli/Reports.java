package io.bigtheta.cli;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.util.Optional;

/** The report of a run: a room of its own to load, as pictures take time to get ready. */
final class Reports {
  private Reports() {}

  static void write(RunFolder folder, Plan plan, Training training, Optional<Evaluation> test)
      throws IOException {}
}
