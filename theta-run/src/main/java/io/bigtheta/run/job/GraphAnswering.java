package io.bigtheta.run.job;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvCells;
import io.bigtheta.io.CsvRead;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the predictions of an ONNX model that is no model of Theta, for images and tables in files. */
public final class GraphAnswering {
  private static final float WHITE = 255;

  private final OnnxModel model;
  private final CsvStyle table;
  private final GraphOutputs outputs;
  private final Optional<PixelInputs> image;
  private final List<PredictResult.Answer> answers = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /**
   * @param table how tables are written, where that is not to be found out
   * @throws Refusal if the model takes neither images nor the columns of tables
   */
  public GraphAnswering(OnnxModel model, CsvStyle table) {
    this.model = model;
    this.table = table;
    outputs = GraphOutputs.of(model);
    image = image(model.inputs());
    if (image.isEmpty()) {
      model.inputs().forEach(GraphAnswering::columns);
    }
  }

  private static Optional<PixelInputs> image(List<ValueInfo> inputs) {
    Optional<List<ValueInfo.Dim>> dims =
        inputs.size() == 1 ? inputs.get(0).dims() : Optional.empty();
    if (dims.isEmpty()
        || dims.get().size() != 4
        || dims.get().stream().skip(1).anyMatch(ValueInfo.Dim::free)) {
      return Optional.empty();
    }
    int[] sizes = dims.get().stream().mapToInt(dim -> (int) dim.size()).toArray();
    boolean last = last(sizes);
    return Optional.of(
        new PixelInputs(sizes[last ? 3 : 1], sizes[last ? 1 : 2], sizes[last ? 2 : 3], 1 / WHITE));
  }

  private static boolean last(int... sizes) {
    return sizes[3] < sizes[1];
  }

  /** The number of columns of an input. */
  private static int columns(ValueInfo input) {
    List<ValueInfo.Dim> dims = input.dims().orElse(List.of());
    if (dims.size() != 2 || dims.get(1).free()) {
      throw Refusal.of(
          "input \"" + input.name() + '"',
          "images, or the columns of a table",
          input.form(),
          "use the library, which takes any tensor");
    }
    return (int) dims.get(1).size();
  }

  /** Adds the predictions for the image, or for the rows of the table, in a file. */
  public void add(Path file) throws IOException {
    String name = file.toString();
    if (image.isPresent()) {
      add(name, true, pixels(Images.read(name, Images.bytes(file), image.get(), ImageStyle.RAW)));
      return;
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    CsvCells cells = Csv.cells(file, table, List.of(CsvCells.ALL));
    List<String> names = names(name, cells.names());
    List<Field> numbers = new ArrayList<>();
    int at = 0;
    for (ValueInfo input : model.inputs()) {
      for (int j = 0; j < columns(input); j++, at++) {
        if (input.type().filter(type -> type == ElementType.STRING).isEmpty()) {
          numbers.add(new Field.Numeric(names.get(at)));
        }
      }
    }
    CsvRead read = Csv.rows(
        file,
        table,
        new ColumnInputs(numbers, new float[numbers.size()], new float[numbers.size()]));
    read.notes().forEach(note -> notes.add(new Note(note.about(), name + ": " + note.words())));
    at = 0;
    int col = 0;
    for (ValueInfo input : model.inputs()) {
      int count = columns(input);
      boolean words = input.type().filter(type -> type == ElementType.STRING).isPresent();
      inputs.put(
          input.name(),
          words
              ? words(cells, names.subList(at, at + count))
              : numbers(input, read.columns(), col, count));
      at += count;
      col += words ? 0 : count;
    }
    add(name, false, inputs);
  }

  /** The columns of the file that the inputs take, in the order of the inputs. */
  private List<String> names(String where, List<String> header) {
    List<String> wanted = new ArrayList<>();
    boolean named = true;
    for (ValueInfo input : model.inputs()) {
      int count = columns(input);
      named &= count == 1;
      for (int j = 0; j < count; j++) {
        wanted.add(input.name());
      }
    }
    if (named && header.containsAll(wanted)) {
      return wanted;
    }
    List<String> told = GraphNames.columns(model);
    if (told.size() == wanted.size() && header.containsAll(told)) {
      return told;
    }
    if (header.size() != wanted.size()) {
      throw Refusal.of(
          where,
          wanted.size()
              + (named
                  ? " columns, " + String.join(", ", wanted)
                  : " columns, as the model knows them by place alone"),
          header.size() + ": " + String.join(", ", header),
          named
              ? "name them as the model does"
              : "leave out columns that are no inputs; the others are taken in their order");
    }
    return header;
  }

  private static Tensor words(CsvCells cells, List<String> names) {
    int rows = cells.rows().size();
    Tensor tensor = Tensor.of(ElementType.STRING, rows, names.size());
    for (int i = 0; i < tensor.size(); i++) {
      int col = cells.names().indexOf(names.get(i % names.size()));
      tensor.strings()[i] = cells.rows().get(i / names.size()).get(col);
    }
    return tensor;
  }

  private static Tensor numbers(ValueInfo input, Columns columns, int from, int count) {
    ElementType type = input.type().orElse(ElementType.FLOAT);
    Tensor tensor = Tensor.of(type, columns.rows(), count);
    for (int i = 0; i < tensor.size(); i++) {
      float value = columns.get(i / count, from + i % count);
      switch (type.storage()) {
        case FLOATS -> tensor.floats()[i] = value;
        case DOUBLES -> tensor.doubles()[i] = value;
        case LONGS -> tensor.longs()[i] = whole(input, value);
        default -> throw Refusal.of("input \"" + input.name() + '"', "numbers or words", type);
      }
    }
    return tensor;
  }

  private static long whole(ValueInfo input, float value) {
    if (value != Math.rint(value) || Float.isInfinite(value)) {
      throw Refusal.of("input \"" + input.name() + '"', "whole numbers", value);
    }
    return (long) value;
  }

  private Map<String, Tensor> pixels(Pixels pixels) {
    ValueInfo input = model.inputs().get(0);
    int[] shape =
        input.dims().orElseThrow().stream().mapToInt(dim -> (int) dim.size()).toArray();
    shape[0] = pixels.rows();
    Tensor tensor = Tensor.of(input.type().orElse(ElementType.FLOAT), shape);
    int channels = pixels.channels();
    int places = pixels.height() * pixels.width();
    boolean first = !last(shape);
    boolean bytes = tensor.type().whole();
    for (int i = 0; i < tensor.size(); i++) {
      int row = i / (channels * places);
      int at = i % (channels * places);
      float raw = pixels.get(row, first ? at % places * channels + at / places : at);
      if (bytes) {
        tensor.longs()[i] = (long) raw;
      } else {
        tensor.floats()[i] = raw / WHITE;
      }
    }
    if (!bytes && notes.isEmpty()) {
      notes.add(
          new Note(
              "images",
              "pixels go in as 0 for black to 1 for white, as the model does not say how they were prepared"));
    }
    return Map.of(input.name(), tensor);
  }

  private void add(String name, boolean picture, Map<String, Tensor> inputs) {
    Matrix values = outputs.predict(inputs);
    for (int i = 0; i < values.rows(); i++) {
      answers.add(new PredictResult.Answer(
          picture ? name : name + ":" + (i + 1), values, i, List.of(), List.of()));
    }
  }

  /** What people should know about the files so far. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** All predictions so far, in their order. */
  public PredictResult result() {
    return new PredictResult(
        outputs.classifies(), outputs.labels(), answers, List.of(), Optional.empty());
  }
}
