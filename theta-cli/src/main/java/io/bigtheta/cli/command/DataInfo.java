package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.console.TableText;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.Given;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.NamedData;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TableInfo;
import io.bigtheta.run.result.TableJson;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta data info}. */
@Command(
    name = "info",
    description =
        "Describes the columns of a CSV file, and what a training would do with each; or a named data set: title, rows, classes, files, and where they are kept.")
public final class DataInfo implements Callable<Integer> {
  private final Shell shell;

  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A CSV file, or a name that theta data list shows.")
  private String data;

  @Mixin
  private DataOptions rows;

  @Option(
      names = "--json",
      description = "Prints one JSON object to standard output, for a CSV file.")
  private boolean json;

  public DataInfo(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (DataSets.names().contains(data)) {
      if (json) {
        throw Refusal.of("json", "a CSV file", "the data set " + data).setting("json");
      }
      named(DataSets.about(data));
      return Failure.DONE;
    }
    DataRecipe recipe =
        Given.of(spec.commandLine().getParseResult()).over(TrainRecipe.of(data)).data();
    TableInfo info = TableInfo.of(recipe.found());
    if (json) {
      shell.out().print(TableJson.text(info));
    } else {
      TableText.print(info, shell.out());
    }
    return Failure.DONE;
  }

  private void named(NamedData data) throws IOException {
    PrintStream out = shell.out();
    out.println("name         " + data.name());
    out.println("title        " + data.title());
    out.println("credit       " + data.credit());
    out.println(text(
        "rows         %,d to train on, %s",
        data.trainRows(),
        data.testRows() == 0 ? "no test set" : text("%,d to test", data.testRows())));
    out.println("images       " + data.image()
        + switch (data.format()) {
          case IDX -> ", one byte per pixel";
          case CIFAR -> ", one byte each of red, green and blue per pixel";
          case SPEECH -> ", the loudness of 40 bands in each hundredth of a second";
        });
    out.println("classes      " + String.join(", ", data.classes()));
    data.files()
        .forEach(file -> out.println(text(
            "file         %s, %,d bytes, %s",
            file.name(),
            file.size(),
            file.sha256().isEmpty() ? "no SHA-256 known" : "SHA-256 " + file.sha256())));
    if (!data.embedded() && !data.published()) {
      out.println("fetched      never: put the files, or the folder " + data.unpacked()
          + " of the original archive, into the directory below");
    }
    out.println("kept in      "
        + (data.embedded()
            ? "the program"
            : DataSets.standard().kept(data.name()).toString()));
  }
}
