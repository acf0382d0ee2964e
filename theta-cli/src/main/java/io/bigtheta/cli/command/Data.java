package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Fetching;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.NamedData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta data}. */
@Command(
    name = "data",
    description = "Lists, fetches, describes and draws named data sets.",
    synopsisSubcommandLabel = "COMMAND")
public final class Data implements Runnable {
  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  public Data(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "Lists all named data sets, and says which are on this machine.")
  int list() throws IOException {
    PrintStream out = shell.out();
    for (String name : DataSets.names()) {
      NamedData data = DataSets.about(name);
      String where = data.embedded()
          ? "part of the program"
          : DataSets.standard().here(name)
              ? "on this machine"
              : data.published() ? "not fetched yet" : "not on this machine";
      out.println(text(
          "%-14s %-44s %,7d + %,6d rows of %-6s %s",
          name, data.title(), data.trainRows(), data.testRows(), data.image(), where));
    }
    return Failure.DONE;
  }

  @Command(
      name = "get",
      description = "Downloads a named data set, unless it is already on this machine.")
  int get(
      @Parameters(paramLabel = "NAME", description = "A name that theta data list shows.")
          String name,
      @Option(
              names = "--data-dir",
              paramLabel = "DIR",
              defaultValue = "",
              description =
                  "Directory in which to look for it first. Default: the cache directory that theta doctor shows.")
          String dataDir)
      throws IOException {
    NamedData data = DataSets.about(name);
    DataSets standard =
        DataSets.standard().progress(new Fetching(shell.err(), shell.terminal().getAsBoolean()));
    DataSets sets = dataDir.isEmpty() ? standard : standard.folder(Path.of(dataDir));
    if (data.embedded()) {
      shell.out().println(name + " is embedded: nothing to fetch");
    } else if (sets.here(name)) {
      shell.out().println(name + " is here: " + sets.kept(name));
    } else {
      sets.fetch(name);
      shell.out().println(name + " is now here: " + sets.kept(name));
    }
    return Failure.DONE;
  }
}
