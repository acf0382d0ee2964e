package io.bigtheta.cli.command;

import io.bigtheta.cli.console.ControlText;
import io.bigtheta.cli.console.CurveText;
import io.bigtheta.cli.console.EnsembleText;
import io.bigtheta.cli.console.FoldsText;
import io.bigtheta.cli.console.PruneText;
import io.bigtheta.cli.console.SearchText;
import io.bigtheta.run.job.ControlJob;
import io.bigtheta.run.job.CrossValidateJob;
import io.bigtheta.run.job.EnsembleJob;
import io.bigtheta.run.job.LearningCurveJob;
import io.bigtheta.run.job.PruneJob;
import io.bigtheta.run.job.SearchJob;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.result.ControlJson;
import io.bigtheta.run.result.ControlResult;
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

/** Runs each kind of job as its command and theta resume do. */
final class Runs {
  private static final String CHECKPOINT = "continues from the last checkpoint";
  private static final String MEMBERS =
      "continues from the last checkpoint and keeps finished members";
  private static final String FOLDS = "continues and keeps finished folds";
  private static final String NETWORKS = "continues and keeps finished networks";
  private static final String ROUNDS = "continues after the last finished round";

  private Runs() {}

  static int train(Runner runner, TrainJob job) throws IOException {
    // the console has printed the result when the training ended, as for each member of an ensemble
    return runner.run(
        job, job.folder(), CHECKPOINT, (r, out) -> {}, TrainJson::text, TrainResult::outcome);
  }

  static int ensemble(Runner runner, EnsembleJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        MEMBERS,
        EnsembleText::print,
        EnsembleJson::text,
        EnsembleResult::outcome);
  }

  static int search(Runner runner, SearchJob job) throws IOException {
    return runner.run(
        job, job.folder(), FOLDS, SearchText::print, SearchJson::text, SearchResult::outcome);
  }

  static int crossValidate(Runner runner, CrossValidateJob job) throws IOException {
    return runner.run(
        job, job.folder(), FOLDS, FoldsText::print, FoldsJson::text, FoldsResult::outcome);
  }

  static int learningCurve(Runner runner, LearningCurveJob job) throws IOException {
    return runner.run(
        job, job.folder(), NETWORKS, CurveText::print, CurveJson::text, CurveResult::outcome);
  }

  static int prune(Runner runner, PruneJob job) throws IOException {
    return runner.run(
        job, job.folder(), ROUNDS, PruneText::print, PruneJson::text, PruneResult::outcome);
  }

  static int control(Runner runner, ControlJob job) throws IOException {
    return runner.run(
        job, job.folder(), ROUNDS, ControlText::print, ControlJson::text, ControlResult::outcome);
  }
}
