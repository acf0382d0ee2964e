package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PredictText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Given;
import io.bigtheta.cli.option.TableOptions;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.io.FormatException;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.run.job.Answering;
import io.bigtheta.run.job.GraphAnswering;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    description = "Predicts classes or numbers for images, recordings, or the rows of tables.",
    footer = {
      "",
      "For example:",
      "  theta predict runs/mnist-… seven.png",
      "  theta predict runs/mnist-… page.png --split --boxes found.png",
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
          "Images (PNG, JPEG, GIF, BMP, TIFF, WebP …) or CSV files of pixels if the model takes images; WAV files if it takes recordings; otherwise tables (CSV, Parquet, Excel …) with the columns that it was trained on. - reads standard input.")
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

  @Option(
      names = "--split",
      description =
          "Reads several digits in one picture one by one, lines from top to bottom and each from left to right. Default: the one that stands out.")
  private boolean split;

  @Option(
      names = "--boxes",
      paramLabel = "FILE",
      description =
          "File (PNG) for a copy of the picture in which each digit has a frame around it. Needs --split and one picture. Default: none.")
  private @Nullable Path boxes;

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
    Optional<OnnxModel> graph = voices.graph();
    if (graph.isPresent()) {
      return graph(graph.get(), given);
    }
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
    if (boxes != null && (!split || files.size() != 1)) {
      throw Refusal.of(
              "boxes",
              "--split and one picture beside it",
              split ? files.size() + " files" : "no --split",
              split ? "take the pictures one by one" : "add --split")
          .setting("boxes");
    }
    if (split) {
      answering.split(Optional.ofNullable(boxes));
    }
    List<FormatException> bad = new ArrayList<>();
    for (String file : files) {
      try {
        if (file.equals("-")) {
          answering.add("standard input", shell.in());
        } else {
          answering.add(Path.of(file));
        }
      } catch (FormatException e) {
        bad.add(e);
      }
    }
    if (bad.size() < files.size()) {
      PredictText.Format wanted = json ? PredictText.Format.JSON : format;
      new PredictText(answering.result()).print(wanted, shell);
    }
    voices.notes().forEach(note -> shell.err().println(Failure.oneLine(note)));
    answering.notes().forEach(note -> shell.err().println(Failure.oneLine(note.toString())));
    bad.forEach(refusal -> Failure.tell(refusal, shell.err(), false));
    return bad.isEmpty() ? Failure.DONE : Failure.BAD_INPUT;
  }

  /** Predicts with an ONNX model that is no model of Theta: it has fewer options. */
  private int graph(OnnxModel model, Given given) throws IOException {
    if (threshold != null
        || !positive.isEmpty()
        || strict
        || split
        || boxes != null
        || !keep.isEmpty()) {
      throw Refusal.of(
          voices.model().getFileName(),
          "a model whose layers Theta knows for --threshold, --positive, --strict, --split, --boxes and --keep",
          "another one",
          "theta inspect says what stands in the way");
    }
    GraphAnswering answering = new GraphAnswering(model, given.table());
    for (String file : files) {
      answering.add(Path.of(file));
    }
    new PredictText(answering.result()).print(json ? PredictText.Format.JSON : format, shell);
    answering.notes().forEach(note -> shell.err().println(Failure.oneLine(note.toString())));
    return Failure.DONE;
  }
}
