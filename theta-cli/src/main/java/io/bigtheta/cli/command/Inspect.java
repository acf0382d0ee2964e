package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.InspectText;
import io.bigtheta.cli.console.OnnxText;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.OnnxOptions;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.OnnxModels;
import io.bigtheta.run.result.ModelJson;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta inspect}. */
@Command(
    name = "inspect",
    description = "Shows the layers of a model, its inputs and outputs, and how it was trained.")
public final class Inspect implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "MODEL",
      description = "A model file of Theta or in ONNX (.onnx), or the directory of a run.")
  private Path path;

  @Mixin
  private OnnxOptions onnx;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  public Inspect(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (OnnxModels.names(path) && !json) {
      return onnx();
    }
    Model model = Models.read(path);
    if (json) {
      shell.out().print(ModelJson.text(model));
    } else {
      InspectText.print(model, shell.out());
    }
    return Failure.DONE;
  }

  private int onnx() throws IOException {
    OnnxModel model = OnnxModels.whole(path, onnx.externalData());
    OnnxText.print(model, shell.out());
    shell.out().println();
    try {
      Lifted lifted = model.lifted();
      InspectText.print(lifted.model(), shell.out());
      lifted.notes().forEach(note -> shell.out().println("assumed      " + note));
    } catch (Refusal e) {
      shell
          .out()
          .println("as a model   none of Theta: expected " + e.expected() + ", got " + e.got()
              + "; " + e.remedy());
    }
    return Failure.DONE;
  }
}
