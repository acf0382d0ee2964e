package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code theta completion}. */
@Command(
    name = "completion",
    description = "Prints a script with which bash and zsh complete theta's commands and options.",
    footer = {"", "To use it in this shell: source <(theta completion)"})
public final class Completion implements Callable<Integer> {
  private final Shell shell;
  private final Supplier<CommandLine> all;

  /** @param all the parser for every command */
  public Completion(Shell shell, Supplier<CommandLine> all) {
    this.shell = shell;
    this.all = all;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("theta", all.get()));
    return Failure.DONE;
  }
}
