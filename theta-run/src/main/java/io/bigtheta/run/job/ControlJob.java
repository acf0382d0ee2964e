package io.bigtheta.run.job;

import io.bigtheta.play.agent.Practised;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.PracticeFile;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.run.result.ControlPage;
import io.bigtheta.run.result.ControlResult;
import io.bigtheta.spec.Refusal;
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

  /**
   * Continues the practice in a folder.
   *
   * @param pipe the command that starts the environment, exactly as at the beginning; empty if the environment comes with Theta. It is asked for
   *     again because a folder may come from elsewhere, and must not start a program by itself
   */
  public static ControlJob resume(RunFolder folder, String pipe) throws IOException {
    Beginning<ControlRecipe> begun = folder.beginning(ControlRecipe.class);
    String wanted = begun.recipe().pipe();
    if (!wanted.equals(pipe)) {
      throw Refusal.of(
              "pipe",
              wanted.isEmpty() ? "none" : "\"" + wanted + "\"",
              pipe.isEmpty() ? "none" : "\"" + pipe + "\"",
              wanted.isEmpty()
                  ? "leave it out"
                  : "give it if you trust this program: no folder starts one by itself")
          .setting("pipe");
    }
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
      ControlResult result = new ControlResult(
          recipe, environment.name(), practised, folder.path(), folder.model(), seconds, true);
      boolean reported = report(() -> ControlPage.write(result, command), listener);
      return reported ? result : result.unreported();
    }
  }
}
