package io.bigtheta.run.result;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of an experiment.
 *
 * @param files the files that were written
 * @param seconds the time it took
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
