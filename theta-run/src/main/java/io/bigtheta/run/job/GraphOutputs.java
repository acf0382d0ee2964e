package io.bigtheta.run.job;

import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.OnnxPredictor;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The output of an ONNX model that is shown: its first tensor of numbers with a row for each row of the input. */
final class GraphOutputs {
  private static final int BATCH = 256;

  private final OnnxModel model;
  private final OnnxPredictor predictor;
  private final String output;
  private final boolean classifies;
  private List<String> labels = List.of();

  private GraphOutputs(OnnxModel model, String output, boolean classifies) {
    this.model = model;
    this.output = output;
    this.classifies = classifies;
    predictor = model.predictor();
  }

  static GraphOutputs of(OnnxModel model) {
    Optional<ValueInfo> numbers = model.outputs().stream()
        .filter(output -> output.type().map(ElementType::floating).orElse(true))
        .findFirst();
    if (numbers.isEmpty()) {
      throw Refusal.of(
          "outputs",
          "one of floating-point numbers",
          model.outputs(),
          "use the library, which gives any tensor");
    }
    // A model that also gives the class of each row gives its probabilities beside it.
    boolean named = model.outputs().stream()
        .anyMatch(output -> output
            .type()
            .filter(type -> type == ElementType.STRING || type == ElementType.INT64)
            .isPresent());
    return new GraphOutputs(model, numbers.get().name(), named);
  }

  boolean classifies() {
    return classifies;
  }

  /** The names of the outputs; known after the first prediction. */
  List<String> labels() {
    return labels;
  }

  /** The outputs [rows, outputs] for rows, in batches of the size that the model wants. */
  Matrix predict(Map<String, Tensor> inputs) {
    int rows = inputs.values().iterator().next().dim(0);
    OptionalInt fixed = model.batch();
    int batch = fixed.orElse(Math.min(BATCH, Math.max(1, rows)));
    List<float[]> parts = new ArrayList<>();
    int cols = 0;
    for (int from = 0; from < rows; from += batch) {
      int taken = Math.min(batch, rows - from);
      Map<String, Tensor> some = new LinkedHashMap<>();
      int first = from;
      int size = fixed.orElse(taken);
      inputs.forEach((name, tensor) -> some.put(name, tensor.rows(first, taken, size)));
      Tensor result = Objects.requireNonNull(predictor.predict(some).get(output), output);
      if (result.rank() < 1 || result.dim(0) != size) {
        throw Refusal.of("output \"" + output + '"', "a row for each row of the input", result);
      }
      cols = result.size() / result.dim(0);
      float[] part = new float[taken * cols];
      for (int i = 0; i < part.length; i++) {
        part[i] = (float) result.number(i);
      }
      parts.add(part);
    }
    Matrix all = new Matrix(rows, cols);
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all.data(), at, part.length);
      at += part.length;
    }
    name(cols);
    return all;
  }

  private void name(int cols) {
    if (labels.isEmpty()) {
      List<String> told = GraphNames.labels(model);
      labels = model
          .names(output)
          .or(() -> Optional.of(told))
          .filter(names -> names.size() == cols)
          .orElseGet(() -> IntStream.range(0, cols)
              .mapToObj(j ->
                  classifies ? Integer.toString(j) : cols == 1 ? output : output + "[" + j + "]")
              .toList());
    }
  }
}
