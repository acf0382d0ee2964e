package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.data.Dataset;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta evaluate}. */
@Command(name = "evaluate", description = "Says how well a model answers on labelled rows.")
final class Evaluate implements Callable<Integer> {
  private static final int WIDEST = 20;

  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the directory of a run or an ensemble.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "As for theta train. Of data with a test set of their own, that is taken.")
  private String data;

  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "The column of a CSV file to compare with; the last one, if not given.")
  private String target;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Only the rows that theta train --test SHARE holds out; 0, all rows, if not given.")
  private double test;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "ink: fitted and centred as MNIST's digits; raw: as they are, their middle part at the model's size. If not given: ink for grey, raw for colour.")
  private @Nullable ImageStyle style;

  @Option(
      names = "--data-dir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where to look first for data with a name.")
  private String dataDir;

  @Mixin
  private VoiceOptions voices;

  @Option(
      names = "--json",
      description = "One JSON object on standard output; all else on standard error.")
  private boolean json;

  Evaluate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    Settings.share("--test", test);
    Ensemble ensemble = voices.ensemble(model);
    Model judged = ensemble.models().get(0);
    Dataset all = Sources.labelled(
        data,
        target,
        judged.preparation(),
        Sources.style(style, judged.preparation().inputs()),
        Sources.sets(dataDir, shell, shell.people(json)));
    Dataset rows = Rows.tested(all, test);
    boolean alone = ensemble.models().size() == 1 && ensemble.augmentations().isEmpty();
    Evaluation evaluation = alone ? Evaluation.of(judged, rows) : ensemble.evaluate(rows);
    if (json) {
      Json.print(shell.out(), out -> write(evaluation, out));
    } else {
      people(judged, rows, evaluation, shell.out());
    }
    return Failure.DONE;
  }

  private static void write(Evaluation evaluation, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rows", evaluation.rows());
    Json.number(json, "loss", evaluation.loss());
    boolean classes = evaluation.confusion().length > 0;
    if (classes) {
      Json.number(json, "accuracy", evaluation.accuracy());
    } else {
      Json.number(json, "rmse", evaluation.rmse());
      Json.number(json, "r2", evaluation.r2());
    }
    json.writeFieldName("confusion");
    if (!classes) {
      json.writeNull();
    } else {
      json.writeStartArray();
      for (int[] row : evaluation.confusion()) {
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void people(Model model, Dataset rows, Evaluation evaluation, PrintStream out) {
    out.println(rows.name() + ": " + evaluation);
    out.printf(Locale.ROOT, "loss %.4f%n", evaluation.loss());
    List<String> labels = model.labels();
    Confusions.of(evaluation, labels).forEach(out::println);
    if (evaluation.confusion().length == 0 || labels.size() > WIDEST) {
      return;
    }
    int width = 6;
    for (String label : labels) {
      width = Math.max(width, Math.min(12, label.length() + 1));
    }
    out.println();
    out.println(row("true", labels, width));
    for (int i = 0; i < labels.size(); i++) {
      List<String> counts = java.util.Arrays.stream(evaluation.confusion()[i])
          .mapToObj(count -> count == 0 ? "." : Integer.toString(count))
          .toList();
      out.println(row(labels.get(i), counts, width));
    }
    out.println("(a row for each true class, a column for each answer)");
  }

  private static String row(String first, List<String> cells, int width) {
    StringBuilder line = new StringBuilder(cell(first, width));
    cells.forEach(text -> line.append(cell(text, width)));
    return line.toString();
  }

  private static String cell(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 1);
    return " ".repeat(Math.max(0, width - cut.length())) + cut;
  }
}
