package io.bigtheta.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that leaves a folder of files: its session, and where the files go. */
final class RunOptions {
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

  SessionOptions session() {
    return session;
  }

  /** The folder asked for, or a new name under {@code runs}. */
  Path out(String data) {
    return out.isEmpty() ? RunFolder.fresh(data) : Path.of(out);
  }

  /** Whether a setting was given as an option. */
  boolean given(String name) {
    return command.commandLine().getParseResult().hasMatchedOption(SettingsText.option(name));
  }

  /** What was typed, as a shell reads it. */
  String command() {
    return command.commandLine().getParseResult().originalArgs().stream()
        .map(RunOptions::shell)
        .collect(Collectors.joining(" ", "theta ", ""));
  }

  /** A word as a shell reads it. */
  static String shell(String word) {
    return word.matches("[\\w./,=:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
