package io.bigtheta.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code theta completion}. */
@Command(
    name = "completion",
    description = "Prints what lets bash and zsh complete theta's commands and options.",
    footer = {"", "For this shell: source <(theta completion)"})
final class Completion implements Callable<Integer> {
  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  Completion(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("theta", spec.root().commandLine()));
    return Failure.DONE;
  }
}
