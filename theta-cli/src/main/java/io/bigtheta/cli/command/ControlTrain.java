package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.play.agent.Agent;
import io.bigtheta.play.agent.Practice;
import io.bigtheta.play.environment.World;
import io.bigtheta.run.job.ControlJob;
import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta control train}. */
@Command(
    name = "train",
    description =
        "Lets an agent learn to act in an environment, and keeps the policy that is best on episodes of its own.")
public final class ControlTrain implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "ENVIRONMENT",
      arity = "0..1",
      defaultValue = "",
      description = "An environment that theta control list shows.")
  private String environment;

  @Option(
      names = "--pipe",
      paramLabel = "COMMAND",
      defaultValue = "",
      description =
          "A command that starts an environment of your own instead; docs/control.md says how it speaks.")
  private String pipe;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "" + ControlRecipe.PATIENCE,
      description = "How long to wait for an answer of the --pipe. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--agent",
      paramLabel = "RECIPE",
      defaultValue = "",
      description =
          "How the agent explores and learns. Default: what suits the environment; dqn for a --pipe.")
  private String agent;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many steps it practises. Default: what suits the environment; 100000 for a --pipe.")
  private long steps;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many times it is judged on the way. Default: 50.")
  private int rounds;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "How many episodes judge it each time, without exploration. Default: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin
  private RunOptions run;

  public ControlTrain(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Runner runner = new Runner(shell, run.session());
    Optional<World> world = environment.isEmpty()
        ? Optional.empty()
        : Optional.of(Spec.parse(World.class, "environment", environment));
    ControlRecipe recipe = new ControlRecipe(world, pipe, patience, practice(world));
    String name = environment.isEmpty() ? "pipe" : environment;
    return Runs.control(
        runner, ControlJob.begin(recipe, run.out("control-" + name), run.command()));
  }

  private Practice practice(Optional<World> world) {
    Practice usual =
        world.map(known -> Practice.suiting(known, seed)).orElseGet(() -> Practice.usual(seed));
    Agent chosen = agent.isEmpty() ? usual.agent() : Spec.parse(Agent.class, "agent", agent);
    if (steps < 0 || rounds < 0) {
      throw Refusal.of(steps < 0 ? "steps" : "rounds", "at least 1", Math.min(steps, rounds))
          .setting(steps < 0 ? "steps" : "rounds");
    }
    long all = steps == 0 ? usual.steps() : steps;
    int judged = rounds == 0 ? (int) Math.min(usual.rounds(), all) : rounds;
    return new Practice(chosen, all, judged, trials, seed);
  }
}
