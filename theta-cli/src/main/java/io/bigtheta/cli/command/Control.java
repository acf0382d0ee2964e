package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.Sensor;
import io.bigtheta.play.environment.World;
import io.bigtheta.spec.Spec;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code theta control}. */
@Command(
    name = "control",
    description =
        "Lets agents learn to act in an environment by trial and error, and plays what they have learnt.",
    synopsisSubcommandLabel = "COMMAND")
public final class Control implements Runnable {
  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  public Control(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "list", description = "Lists the environments that come with Theta.")
  int list() {
    for (String name : Spec.names(World.class)) {
      Environment environment = Spec.parse(World.class, name).begin();
      shell
          .out()
          .println(text(
              "%-14s observes %s; actions %s",
              name,
              environment.sensors().stream().map(Sensor::name).collect(Collectors.joining(", ")),
              String.join(", ", environment.actions())));
    }
    return Failure.DONE;
  }
}
