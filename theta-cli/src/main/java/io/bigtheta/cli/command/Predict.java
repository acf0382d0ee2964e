package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PredictText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.run.job.Answering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta predict}. */
@Command(
    name = "predict",
    description = "Answers for images, or for the rows of CSV files.",
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
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run or an ensemble.")
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Images (PNG, JPEG) for a model of images; CSV files with the columns it was trained on for others. - is standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv or json: ${DEFAULT-VALUE} unless given.")
  private PredictText.Format format;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "ink: fitted and centred as MNIST's digits; raw: as they are, their middle part at the model's size. If not given: ink for grey, raw for colour.")
  private @Nullable ImageStyle style;

  @Mixin
  private VoiceOptions voices;

  public Predict(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    Answering answering = new Answering(voices.ensemble(model), Optional.ofNullable(style));
    for (String file : files) {
      if (file.equals("-")) {
        answering.add("standard input", shell.in());
      } else {
        answering.add(Path.of(file));
      }
    }
    PredictText.Format wanted = json ? PredictText.Format.JSON : format;
    new PredictText(answering.result()).print(wanted, shell.out());
    return Failure.DONE;
  }
}
