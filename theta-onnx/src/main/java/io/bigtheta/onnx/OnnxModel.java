package io.bigtheta.onnx;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.onnx.network.Lifting;
import io.bigtheta.onnx.plan.Fusion;
import io.bigtheta.onnx.plan.Plan;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A model that was read from an ONNX file. It is immutable, and any number of threads may use it, each with a predictor of its own. */
public final class OnnxModel {
  private final OnnxFile file;
  private final Optional<Fusion> fusion;

  OnnxModel(OnnxFile file) {
    this.file = file;
    fusion = Lifting.fusion(file);
  }

  /** What the model takes. */
  public List<ValueInfo> inputs() {
    return file.graph().inputs();
  }

  /** What the model gives. */
  public List<ValueInfo> outputs() {
    return file.graph().outputs();
  }

  /** Texts that the file carries, by name. */
  public Map<String, String> metadata() {
    return file.metadata();
  }

  /** What the file says. */
  public OnnxFile file() {
    return file;
  }

  /** The number of rows of a call, if the file fixes it. */
  public OptionalInt batch() {
    return inputs().stream()
        .limit(1)
        .flatMap(input -> input.dims().stream())
        .filter(dims -> !dims.isEmpty())
        .mapToInt(dims -> (int) dims.get(0).size())
        .filter(size -> size > 0)
        .findFirst();
  }

  /** A plan for inputs of these shapes. */
  Plan plan(Map<String, Tensor> inputs) {
    return fusion.isPresent() ? Plan.of(file, inputs, fusion.get()) : Plan.of(file, inputs);
  }

  /** The names of the columns of an output, where a ZipMap gives them some. */
  public Optional<List<String>> names(String output) {
    return file.graph().nodes().stream()
        .filter(node ->
            node.operator().equals("ai.onnx.ml.ZipMap") && node.outputs().contains(output))
        .findFirst()
        .map(OnnxModel::names);
  }

  private static List<String> names(Node zip) {
    return zip.texts("classlabels_strings")
        .orElseGet(() -> Arrays.stream(zip.wholes("classlabels_int64s").orElse(new long[0]))
            .mapToObj(Long::toString)
            .toList());
  }

  /** The number of elements of the tensors that the file brings along. */
  public long parameters() {
    return file.graph().constants().values().stream().mapToLong(Tensor::size).sum();
  }

  /**
   * The model as one of Theta, which can be inspected, trained further, pruned and saved.
   *
   * @throws io.bigtheta.spec.Refusal if the graph has parts that Theta's layers are not; such a model still predicts
   */
  public Lifted lifted() {
    return Lifting.of(file);
  }

  /** A predictor for one thread, which keeps its buffers. */
  public OnnxPredictor predictor() {
    return new OnnxPredictor(this);
  }

  /**
   * Predicts once. For many calls use {@link #predictor}.
   *
   * @param inputs by name
   * @return the outputs by name
   */
  public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
    return predictor().predict(inputs);
  }
}
