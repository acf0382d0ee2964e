package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.DataType;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An answer of the Open Inference Protocol, version 2.
 *
 * @param body the JSON, and behind it the binary data if there are any
 * @param header the length of the JSON
 */
public record InferReply(byte[] body, int header) {
  /** An output to write. */
  private record Out(Tensor tensor, byte[] binary, boolean isBinary) {}

  /** Whether there is anything behind the JSON. */
  public boolean binary() {
    return header < body.length;
  }

  /**
   * Writes the outputs that a request wants.
   *
   * @param ports the outputs of the model, in the order of the answer
   */
  public static InferReply of(
      String model, String version, InferRequest request, Answer answer, List<Port> ports)
      throws IOException {
    List<Out> outs = new ArrayList<>();
    if (request.outputs().isEmpty()) {
      answer.outputs().forEach(tensor -> outs.add(out(tensor, request.binary())));
    }
    for (InferRequest.Wanted wanted : request.outputs()) {
      int place = place(wanted.name(), ports);
      Tensor tensor = answer.outputs().get(place);
      if (wanted.classes() > 0) {
        tensor = largest(tensor, ports.get(place), wanted.classes());
      }
      outs.add(out(tensor, wanted.binary().orElse(request.binary())));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Text.JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("model_name", model);
      json.writeStringField("model_version", version);
      if (!request.id().isEmpty()) {
        json.writeStringField("id", request.id());
      }
      json.writeArrayFieldStart("outputs");
      for (Out out : outs) {
        write(out, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    int header = body.size();
    outs.forEach(out -> body.writeBytes(out.binary()));
    return new InferReply(body.toByteArray(), header);
  }

  private static Out out(Tensor tensor, boolean binary) {
    return new Out(tensor, binary ? BinaryData.write(tensor) : new byte[0], binary);
  }

  private static int place(String name, List<Port> ports) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).name().equals(name)) {
        return i;
      }
    }
    throw Refusal.of(
        "outputs",
        "one of " + ports.stream().map(Port::name).collect(Collectors.joining(", ")),
        '"' + name + '"');
  }

  /** The largest elements of each row as texts {@code value:index:label}, the largest first. */
  private static Tensor largest(Tensor tensor, Port port, int most) {
    if (!(tensor.values() instanceof float[] values) || tensor.shape().size() != 2) {
      throw Refusal.of("classification", "an output of numbers", '"' + tensor.name() + '"');
    }
    int cols = (int) (long) tensor.shape().get(1);
    int count = Math.min(most, cols);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tensor.rows(); i++) {
      int first = i * cols;
      IntStream.range(0, cols)
          .boxed()
          .sorted((a, b) -> Float.compare(values[first + b], values[first + a]))
          .limit(count)
          .forEach(j -> texts.add(values[first + j] + ":" + j
              + (j < port.labels().size() ? ":" + port.labels().get(j) : "")));
    }
    return Tensor.words(tensor.name(), List.of((long) tensor.rows(), (long) count), texts);
  }

  private static void write(Out out, JsonGenerator json) throws IOException {
    Tensor tensor = out.tensor();
    json.writeStartObject();
    json.writeStringField("name", tensor.name());
    json.writeStringField("datatype", tensor.type().name());
    json.writeArrayFieldStart("shape");
    for (long size : tensor.shape()) {
      json.writeNumber(size);
    }
    json.writeEndArray();
    if (out.isBinary()) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", out.binary().length);
      json.writeEndObject();
    } else {
      json.writeArrayFieldStart("data");
      for (int i = 0; i < tensor.size(); i++) {
        element(tensor, i, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Writes an element with the digits of its type; what is no number becomes null. */
  static void element(Tensor tensor, int i, JsonGenerator json) throws IOException {
    if (tensor.type() == DataType.BYTES) {
      json.writeString(tensor.word(i).orElse(null));
    } else if (tensor.values() instanceof float[] floats && Float.isFinite(floats[i])) {
      json.writeNumber(floats[i]);
    } else if (tensor.values() instanceof double[] doubles && Double.isFinite(doubles[i])) {
      json.writeNumber(doubles[i]);
    } else if (tensor.type() == DataType.BOOL) {
      json.writeBoolean(tensor.number(i) != 0);
    } else if (tensor.values() instanceof long[] longs) {
      json.writeNumber(longs[i]);
    } else if (tensor.values() instanceof byte[] bytes) {
      json.writeNumber(bytes[i] & 0xff);
    } else {
      json.writeNull();
    }
  }
}
