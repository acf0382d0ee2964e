package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.InspectText;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.result.ModelJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta inspect}. */
@Command(
    name = "inspect",
    description = "Shows the layers of a model, its inputs and outputs, and how it was trained.")
public final class Inspect implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "MODEL", description = "A model file, or the directory of a run.")
  private Path path;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  public Inspect(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Model model = Models.read(path);
    if (json) {
      shell.out().print(ModelJson.text(model));
    } else {
      InspectText.print(model, shell.out());
    }
    return Failure.DONE;
  }
}
