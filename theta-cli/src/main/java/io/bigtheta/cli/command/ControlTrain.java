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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta control train}. */
@Command(
    name = "train",
    description =
        "Lets an agent learn to act in an environment, and keeps the policy that is best on episodes of its own.",
    footer = {
      "",
      "For example:",
      "  theta control train cartpole",
      "  theta control train mountaincar --agent \"dqn(returns=5, longest=20)\" --steps 100000 --seed 7"
    })
public final class ControlTrain implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "ENVIRONMENT",
      description = "An environment that theta control list shows.")
  private String environment;

  @Option(
      names = "--agent",
      paramLabel = "AGENT",
      defaultValue = "",
      description =
          "How the agent explores and learns, such as dqn(returns=5). Default: what suits the environment.")
  private String agent;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many steps it practises. Default: what suits the environment.")
  private long steps;

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
    World world = Spec.parse(World.class, "environment", environment);
    Practice usual = Practice.suiting(world, seed);
    Agent chosen = agent.isEmpty() ? usual.agent() : Spec.parse(Agent.class, "agent", agent);
    if (steps < 0) {
      throw Refusal.of("steps", "at least 1", steps).setting("steps");
    }
    Practice practice = new Practice(chosen, steps == 0 ? usual.steps() : steps, seed);
    ControlRecipe recipe = new ControlRecipe(world, practice);
    return Runs.control(
        runner,
        ControlJob.begin(recipe, run.out(environment.replaceAll("\\(.*", "")), run.command()));
  }
}
