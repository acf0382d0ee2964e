package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.play.agent.Player;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.World;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.pipe.PipeEnvironment;
import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta control play}. */
@Command(
    name = "play",
    description =
        "Plays episodes with what an agent has learnt, without exploration, and prints their rewards.")
public final class ControlPlay implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of theta control train.")
  private Path path;

  @Parameters(
      index = "1",
      paramLabel = "ENVIRONMENT",
      arity = "0..1",
      defaultValue = "",
      description = "The environment. Default: the one in which the model has learnt.")
  private String environment;

  @Option(
      names = "--pipe",
      paramLabel = "COMMAND",
      defaultValue = "",
      description = "A command that starts an environment of your own instead.")
  private String pipe;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many episodes it plays. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the episodes. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public ControlPlay(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (episodes < 1) {
      throw Refusal.of("episodes", "at least 1", episodes).setting("episodes");
    }
    Model model = Models.read(path);
    String name = environment.isEmpty() ? model.provenance().data() : environment;
    try (Environment world = pipe.isEmpty()
        ? Spec.parse(World.class, "environment", name).begin()
        : new PipeEnvironment(pipe, Duration.ofSeconds(ControlRecipe.PATIENCE))) {
      Player player = Player.of(model, world);
      double[] rewards = new double[episodes];
      for (int i = 0; i < episodes; i++) {
        rewards[i] = player.episode(world, new Seed(seed).child("play", i));
        shell.out().println(text("episode %4d  reward %9.2f", i + 1, rewards[i]));
      }
      shell
          .out()
          .println(text(
              "mean         %.2f, least %.2f, most %.2f",
              Arrays.stream(rewards).average().orElseThrow(),
              Arrays.stream(rewards).min().orElseThrow(),
              Arrays.stream(rewards).max().orElseThrow()));
    }
    return Failure.DONE;
  }
}
