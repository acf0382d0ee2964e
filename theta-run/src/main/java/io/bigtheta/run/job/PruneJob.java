package io.bigtheta.run.job;

import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.io.PruningFile;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.prune.HiddenLayer;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.HeldOut;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.result.PrunePage;
import io.bigtheta.run.result.PruneResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a trained network smaller, and keeps the smallest one that is about as good on the validation rows: those of the model's
 * own training, or others that it was not trained on. A resumed job does not repeat finished rounds.
 */
public final class PruneJob extends FolderJob<PruneResult> {
  private final PruneRecipe recipe;

  private PruneJob(PruneRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a pruning in a new folder. */
  public static PruneJob begin(PruneRecipe recipe, Path folder, String command) throws IOException {
    Path model = Path.of(recipe.model());
    if (!Files.exists(Models.file(model))) {
      throw Refusal.of(model, "a file", "nothing there", "check the name");
    }
    PruneRecipe found = recipe.found();
    return new PruneJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the pruning in a folder. */
  public static PruneJob resume(RunFolder folder) throws IOException {
    Beginning<PruneRecipe> begun = folder.beginning(PruneRecipe.class);
    if (begun.recipe().model().isEmpty()) {
      throw Refusal.of(
          folder.path(),
          "a pruning that says which model it began with",
          "one of an older version",
          "its model is " + folder.model() + "; begin anew with theta prune");
    }
    return new PruneJob(begun.recipe(), folder, begun.command());
  }

  @Override
  boolean begun() {
    return Files.exists(folder.pruning());
  }

  /** A hint about shares that were given but have no effect, as the model's own division is used. */
  private List<String> hints(Model given, Redrawn redrawn) {
    HeldOut asked = recipe.train().held();
    Optional<HeldOut> own = given
        .provenance()
        .learnt()
        .division()
        .filter(division -> redrawn.kind() == Redrawn.Kind.OWN)
        .map(division -> new HeldOut(division.validation(), division.test()));
    return own.isEmpty() || asked.equals(own.get()) || asked.equals(new HeldOut())
        ? List.of()
        : List.of(
            "--validation and --test have no effect: the model's own validation and test rows are used");
  }

  @Override
  PruneResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    Path large = Models.file(Path.of(recipe.model()));
    Model given = Models.read(large);
    HiddenLayer.of(given.network().blueprint()); // refuses a network that cannot be pruned
    LabelledData data = recipe.train().data().read(sets(listener));
    Redrawn redrawn =
        Redrawn.of(given, data.train(), data.test(), recipe.train().division(data));
    Rows rows = redrawn.rows();
    Pruning pruning = recipe.pruning(given, rows);
    listener.accept(new JobEvent.PrunePlanned(given, redrawn, hints(given, redrawn), pruning));
    String subject =
        pruning.subject(given, rows.train(), rows.validation(), rows.test(), session.cancelled());
    Pruned pruned = pruning.run(
        given,
        rows.train(),
        rows.validation(),
        rows.test(),
        session,
        PruningFile.open(folder.pruning(), subject),
        event -> listener.accept(new JobEvent.PruneRound(event)));
    Models.write(pruned.model(), folder.model());
    PruneResult result = new PruneResult(
        pruning,
        rows,
        pruned,
        Files.size(large),
        Files.size(folder.model()),
        folder.path(),
        folder.model(),
        true);
    boolean reported = report(() -> PrunePage.write(result, command), listener);
    return reported ? result : result.unreported();
  }
}
