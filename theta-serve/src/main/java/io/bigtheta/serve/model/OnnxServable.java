package io.bigtheta.serve.model;

import io.bigtheta.math.Digest;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.OnnxPredictor;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.run.folder.OnnxModels;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A model in an ONNX file, with its own inputs and outputs, as other servers announce them. The number of rows is free, also where the
 * file fixes it: rows are then predicted in batches of that size, the last one filled up with zeros.
 */
public final class OnnxServable implements Servable {
  private final OnnxModel model;
  private final String digest;
  private final List<Port> inputs;
  private final List<Port> outputs;
  private final ConcurrentLinkedDeque<OnnxPredictor> idle = new ConcurrentLinkedDeque<>();

  private OnnxServable(OnnxModel model, String digest) {
    this.model = model;
    this.digest = digest;
    inputs = model.inputs().stream().map(info -> port(info, List.of())).toList();
    outputs = model.outputs().stream()
        .map(info -> port(info, model.names(info.name()).orElse(List.of())))
        .toList();
    if (inputs.isEmpty()) {
      throw Refusal.of("model", "an input", "none");
    }
  }

  /** Reads a model that is one file. */
  public static OnnxServable read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String digest = new Digest().add(bytes, 0, bytes.length).hex();
    return new OnnxServable(OnnxModels.whole(file, false), digest);
  }

  private static Port port(ValueInfo info, List<String> labels) {
    List<Long> shape = new ArrayList<>();
    info.dims().ifPresent(dims -> dims.forEach(dim -> shape.add(dim.free() ? -1 : dim.size())));
    if (!shape.isEmpty()) {
      shape.set(0, -1L);
    }
    return new Port(info.name(), type(info.type().orElse(ElementType.FLOAT)), shape, labels, false);
  }

  private static DataType type(ElementType type) {
    return switch (type) {
      case FLOAT -> DataType.FP32;
      case DOUBLE -> DataType.FP64;
      case FLOAT16 -> DataType.FP16;
      case STRING -> DataType.BYTES;
      case BFLOAT16 -> throw Refusal.of("type", "one that the protocol knows", type);
      default -> DataType.of(type.name());
    };
  }

  @Override
  public String platform() {
    return "onnx";
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(inputs));
  }

  @Override
  public List<Port> outputs() {
    return outputs;
  }

  @Override
  public Answer infer(Map<String, Tensor> tensors) {
    int rows = -1;
    Map<String, io.bigtheta.onnx.tensor.Tensor> given = new LinkedHashMap<>();
    for (ValueInfo info : model.inputs()) {
      Tensor tensor = tensors.get(info.name());
      if (tensor == null) {
        throw Refusal.of("inputs", '"' + info.name() + '"', tensors.keySet());
      }
      rows = Math.max(rows, tensor.rows());
      given.put(info.name(), Elements.of(tensor, info));
    }
    OnnxPredictor mine = idle.pollLast();
    OnnxPredictor predictor = mine == null ? model.predictor() : mine;
    try {
      return new Answer(rows, predicted(predictor, given, rows), List.of());
    } finally {
      idle.addLast(predictor);
    }
  }

  private List<Tensor> predicted(
      OnnxPredictor predictor, Map<String, io.bigtheta.onnx.tensor.Tensor> given, int rows) {
    OptionalInt fixed = model.batch();
    int batch = fixed.orElse(Math.max(1, rows));
    List<Elements> parts = new ArrayList<>();
    outputs.forEach(output -> parts.add(new Elements(output)));
    for (int from = 0; from == 0 || from < rows; from += batch) {
      Map<String, io.bigtheta.onnx.tensor.Tensor> some = new LinkedHashMap<>();
      int first = from;
      int taken = Math.min(batch, rows - from);
      given.forEach((name, tensor) ->
          some.put(name, fixed.isPresent() ? tensor.rows(first, taken, batch) : tensor));
      Map<String, io.bigtheta.onnx.tensor.Tensor> answers = predictor.predict(some);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).add(answers.get(outputs.get(i).name()), taken, fixed.orElse(rows));
      }
    }
    return parts.stream().map(Elements::tensor).toList();
  }

  @Override
  public Map<String, Tensor> sample() {
    Map<String, Tensor> sample = new LinkedHashMap<>();
    for (ValueInfo info : model.inputs()) {
      int[] shape = info.dims().orElse(List.of()).stream()
          .mapToInt(dim -> dim.free() ? 1 : (int) dim.size())
          .toArray();
      if (shape.length > 0) {
        shape[0] = 1;
      }
      Elements all = new Elements(port(info, List.of()));
      all.add(
          io.bigtheta.onnx.tensor.Tensor.of(info.type().orElse(ElementType.FLOAT), shape), 1, 1);
      sample.put(info.name(), all.tensor());
    }
    return sample;
  }
}
