package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PredictText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.TableOptions;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.run.job.Answering;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  theta predict runs/iris-… new.csv --format csv --keep id > answers.csv",
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

  @Option(
      names = "--keep",
      paramLabel = "COLS",
      split = ",",
      description =
          "Columns of the CSV files to print beside the predictions as they are spelt, such as id,name; all for all. Default: none.")
  private List<String> keep = List.of();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Predicts the positive class of two if its probability is at least P; theta evaluate --cost finds one. Default: the more probable class.")
  private @Nullable Float threshold;

  @Option(
      names = "--positive",
      paramLabel = "CLASS",
      defaultValue = "",
      description =
          "Class that --threshold means. Default: the class whose name says yes, or the second.")
  private String positive;

  @Option(
      names = "--strict",
      description =
          "Refuses rows with words that were not among the training rows, and with gaps where no training row had one. Default: both count as missing, and are said.")
  private boolean strict;

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
    Answering answering = new Answering(voices.ensemble(), voices.images(), given.table(), keep);
    if (strict) {
      answering.strict();
    }
    Float from = threshold;
    if (from != null) {
      answering.threshold(from, positive);
    } else if (!positive.isEmpty()) {
      throw Refusal.of("positive", "--threshold beside it", "none").setting("positive");
    }
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
