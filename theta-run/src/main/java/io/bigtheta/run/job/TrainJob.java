package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.diagnosis.Examined;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.diagnosis.Leaks;
import io.bigtheta.io.CheckpointFile;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Checkpoints;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.FineTuning;
import io.bigtheta.run.recipe.HeldOut;
import io.bigtheta.run.recipe.NetworkRecipe;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.JointScores;
import io.bigtheta.run.result.TrainPage;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Mask;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Trains a network, from the start or from its checkpoint, and writes model, history and report to its folder. */
public final class TrainJob extends FolderJob<TrainResult> {
  private final TrainRecipe recipe;
  private @Nullable LabelledData data;

  private TrainJob(TrainRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a training in a new folder. */
  public static TrainJob begin(TrainRecipe recipe, Path folder) throws IOException {
    return begin(recipe, folder, "");
  }

  /**
   * Begins a training in a new folder.
   *
   * @param command the command as it was typed, for the report
   * @throws io.bigtheta.spec.Refusal if the recipe contradicts itself, its data is missing, or the folder is not empty
   */
  public static TrainJob begin(TrainRecipe recipe, Path folder, String command) throws IOException {
    TrainRecipe found = recipe.found();
    return new TrainJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the training in a folder. */
  public static TrainJob resume(RunFolder folder) throws IOException {
    Beginning<TrainRecipe> begun = folder.beginning(TrainRecipe.class);
    return new TrainJob(begun.recipe(), folder, begun.command());
  }

  /** Uses rows that were read already, for one of many trainings. */
  TrainJob on(LabelledData rows) {
    data = rows;
    return this;
  }

  public TrainRecipe recipe() {
    return recipe;
  }

  @Override
  boolean begun() {
    return Files.exists(folder.checkpoint()) || Files.exists(folder.checkpoint(1));
  }

  @Override
  TrainResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    String before = recipe.learning().from();
    Optional<Model> base = before.isEmpty()
        ? Optional.empty()
        : Optional.of(FineTuning.placed(recipe.data(), Models.read(Path.of(before))));
    Optional<Checkpoint> from = Files.exists(folder.checkpoint())
        ? Optional.of(CheckpointFile.read(folder.checkpoint()))
        : Optional.empty();
    Plan plan = plan(base, from, listener);
    SortedMap<Integer, Checkpoint> members = new TreeMap<>();
    for (int k = 1; plan.members() > 1 && k <= plan.members(); k++) {
      if (Files.exists(folder.checkpoint(k))) {
        members.put(k, CheckpointFile.read(folder.checkpoint(k)));
      }
    }
    List<Finding> leaks = Leaks.suspected(plan.rows().train(), session.cancelled());
    JobEvent.TrainPlanned planned = new JobEvent.TrainPlanned(plan, from, members, leaks);
    listener.accept(planned);
    if (plan.members() > 1) {
      TrainResult result = new CommitteeWork(folder, command, planned).run(session, listener);
      listener.accept(new JobEvent.TrainEnded(result));
      return result;
    }
    Session own = session.listener(
        files(plan).andThen(event -> listener.accept(new JobEvent.Trained(event))));
    Training training = fitted(plan, base, from.map(own::from).orElse(own));
    TrainResult result = result(planned, training, session, listener);
    listener.accept(new JobEvent.TrainEnded(result));
    return result;
  }

  private Plan plan(Optional<Model> base, Optional<Checkpoint> from, Consumer<JobEvent> listener)
      throws IOException {
    if (base.isPresent()) {
      LabelledData rows = FineTuning.read(recipe.data(), base.get(), sets(listener));
      return FineTuning.plan(recipe, base.get(), rows);
    }
    LabelledData all = data == null ? recipe.data().read(sets(listener)) : data;
    Plan plan = Plan.of(recipe, all);
    if (from.isEmpty() || !recipe.network().open() || fits(plan, from.get())) {
      return plan;
    }
    // earlier versions took the rule of thumb where nobody chose a network
    NetworkRecipe rule = recipe.network().hidden(Optional.of(NetworkRecipe.RULE));
    HeldOut held = recipe.held().test(recipe.held().testOrUsual());
    Plan earlier = Plan.of(recipe.network(rule).held(held), all);
    return fits(earlier, from.get()) ? earlier : plan;
  }

  private static boolean fits(Plan plan, Checkpoint from) {
    return plan.members() == 1 && plan.blueprint().equals(from.blueprint());
  }

  private static Training fitted(Plan plan, Optional<Model> base, Session session) {
    Dataset train = plan.rows().train();
    Dataset validation = plan.rows().validation();
    return base.isPresent()
        ? plan.trainer().fineTune(base.get(), Mask.none(), train, validation, session)
        : plan.trainer().fit(plan.preparation(), plan.blueprint(), train, validation, session);
  }

  /** Writes the files that a resumed job needs. */
  private Consumer<Event> files(Plan plan) {
    Consumer<Event> checkpoints = new Checkpoints(folder.checkpoint());
    return plan.snapshots()
        .map(snapshots -> new SnapshotFiles(folder, plan, snapshots).andThen(checkpoints))
        .orElse(checkpoints);
  }

  private TrainResult result(
      JobEvent.TrainPlanned planned,
      Training training,
      Session session,
      Consumer<JobEvent> listener)
      throws IOException {
    Plan plan = planned.plan();
    if (training.history().best() == 0) {
      return new TrainResult(plan, training, Optional.empty(), folder.path(), Optional.empty());
    }
    Model model = plan.signed(training.model());
    Models.write(model, folder.model());
    // an interrupted training is evaluated all the same; only a later cancel ends that
    boolean already = training.reason() instanceof StopReason.Interrupted;
    Optional<TrainResult.Judged> judged;
    try {
      judged = Optional.of(judged(
          planned, training, model, already ? session.cancelled(() -> false) : session, listener));
    } catch (CancellationException e) {
      judged = Optional.empty();
    }
    return new TrainResult(plan, training, judged, folder.path(), Optional.of(folder.model()));
  }

  /** Evaluates the model on rows that it was not trained on, and writes the report. */
  private TrainResult.Judged judged(
      JobEvent.TrainPlanned planned,
      Training training,
      Model model,
      Session session,
      Consumer<JobEvent> listener)
      throws IOException {
    Plan plan = planned.plan();
    Rows rows = plan.rows();
    Optional<Evaluation> test =
        Judging.of(rows.test(), held -> Evaluation.of(model, held, session.cancelled()));
    Examined examined = Examined.of(plan.trainer(), training, rows, test, planned.leaks(), session);
    boolean reported = report(
        () -> TrainPage.write(folder, command, plan, training, examined, test, Optional.empty()),
        listener);
    Optional<JointScores> snapshots = plan.snapshots().isEmpty()
        ? Optional.empty()
        : new SnapshotFiles(folder, plan, plan.snapshots().get()).together(training);
    return new TrainResult.Judged(
        examined.diagnosis(), test, Optional.empty(), snapshots, reported, examined.comparison());
  }
}
