package io.bigtheta.cli.command;

import io.bigtheta.cli.console.CurveText;
import io.bigtheta.cli.console.EnsembleText;
import io.bigtheta.cli.console.FoldsText;
import io.bigtheta.cli.console.PruneText;
import io.bigtheta.cli.console.SearchText;
import io.bigtheta.run.job.CrossValidateJob;
import io.bigtheta.run.job.EnsembleJob;
import io.bigtheta.run.job.LearningCurveJob;
import io.bigtheta.run.job.PruneJob;
import io.bigtheta.run.job.SearchJob;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.result.CurveJson;
import io.bigtheta.run.result.CurveResult;
import io.bigtheta.run.result.EnsembleJson;
import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.FoldsJson;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.run.result.PruneJson;
import io.bigtheta.run.result.PruneResult;
import io.bigtheta.run.result.SearchJson;
import io.bigtheta.run.result.SearchResult;
import io.bigtheta.run.result.TrainJson;
import io.bigtheta.run.result.TrainResult;
import java.io.IOException;

/** Each kind of job as a command shows it, begun or resumed. */
final class Runs {
  private Runs() {}

  static int train(Runner runner, TrainJob job) throws IOException {
    // the console tells of the result when the training ends, as it does of each member of an
    // ensemble
    return runner.run(
        job,
        job.folder(),
        "continues from the last checkpoint",
        (result, out) -> {},
        TrainJson::text,
        TrainResult::outcome);
  }

  static int ensemble(Runner runner, EnsembleJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        "continues from the last checkpoint, and trains no finished member again",
        EnsembleText::print,
        EnsembleJson::text,
        EnsembleResult::outcome);
  }

  static int search(Runner runner, SearchJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        "continues, and trains no finished fold again",
        SearchText::print,
        SearchJson::text,
        SearchResult::outcome);
  }

  static int crossValidate(Runner runner, CrossValidateJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        "continues, and trains no finished fold again",
        FoldsText::print,
        FoldsJson::text,
        FoldsResult::outcome);
  }

  static int learningCurve(Runner runner, LearningCurveJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        "continues, and trains no network again",
        CurveText::print,
        CurveJson::text,
        CurveResult::outcome);
  }

  static int prune(Runner runner, PruneJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        "continues after the last round",
        PruneText::print,
        PruneJson::text,
        PruneResult::outcome);
  }
}
