package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PredictText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.VoiceOptions;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.Csv;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.job.EvaluateJob;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Ensemble ensemble = voices.ensemble(model);
    Model answering = ensemble.models().get(0);
    if (!ensemble.augmentations().isEmpty()
        && answering.preparation().inputs().kind() != Features.Kind.IMAGES) {
      throw Refusal.of("augment", "a model of images", "one of tables").setting("augment");
    }
    List<PredictResult.Answer> answers = new ArrayList<>();
    for (String file : files) {
      Features rows = rows(answering, file);
      String name = file.equals("-") ? "standard input" : file;
      Matrix outputs = ensemble.predict(name, rows);
      boolean one = rows.rows() == 1 && rows.kind() != Features.Kind.TABLE;
      for (int i = 0; i < outputs.rows(); i++) {
        answers.add(new PredictResult.Answer(one ? name : name + ":" + (i + 1), outputs, i));
      }
    }
    PredictText.Format wanted = json ? PredictText.Format.JSON : format;
    new PredictText(new PredictResult(answering, answers)).print(wanted, shell.out());
    return Failure.DONE;
  }

  private Features rows(Model answering, String file) throws IOException {
    Inputs columns = answering.preparation().inputs();
    if (columns.kind() == Features.Kind.TABLE) {
      return file.equals("-")
          ? Csv.read(
              "standard input",
              new InputStreamReader(shell.in(), StandardCharsets.UTF_8.newDecoder()),
              columns)
          : Csv.read(Path.of(file), columns);
    }
    PixelInputs pixels = (PixelInputs) answering.preparation().inputs();
    ImageStyle chosen = style == null ? EvaluateJob.style(pixels) : style;
    return file.equals("-")
        ? Images.read("standard input", shell.in().readAllBytes(), pixels, chosen)
        : Images.read(Path.of(file), pixels, chosen);
  }
}
