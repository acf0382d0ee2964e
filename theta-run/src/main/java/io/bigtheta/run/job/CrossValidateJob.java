package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.io.CheckpointFile;
import io.bigtheta.io.FoldFiles;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Checkpoints;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.FoldsPage;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Trains a network for every fold and evaluates it on the rows that the fold holds out; then, if asked for, one on all rows. A
 * resumed job does not train finished folds again.
 */
public final class CrossValidateJob extends FolderJob<FoldsResult> {
  private final CrossValidateRecipe recipe;

  private CrossValidateJob(CrossValidateRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a cross-validation in a new folder. */
  public static CrossValidateJob begin(CrossValidateRecipe recipe, Path folder, String command)
      throws IOException {
    CrossValidateRecipe found = recipe.found();
    return new CrossValidateJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the cross-validation in a folder. */
  public static CrossValidateJob resume(RunFolder folder) throws IOException {
    Beginning<CrossValidateRecipe> begun = folder.beginning(CrossValidateRecipe.class);
    return new CrossValidateJob(begun.recipe(), folder, begun.command());
  }

  @Override
  boolean begun() throws IOException {
    return folder.keepsFolds();
  }

  @Override
  FoldsResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    LabelledData data = recipe.train().data().read(sets(listener));
    Dataset all = data.train();
    Plan plan = recipe.plan(all);
    CrossValidation validation = recipe.validation(plan);
    listener.accept(new JobEvent.FoldsPlanned(plan, validation, data));
    FoldFiles log = FoldFiles.open(folder.folds(), validation.subject(all, session.cancelled()));
    CrossValidated result = validation.run(
        all, session, log, event -> listener.accept(new JobEvent.FoldTrained(event)));
    Optional<Training> refitted = refit(validation, all, result, session, listener);
    Optional<Path> model = Optional.empty();
    if (refitted.isPresent() && whole(refitted.get(), listener)) {
      Model shipped = refitted.get().model().divided(recipe.train().division(data));
      Models.write(shipped, folder.model());
      model = Optional.of(folder.model());
    }
    boolean interrupted = refitted
        .filter(training -> training.reason() instanceof StopReason.Interrupted)
        .isPresent();
    FoldsResult folds = new FoldsResult(
        plan, validation, result, recipe.refit(), interrupted, model, folder.path(), true);
    if (result.folds().isEmpty()) {
      throw new CancellationException("cross-validation: cancelled before a fold had ended");
    }
    return report(() -> FoldsPage.write(folds, command), listener) ? folds : folds.unreported();
  }

  private Optional<Training> refit(
      CrossValidation validation,
      Dataset all,
      CrossValidated result,
      Session session,
      Consumer<JobEvent> listener)
      throws IOException {
    if (!recipe.refit() || !result.complete() || result.medianBestEpoch() == 0) {
      return Optional.empty();
    }
    listener.accept(new JobEvent.Refitting(all, result.medianBestEpoch()));
    Consumer<Event> told = new Checkpoints(folder.checkpoint())
        .andThen(event -> listener.accept(new JobEvent.Trained(event)));
    Session own = session.listener(told);
    return Optional.of(validation.refit(
        all,
        result,
        Files.exists(folder.checkpoint())
            ? own.from(CheckpointFile.read(folder.checkpoint()))
            : own));
  }

  /** Whether the training was finished; otherwise tells the listener why not. */
  private static boolean whole(Training training, Consumer<JobEvent> listener) {
    boolean whole = !(training.reason() instanceof StopReason.Interrupted
        || training.reason() instanceof StopReason.Diverged);
    if (!whole) {
      listener.accept(new JobEvent.Noted("no model     " + training.reason()));
    }
    return whole;
  }
}
