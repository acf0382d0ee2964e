package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Fetching;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.NamedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta data}. */
@Command(name = "data", description = "Data sets by name.", synopsisSubcommandLabel = "COMMAND")
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

  @Command(name = "list", description = "Lists the data sets that have a name, and which are here.")
  int list() throws IOException {
    for (String name : DataSets.names()) {
      NamedData data = DataSets.about(name);
      String where = data.embedded()
          ? "embedded"
          : DataSets.standard().here(name) ? "here" : data.published() ? "to fetch" : "not here";
      shell
          .out()
          .printf(
              Locale.ROOT,
              "%-14s %-44s %,7d + %,6d rows of %-6s %s%n",
              name,
              data.title(),
              data.trainRows(),
              data.testRows(),
              data.image(),
              where);
    }
    return Failure.DONE;
  }

  @Command(name = "get", description = "Fetches a data set, unless it is here already.")
  int get(
      @Parameters(paramLabel = "NAME", description = "As theta data list shows it.") String name,
      @Option(
              names = "--data-dir",
              paramLabel = "DIR",
              defaultValue = "",
              description = "Where to look first.")
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

  @Command(name = "info", description = "Shows what is known of a data set.")
  int info(
      @Parameters(paramLabel = "NAME", description = "As theta data list shows it.") String name)
      throws IOException {
    NamedData data = DataSets.about(name);
    shell.out().println("name         " + data.name());
    shell.out().println("title        " + data.title());
    shell.out().println("credit       " + data.credit());
    shell
        .out()
        .printf(
            Locale.ROOT,
            "rows         %,d to train on, %s%n",
            data.trainRows(),
            data.testRows() == 0
                ? "none set apart for a test"
                : String.format(Locale.ROOT, "%,d to test", data.testRows()));
    shell
        .out()
        .println("images       " + data.image()
            + (data.format() == NamedData.Format.CIFAR
                ? ", a byte each of red, green and blue a pixel"
                : ", a byte a pixel"));
    shell.out().println("classes      " + String.join(", ", data.classes()));
    data.files()
        .forEach(file -> shell
            .out()
            .printf(
                Locale.ROOT,
                "file         %s, %,d bytes, %s%n",
                file.name(),
                file.size(),
                file.sha256().isEmpty() ? "no SHA-256 known" : "SHA-256 " + file.sha256()));
    if (!data.embedded() && !data.published()) {
      shell
          .out()
          .println("fetched      never: put the files, or the folder " + data.unpacked()
              + " of its makers' archive, where they are kept");
    }
    shell
        .out()
        .println("kept in      "
            + (data.embedded() ? "the program" : DataSets.standard().kept(name).toString()));
    return Failure.DONE;
  }
}
