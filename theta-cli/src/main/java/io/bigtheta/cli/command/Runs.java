package io.bigtheta.cli.command;

import io.bigtheta.cli.command.Runner.Outcome;
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
import java.nio.file.Path;

/** Each kind of job as a command shows it, begun or resumed. */
final class Runs {
  private Runs() {}

  static int train(Runner runner, TrainJob job) throws IOException {
    // the console tells of the result when the training ends, as it does of each member of an
    // ensemble
    return runner.run(
        job,
        job.folder(),
        resume(job.folder(), "continues from the last checkpoint"),
        (result, out) -> {},
        TrainJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(TrainResult result) {
    if (result.diverged() || (result.model().isPresent() && !result.reported())) {
      return Outcome.BROKEN;
    }
    return result.interrupted() ? Outcome.INTERRUPTED : Outcome.DONE;
  }

  static int ensemble(Runner runner, EnsembleJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        resume(
            job.folder(),
            "continues from the last checkpoint, and trains no finished member again"),
        EnsembleText::print,
        EnsembleJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(EnsembleResult result) {
    return result.complete()
        ? Outcome.DONE
        : outcome(result.members().get(result.members().size() - 1));
  }

  static int search(Runner runner, SearchJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        resume(job.folder(), "continues, and trains no finished fold again"),
        SearchText::print,
        SearchJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(SearchResult result) {
    if (!result.searched().complete()) {
      return Outcome.INTERRUPTED;
    }
    return result.reported() && result.decided().isPresent() ? Outcome.DONE : Outcome.BROKEN;
  }

  static int crossValidate(Runner runner, CrossValidateJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        resume(job.folder(), "continues, and trains no finished fold again"),
        FoldsText::print,
        FoldsJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(FoldsResult result) {
    if (!result.reported()) {
      return Outcome.BROKEN;
    }
    if (!result.result().complete() || result.interrupted()) {
      return Outcome.INTERRUPTED;
    }
    boolean missing = result.refit() && result.model().isEmpty();
    return result.diverged() || missing ? Outcome.BROKEN : Outcome.DONE;
  }

  static int learningCurve(Runner runner, LearningCurveJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        resume(job.folder(), "continues, and trains no network again"),
        CurveText::print,
        CurveJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(CurveResult result) {
    if (!result.learned().complete()) {
      return Outcome.INTERRUPTED;
    }
    return result.reported() ? Outcome.DONE : Outcome.BROKEN;
  }

  static int prune(Runner runner, PruneJob job) throws IOException {
    return runner.run(
        job,
        job.folder(),
        resume(job.folder(), "continues after the last round"),
        PruneText::print,
        PruneJson::text,
        Runs::outcome);
  }

  private static Outcome outcome(PruneResult result) {
    if (!result.pruned().complete()) {
      return Outcome.INTERRUPTED;
    }
    return result.reported() ? Outcome.DONE : Outcome.BROKEN;
  }

  private static String resume(Path folder, String words) {
    return "theta resume " + folder + " " + words;
  }
}
