package io.bigtheta.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code theta completion}. */
@Command(
    name = "completion",
    description = "Prints what lets bash and zsh complete theta's commands and options.",
    footer = {"", "For this shell: source <(theta completion)"})
final class Completion implements Callable<Integer> {
  private final Shell shell;

  Completion(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("theta", Theta.line(shell)));
    return Failure.DONE;
  }
}
