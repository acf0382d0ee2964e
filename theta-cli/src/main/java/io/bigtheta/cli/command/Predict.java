package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PredictText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.TableOptions;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.run.job.Answering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta predict}. */
@Command(
    name = "predict",
    description = "Predicts classes or numbers for images, or for the rows of CSV files.",
    footer = {
      "",
      "For example:",
      "  theta predict runs/mnist-… seven.png",
      "  theta predict runs/mnist-… seven.png --augment \"shift(1) rotate(8)\" --times 12",
      "  theta predict runs/iris-… new.csv --format csv > answers.csv",
      "  cat new.csv | theta predict model.safetensors - --json"
    })
public final class Predict implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Images (PNG or JPEG) if the model takes images; otherwise CSV files with the columns that it was trained on. - reads standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format of the output: text, csv or json. Default: ${DEFAULT-VALUE}.")
  private PredictText.Format format;

  @Option(names = "--json", description = "Prints JSON, as --format json does.")
  private boolean json;

  @Mixin
  private VoiceOptions voices;

  @Mixin
  private TableOptions table;

  @CommandLine.Spec
  private CommandSpec spec;

  public Predict(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    Given given = Given.of(spec.commandLine().getParseResult());
    Answering answering = new Answering(voices.ensemble(), voices.images(), given.table());
    for (String file : files) {
      if (file.equals("-")) {
        answering.add("standard input", shell.in());
      } else {
        answering.add(Path.of(file));
      }
    }
    answering.notes().forEach(note -> shell.err().println(Failure.oneLine(note.toString())));
    PredictText.Format wanted = json ? PredictText.Format.JSON : format;
    new PredictText(answering.result()).print(wanted, shell.out());
    return Failure.DONE;
  }
}
