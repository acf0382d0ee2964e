package io.bigtheta.run.job;

import io.bigtheta.data.Division;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.io.CheckpointFile;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Checkpoints;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.JointScores;
import io.bigtheta.run.result.TrainPage;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Trains a network, from the start or from its checkpoint, and leaves model, history and report in its folder. */
public final class TrainJob extends FolderJob<TrainResult> {
  private final TrainRecipe recipe;
  private @Nullable LabelledData data;

  private TrainJob(TrainRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** A training in a new folder. */
  public static TrainJob begin(TrainRecipe recipe, Path folder) throws IOException {
    return begin(recipe, folder, "");
  }

  /**
   * A training in a new folder.
   *
   * @param command what was typed, for the report
   * @throws io.bigtheta.spec.Refusal if the recipe cannot be, its data are not there, or the folder is used
   */
  public static TrainJob begin(TrainRecipe recipe, Path folder, String command) throws IOException {
    TrainRecipe found = recipe.data(recipe.data().found()).check();
    return new TrainJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** The training of a folder, to be continued. */
  public static TrainJob resume(RunFolder folder) throws IOException {
    Beginning<TrainRecipe> begun = folder.beginning(TrainRecipe.class);
    return new TrainJob(begun.recipe(), folder, begun.command());
  }

  /** The same on rows that were read already: for one of many. */
  TrainJob on(LabelledData rows) {
    data = rows;
    return this;
  }

  public TrainRecipe recipe() {
    return recipe;
  }

  @Override
  boolean begun() {
    return Files.exists(folder.checkpoint());
  }

  @Override
  TrainResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    LabelledData rows = data == null ? recipe.data().read(sets(listener)) : data;
    return train(rows, session, listener);
  }

  private TrainResult train(LabelledData data, Session session, Consumer<JobEvent> listener)
      throws IOException {
    Division division = recipe.division(data);
    Plan plan = Plan.of(recipe, Rows.of(data.train(), data.test(), division));
    Optional<Checkpoint> from = Files.exists(folder.checkpoint())
        ? Optional.of(CheckpointFile.read(folder.checkpoint()))
        : Optional.empty();
    listener.accept(new JobEvent.TrainPlanned(plan, from));
    Training training = fit(plan, division, from, session, listener);
    TrainResult result = result(plan, division, training, session, listener);
    listener.accept(new JobEvent.TrainEnded(result));
    return result;
  }

  private Training fit(
      Plan plan,
      Division division,
      Optional<Checkpoint> from,
      Session session,
      Consumer<JobEvent> listener) {
    Consumer<Event> checkpoints = new Checkpoints(folder.checkpoint());
    Consumer<Event> files = plan.snapshots()
        .map(snapshots -> new SnapshotFiles(folder, snapshots, division).andThen(checkpoints))
        .orElse(checkpoints);
    Session own =
        session.listener(files.andThen(event -> listener.accept(new JobEvent.Trained(event))));
    return plan.trainer()
        .fit(
            plan.preparation(),
            plan.blueprint(),
            plan.rows().train(),
            plan.rows().validation(),
            from.map(own::from).orElse(own));
  }

  private TrainResult result(
      Plan plan, Division division, Training training, Session session, Consumer<JobEvent> listener)
      throws IOException {
    Model model = training.model().divided(division);
    if (training.history().best() == 0) {
      return new TrainResult(
          plan,
          training,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          folder.path(),
          Optional.empty(),
          false);
    }
    Models.write(model, folder.model());
    TrainResult trained = new TrainResult(
        plan,
        training,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        folder.path(),
        Optional.of(folder.model()),
        false);
    // who interrupted the training wants to know what it came to: only a later wish ends this, too
    BooleanSupplier cancelled = trained.interrupted() ? () -> false : session.cancelled();
    try {
      return judged(trained, model, division, cancelled, listener);
    } catch (CancellationException e) {
      return trained;
    }
  }

  /** What the model does on rows that it has not learnt from, and the report. */
  private TrainResult judged(
      TrainResult trained,
      Model model,
      Division division,
      BooleanSupplier cancelled,
      Consumer<JobEvent> listener)
      throws IOException {
    Plan plan = trained.plan();
    Training training = trained.training();
    Rows rows = plan.rows();
    Optional<Evaluation> test =
        Judging.of(rows.test(), held -> Evaluation.of(model, held, cancelled));
    Diagnosis diagnosis = Diagnosis.of(training, rows.train(), rows.validation(), cancelled);
    boolean reported =
        report(() -> TrainPage.write(folder, command, plan, training, diagnosis, test), listener);
    Optional<JointScores> snapshots = plan.snapshots().isEmpty()
        ? Optional.empty()
        : new SnapshotFiles(folder, plan.snapshots().get(), division).together(training, rows);
    return new TrainResult(
        plan,
        training,
        Optional.of(diagnosis),
        test,
        snapshots,
        trained.folder(),
        trained.model(),
        reported);
  }
}
