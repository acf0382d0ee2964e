package io.bigtheta.run.job;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Unfamiliar;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvCells;
import io.bigtheta.io.CsvRead;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.Drawings;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.io.Pipe;
import io.bigtheta.io.PixelForm;
import io.bigtheta.io.PixelTable;
import io.bigtheta.io.Recordings;
import io.bigtheta.io.Tables;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.recipe.Placed;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the predictions of a model, or of several together, for images and tables in files and streams. */
public final class Answering {
  private Ensemble ensemble;
  private Inputs inputs;
  private final ImageStyle style;
  private final CsvStyle table;
  private final List<String> keep;
  private List<String> kept = List.of();
  private Optional<PredictResult.Threshold> threshold = Optional.empty();
  private boolean strict;
  private final List<PredictResult.Answer> answers = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private boolean split;
  private Optional<Path> boxes = Optional.empty();

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
    this.style = style.orElseGet(() -> Styles.usual(inputs));
    Styles.contradiction(inputs, style).ifPresent(words -> notes.add(new Note("images", words)));
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
   * Predicts the positive class of two wherever its probability is at least {@code value}, instead of the more probable
   * class.
   *
   * @param positive the name of the class; empty for the class that {@link io.bigtheta.model.ClassScores#positive} takes
   */
  public Answering threshold(float value, String positive) {
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.of("threshold", "a probability in [0, 1]", value).setting("threshold");
    }
    Model model = ensemble.models().get(0);
    threshold = Optional.of(new PredictResult.Threshold(
        PositiveClass.of(model, positive, positive.isEmpty() ? "threshold" : "positive"), value));
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

  /**
   * Reads several digits in one picture one by one from now on.
   *
   * @param boxes the file in which they are framed; empty for none
   * @throws Refusal if the model takes no drawings
   */
  public void split(Optional<Path> boxes) {
    if (inputs.kind() != Features.Kind.IMAGES || style != ImageStyle.INK) {
      throw Refusal.of(
              "split",
              "a model of drawings",
              inputs.kind() == Features.Kind.IMAGES
                  ? "one of raw images"
                  : "one of " + inputs.kind())
          .setting("split");
    }
    split = true;
    this.boxes = boxes;
  }

  /** Adds the predictions for the image, or for the rows of the table, in a file. */
  public void add(Path file) throws IOException {
    String name = file.toString();
    if (Pipe.is(file)) {
      try (InputStream in = Pipe.open(file)) {
        add(name, in);
      }
      return;
    }
    if (inputs.kind() == Features.Kind.TABLE) {
      place(name, Csv.names(file, table));
      Tables.notes(file).forEach(words -> notes.add(new Note("data", name + ": " + words)));
      Columns rows = noted(name, Csv.rows(file, table, inputs));
      add(
          name,
          rows,
          keep.isEmpty() ? Optional.empty() : Optional.of(Csv.cells(file, table, keep)));
      return;
    }
    Optional<PixelForm> form = rows(file);
    if (form.isPresent()) {
      add(name, PixelTable.pixels(file, form.get()), Optional.empty());
    } else {
      image(name, Images.bytes(file));
    }
  }

  /** How the rows of a file hold images of the model's size, if they do. */
  private Optional<PixelForm> rows(Path file) throws IOException {
    return inputs instanceof PixelInputs pixels
            && pixels.channels() == 1
            && Files.isRegularFile(file)
        ? PixelForm.find(file)
            .filter(it -> it.height() == pixels.height() && it.width() == pixels.width())
        : Optional.empty();
  }

  /** Adds the predictions for a stream, which is read to its end. */
  public void add(String name, InputStream in) throws IOException {
    if (inputs.kind() != Features.Kind.TABLE) {
      image(name, in.readAllBytes());
      return;
    }
    byte[] all =
        Tables.text(name, in).readAllBytes(); // may be read twice: as numbers, and as spelt
    if (Placed.is(ensemble.models().get(0))) {
      place(name, Csv.cells(name, text(all), table, List.of(CsvCells.ALL)).names());
    }
    Columns rows = noted(name, Csv.rows(name, text(all), table, inputs));
    add(
        name,
        rows,
        keep.isEmpty() ? Optional.empty() : Optional.of(Csv.cells(name, text(all), table, keep)));
  }

  /** Gives a model that knows its columns by place the names of a table's columns. */
  private void place(String name, List<String> columns) {
    ensemble = Placed.over(ensemble, name, columns, List.of());
    inputs = ensemble.models().get(0).preparation().inputs();
  }

  private void image(String name, byte[] content) throws IOException {
    if (Recordings.are(inputs)) {
      add(name, Recordings.read(name, content, inputs, notes::add), Optional.empty());
      return;
    }
    int images = Images.count(content);
    if (images > 1) {
      notes.add(new Note(
          "images", name + ": " + images + " images in one file, of which only the first is read"));
    }
    if (style != ImageStyle.INK) {
      add(name, Images.read(name, content, (PixelInputs) inputs, style), Optional.empty());
      return;
    }
    Drawings drawings = Drawings.read(name, content, (PixelInputs) inputs);
    int count = drawings.all().size();
    if (!split) {
      add(name, drawings.all().get(drawings.main()).pixels(), Optional.empty());
      if (count > 1) {
        notes.add(new Note(
            "images", name + ": holds " + count + " digits: --split reads them one by one"));
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      Drawings.Drawing drawing = drawings.all().get(i);
      Matrix outputs = ensemble.predict(name, drawing.pixels());
      answers.add(new PredictResult.Answer(name + ":" + (i + 1), outputs, 0, drawing.box()));
    }
    if (boxes.isPresent()) {
      drawings.write(boxes.get(), name, content);
    }
  }

  private static Reader text(byte[] all) {
    return new InputStreamReader(
        new ByteArrayInputStream(all), StandardCharsets.UTF_8.newDecoder());
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

  /** What people should know about the files so far, such as words that the model never saw. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** All predictions so far, in their order. */
  public PredictResult result() {
    return new PredictResult(ensemble.models().get(0), answers, kept, threshold);
  }
}
