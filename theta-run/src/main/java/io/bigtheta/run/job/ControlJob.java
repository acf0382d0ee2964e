package io.bigtheta.run.job;

import io.bigtheta.play.agent.Practised;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.PracticeFile;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.run.result.ControlResult;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Lets an agent learn to act in an environment. A resumed job goes on after the last round, and ends with the same bits. */
public final class ControlJob extends FolderJob<ControlResult> {
  private final ControlRecipe recipe;

  private ControlJob(ControlRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a practice in a new folder. */
  public static ControlJob begin(ControlRecipe recipe, Path folder, String command)
      throws IOException {
    return new ControlJob(recipe, RunFolder.begin(folder, recipe, command), command);
  }

  /** Continues the practice in a folder. */
  public static ControlJob resume(RunFolder folder) throws IOException {
    Beginning<ControlRecipe> begun = folder.beginning(ControlRecipe.class);
    return new ControlJob(begun.recipe(), folder, begun.command());
  }

  @Override
  boolean begun() {
    return Files.exists(folder.practice());
  }

  @Override
  ControlResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    long start = System.nanoTime();
    PracticeFile log = new PracticeFile(folder.practice(), Spec.whole(recipe));
    try (Environment environment = recipe.begin()) {
      int known = log.last().map(standing -> standing.rounds().size()).orElse(0);
      listener.accept(new JobEvent.PracticePlanned(recipe, environment, known));
      Practised practised = recipe
          .practice()
          .run(
              environment,
              log,
              session.cancelled(),
              round -> listener.accept(new JobEvent.PracticeRound(round)));
      Models.write(practised.model(), folder.model());
      double seconds = (System.nanoTime() - start) / 1e9;
      return new ControlResult(
          recipe, environment.name(), practised, folder.path(), folder.model(), seconds);
    }
  }
}
