package io.bigtheta.run.result;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of an experiment.
 *
 * @param files that were written
 * @param seconds it took
 */
public record ExperimentResult(
    Experiment experiment,
    long seed,
    Findings findings,
    Path folder,
    List<Path> files,
    double seconds) {
  public ExperimentResult {
    files = List.copyOf(files);
  }
}
