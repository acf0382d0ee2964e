package io.bigtheta.run.job;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Targets;
import io.bigtheta.data.Unfamiliar;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvCells;
import io.bigtheta.io.CsvRead;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.io.Tables;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the predictions of a model, or of several together, for images and tables in files and streams. */
public final class Answering {
  private final Ensemble ensemble;
  private final Inputs inputs;
  private final ImageStyle style;
  private final CsvStyle table;
  private final List<String> keep;
  private List<String> kept = List.of();
  private Optional<PredictResult.Threshold> threshold = Optional.empty();
  private boolean strict;
  private final List<PredictResult.Answer> answers = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** Tables in any style, see {@link #Answering(Ensemble, Optional, CsvStyle, List)}. */
  public Answering(Ensemble ensemble, Optional<ImageStyle> style) {
    this(ensemble, style, new CsvStyle(), List.of());
  }

  /**
   * @param style how images become inputs; if empty, the model decides
   * @param table how tables are written, where that is not to be found out
   * @param keep columns of the input that stand beside the predictions as they are spelt; {@link CsvCells#ALL} for all
   * @throws Refusal if the ensemble augments images but its models take tables, if the models take inputs that no file holds,
   *     or if columns of images are to be kept
   */
  public Answering(
      Ensemble ensemble, Optional<ImageStyle> style, CsvStyle table, List<String> keep) {
    this.ensemble = ensemble;
    this.table = table;
    this.keep = List.copyOf(keep);
    inputs = ensemble.models().get(0).preparation().inputs();
    this.style = style.orElseGet(() -> usual(inputs));
    if (!ensemble.augmentations().isEmpty() && inputs.kind() != Features.Kind.IMAGES) {
      throw Refusal.of("augment", "a model of images", "one of tables").setting("augment");
    }
    if (!keep.isEmpty() && inputs.kind() != Features.Kind.TABLE) {
      throw Refusal.of("keep", "a model of tables", "one of " + inputs.kind()).setting("keep");
    }
    if (inputs.kind() == Features.Kind.GRIDS) {
      throw Refusal.of("model", "one of images or tables", "one of " + inputs.kind());
    }
  }

  /**
   * The index of the positive class of a model of two classes.
   *
   * @param label its name; empty for the class that {@link ClassScores#positive} takes
   * @param option the option to name in a refusal
   */
  static int positive(Model model, String label, String option) {
    if (model.preparation().outputs().kind() != Targets.Kind.CLASSES
        || model.labels().size() != 2) {
      throw Refusal.of(
              option,
              "a model of two classes",
              model.classifies()
                  ? "one of " + model.labels().size()
                  : "one of " + model.preparation().outputs().kind())
          .setting(option);
    }
    if (!label.isEmpty() && !model.labels().contains(label)) {
      throw Refusal.of(
              option, "one of the classes " + String.join(", ", model.labels()), '"' + label + '"')
          .setting(option);
    }
    return label.isEmpty()
        ? ClassScores.positive(model.labels())
        : model.labels().indexOf(label);
  }

  /**
   * Predicts the positive class of two wherever its probability is at least {@code value}, instead of the more probable
   * class.
   *
   * @param positive the name of the class; empty for the class that {@link ClassScores#positive} takes
   */
  public Answering threshold(float value, String positive) {
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.of("threshold", "a probability in [0, 1]", value).setting("threshold");
    }
    Model model = ensemble.models().get(0);
    threshold = Optional.of(new PredictResult.Threshold(
        positive(model, positive, positive.isEmpty() ? "threshold" : "positive"), value));
    return this;
  }

  /** Refuses rows of tables with words that the models do not know, instead of taking them as missing. */
  public Answering strict() {
    if (inputs.kind() != Features.Kind.TABLE) {
      throw Refusal.of("strict", "a model of tables", "one of " + inputs.kind()).setting("strict");
    }
    strict = true;
    return this;
  }

  /** How images become inputs by default: colour images unchanged, grey ones as ink. */
  static ImageStyle usual(Inputs inputs) {
    boolean colour = inputs.kind() != Features.Kind.TABLE && inputs.shape().channels() > 1;
    return colour ? ImageStyle.RAW : ImageStyle.INK;
  }

  /** Adds the predictions for the image, or for the rows of the table, in a file. */
  public void add(Path file) throws IOException {
    if (inputs.kind() != Features.Kind.TABLE) {
      add(file.toString(), Images.read(file, (PixelInputs) inputs, style), Optional.empty());
      return;
    }
    Columns rows = noted(file.toString(), Csv.rows(file, table, inputs));
    add(
        file.toString(),
        rows,
        keep.isEmpty() ? Optional.empty() : Optional.of(Csv.cells(file, table, keep)));
  }

  /** What of the table in a file is left out before it is read, in lines for people. */
  public List<String> notes(Path file) throws IOException {
    return inputs.kind() == Features.Kind.TABLE ? Tables.notes(file) : List.of();
  }

  /** Adds the predictions for a stream, which is read to its end. */
  public void add(String name, InputStream in) throws IOException {
    if (inputs.kind() != Features.Kind.TABLE) {
      add(
          name,
          Images.read(name, in.readAllBytes(), (PixelInputs) inputs, style),
          Optional.empty());
    } else if (keep.isEmpty()) {
      add(name, noted(name, Csv.rows(name, text(Tables.text(name, in)), table, inputs)), Optional.empty());
    } else {
      byte[] all = Tables.text(name, in).readAllBytes(); // read twice: as numbers, and as it is spelt
      Columns rows =
          noted(name, Csv.rows(name, text(new ByteArrayInputStream(all)), table, inputs));
      add(
          name,
          rows,
          Optional.of(Csv.cells(name, text(new ByteArrayInputStream(all)), table, keep)));
    }
  }

  private static Reader text(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  private void add(String name, Features rows, Optional<CsvCells> cells) {
    if (strict && rows instanceof Columns columns) {
      ensemble
          .models()
          .forEach(model -> Strictness.check(name, columns, model.preparation().inputs()));
    }
    cells.ifPresent(one -> keep(name, one, rows.rows()));
    Matrix outputs = ensemble.predict(name, rows);
    boolean one = rows.rows() == 1 && rows.kind() != Features.Kind.TABLE;
    for (int i = 0; i < outputs.rows(); i++) {
      int row = i;
      answers.add(new PredictResult.Answer(
          one ? name : name + ":" + (i + 1),
          outputs,
          i,
          cells.map(all -> all.rows().get(row)).orElse(List.of()),
          rows instanceof Columns columns ? Unfamiliar.of(inputs, columns, i) : List.of()));
    }
  }

  private void keep(String name, CsvCells cells, int rows) {
    if (cells.rows().size() != rows) {
      throw Refusal.of(name, rows + " rows to keep columns of", cells.rows().size());
    }
    if (!answers.isEmpty() && !cells.names().equals(kept)) {
      throw Refusal.of(
          name, "the columns of the files before it, " + kept, cells.names(), "name those to keep");
    }
    kept = cells.names();
  }

  /** Keeps what people should know about the rows of a table. */
  private Columns noted(String name, CsvRead read) {
    read.notes().forEach(note -> notes.add(new Note(note.about(), name + ": " + note.words())));
    return read.columns();
  }

  /** What people should know about the tables so far, such as words that the model never saw. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** All predictions so far, in their order. */
  public PredictResult result() {
    return new PredictResult(ensemble.models().get(0), answers, kept, threshold);
  }
}
