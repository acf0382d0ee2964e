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

/** The options of a command that leaves a folder of files: its session, and where the files go. */
public final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin
  private SessionOptions session;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where the files go; if not given: runs/DATA-TIME.")
  private String out;

  public SessionOptions session() {
    return session;
  }

  /** The folder asked for, or a new name under {@code runs}. */
  public Path out(String data) {
    return out.isEmpty() ? RunFolder.unused(data) : Path.of(out);
  }

  /** What was typed, laid over a recipe. */
  public Given given() {
    return Given.of(command.commandLine().getParseResult());
  }

  /** The same, but for fields whose options mean something else in this command. */
  public Given given(Field... own) {
    return new Given(command.commandLine().getParseResult(), Set.of(own));
  }

  /** What was typed, as a shell reads it. */
  public String command() {
    return command.commandLine().getParseResult().originalArgs().stream()
        .map(TrainCommand::quoted)
        .collect(Collectors.joining(" ", "theta ", ""));
  }
}
