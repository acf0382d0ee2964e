package io.bigtheta.run.job;

import io.bigtheta.run.folder.Kind;
import io.bigtheta.run.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Continues the job in a folder, of whatever kind. */
public final class Resume {
  private Resume() {}

  /** @throws io.bigtheta.spec.Refusal if no job was begun there */
  public static Job<?> of(Path path) throws IOException {
    RunFolder folder = RunFolder.open(path);
    Kind kind = RunFolder.kind(path).orElseThrow();
    return switch (kind) {
      case TRAIN -> TrainJob.resume(folder);
      case ENSEMBLE -> EnsembleJob.resume(folder);
      case SEARCH -> SearchJob.resume(folder);
      case CROSSVALIDATE -> CrossValidateJob.resume(folder);
      case LEARNING_CURVE -> LearningCurveJob.resume(folder);
      case PRUNE -> PruneJob.resume(folder);
      case CONTROL -> ControlJob.resume(folder, "");
    };
  }
}
