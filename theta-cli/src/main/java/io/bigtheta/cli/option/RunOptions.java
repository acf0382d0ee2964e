package io.bigtheta.cli.option;

import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.TrainCommand;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that writes a folder of files. */
public final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin
  private SessionOptions session;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "Directory for the files that this command writes. Default: a new one under runs.")
  private String out;

  public SessionOptions session() {
    return session;
  }

  /** The folder that was asked for, or an unused name under {@code runs}. */
  public Path out(String data) {
    return out.isEmpty() ? RunFolder.unused(data) : Path.of(out);
  }

  /** The options that were typed. */
  public Given given() {
    return Given.of(command.commandLine().getParseResult());
  }

  /** The options that were typed, except those that mean something else than the field of that name in this command. */
  public Given given(Field... own) {
    return new Given(command.commandLine().getParseResult(), Set.of(own));
  }

  /** The command as it was typed, quoted for a shell. */
  public String command() {
    return command.commandLine().getParseResult().originalArgs().stream()
        .map(TrainCommand::quoted)
        .collect(Collectors.joining(" ", "theta ", ""));
  }
}
