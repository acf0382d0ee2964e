package io.bigtheta.run.job;

import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.io.EnsembleFile;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains the members of an ensemble one after the other, each by a {@link TrainJob} in a folder of its own, and lists them at the
 * end. Continuing runs all jobs again: a finished member has no step left to do.
 */
public final class EnsembleJob extends FolderJob<EnsembleResult> {
  private final EnsembleRecipe recipe;

  private EnsembleJob(EnsembleRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins an ensemble in a new folder, or continues the same ensemble in its folder. */
  public static EnsembleJob begin(EnsembleRecipe recipe, Path folder, String command)
      throws IOException {
    EnsembleRecipe found = recipe.found();
    if (Models.isEnsemble(folder) && RunFolder.kind(folder).isPresent()) {
      EnsembleJob begun = resume(RunFolder.open(folder));
      same(begun.recipe, found, folder);
      return begun;
    }
    return new EnsembleJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the ensemble in a folder. */
  public static EnsembleJob resume(RunFolder folder) throws IOException {
    Beginning<EnsembleRecipe> begun = folder.beginning(EnsembleRecipe.class);
    return new EnsembleJob(begun.recipe(), folder, begun.command());
  }

  private static void same(EnsembleRecipe begun, EnsembleRecipe wanted, Path folder) {
    String other = begun.members() == wanted.members()
        ? other(begun.first(), wanted.first())
        : "--members " + begun.members() + " instead of " + wanted.members();
    if (!other.isEmpty()) {
      throw Refusal.of(
          folder,
          "a new directory, or one with the same ensemble",
          "one with " + other,
          "continue it with theta resume " + folder + ", or give another --out");
    }
  }

  /** The first field that differs, with both values; empty if the recipes are equal. */
  private static String other(TrainRecipe begun, TrainRecipe wanted) {
    return Field.changed(begun, wanted).stream()
        .findFirst()
        .map(field -> "--" + field.title() + " \"" + field.text(begun) + "\" instead of \""
            + field.text(wanted) + "\"")
        .orElse("");
  }

  @Override
  boolean begun() {
    return Files.exists(folder.member(1));
  }

  @Override
  EnsembleResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    LabelledData data = recipe.first().data().read(sets(listener));
    List<TrainResult> members = new ArrayList<>();
    List<Path> models = new ArrayList<>();
    for (int k = 1; k <= recipe.members(); k++) {
      TrainRecipe own = recipe.member(k);
      listener.accept(
          new JobEvent.MemberStarted(k, recipe.members(), own.learning().seed()));
      TrainResult member = member(folder.member(k), own).on(data).run(session, listener);
      members.add(member);
      if (!member.whole()) {
        return new EnsembleResult(
            folder.path(), recipe, members, Optional.empty(), Optional.empty());
      }
      models.add(member.model().orElseThrow());
    }
    Ensemble ensemble = EnsembleFile.write(models, folder.ensemble());
    Rows rows = members.get(0).plan().rows(); // all members have the same test rows
    Optional<Evaluation> test = Judging.of(rows.test(), ensemble::evaluate);
    return new EnsembleResult(folder.path(), recipe, members, Optional.of(ensemble), test);
  }

  private TrainJob member(Path path, TrainRecipe own) throws IOException {
    if (!Files.exists(path) || RunFolder.kind(path).isEmpty()) {
      return TrainJob.begin(own, path, command);
    }
    TrainJob begun = TrainJob.resume(RunFolder.open(path));
    String other = other(begun.recipe(), own);
    if (!other.isEmpty()) {
      throw Refusal.of(path, "a member of this ensemble", "a run with " + other, "move it away");
    }
    return begun;
  }
}
