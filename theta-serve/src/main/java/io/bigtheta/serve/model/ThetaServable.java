package io.bigtheta.serve.model;

import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Targets;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvRead;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model of Theta, or several that answer together. Its predictions have the bits of {@code theta predict}.
 *
 * <p>Outputs: {@code probabilities} [rows, classes] and {@code label} [rows] for classes, {@code value} [rows, targets] for
 * numbers, {@code probabilities} [rows, flags] for flags.
 */
public final class ThetaServable implements Servable {
  private final Ensemble ensemble;
  private final Inputs inputs;
  private final RowsIn in;
  private final List<Port> outputs;

  /** @throws Refusal if the models take neither tables nor images */
  public ThetaServable(Ensemble ensemble) {
    this.ensemble = ensemble;
    Model first = ensemble.models().get(0);
    inputs = first.preparation().inputs();
    in = switch (inputs.kind()) {
      case TABLE -> new TableRows(inputs, ensemble);
      case IMAGES -> new PixelRows((PixelInputs) inputs, ensemble);
      case GRIDS -> throw Refusal.of("model", "one of images or tables", "one of " + inputs.kind());
    };
    List<Port> all = new ArrayList<>();
    int cols = first.labels().size();
    if (first.classifies()) {
      all.add(Port.of("probabilities", DataType.FP32, cols, first.labels()));
      all.add(new Port("label", DataType.BYTES, List.of(-1L)));
    } else {
      boolean numbers = first.preparation().outputs().kind() == Targets.Kind.NUMBERS;
      all.add(Port.of(numbers ? "value" : "probabilities", DataType.FP32, cols, first.labels()));
    }
    outputs = List.copyOf(all);
  }

  /** Reads what {@code theta predict} takes: a model file, or the folder of a run or an ensemble. */
  public static ThetaServable read(Path path) throws IOException {
    return new ThetaServable(new Ensemble(Models.all(path)));
  }

  @Override
  public String platform() {
    return "theta";
  }

  @Override
  public String digest() {
    List<Model> models = ensemble.models();
    if (models.size() == 1) {
      return models.get(0).network().digest();
    }
    Digest all = new Digest();
    models.forEach(model -> all.add(model.network().digest()));
    return all.hex();
  }

  @Override
  public List<Signature> signatures() {
    return in.signatures();
  }

  @Override
  public List<Port> outputs() {
    return outputs;
  }

  @Override
  public Answer infer(Map<String, Tensor> tensors) {
    RowsIn.Predicted predicted = in.predict(tensors);
    return answer(predicted.answers(), predicted.notes());
  }

  @Override
  public Answer table(Reader text) throws IOException {
    if (inputs.kind() != Features.Kind.TABLE) {
      throw Refusal.of("body", inputs.taken(), "a table");
    }
    CsvRead read = Csv.rows("body", text, inputs);
    return answer(ensemble.predict(RowsIn.WHERE, read.columns()), words(read.notes()));
  }

  @Override
  public Map<String, Tensor> sample() {
    return in.sample();
  }

  static List<String> words(List<Note> notes) {
    return notes.stream().map(Note::words).toList();
  }

  private Answer answer(Matrix answers, List<String> notes) {
    long rows = answers.rows();
    List<Tensor> all = new ArrayList<>();
    Port first = outputs.get(0);
    all.add(Tensor.floats(first.name(), List.of(rows, first.cols()), answers.data()));
    if (outputs.size() > 1) {
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        labels.add(first.labels().get(answers.argmax(i)));
      }
      all.add(Tensor.words(outputs.get(1).name(), List.of(rows), labels));
    }
    return new Answer(answers.rows(), all, notes);
  }
}
