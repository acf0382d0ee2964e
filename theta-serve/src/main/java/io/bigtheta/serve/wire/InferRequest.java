package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.bigtheta.serve.model.DataType;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of the Open Inference Protocol, version 2.
 *
 * @param id that the answer repeats; empty for none
 * @param inputs by their names
 * @param outputs that are wanted; empty for all, in JSON
 * @param binary whether outputs are binary where they do not say it themselves
 */
public record InferRequest(
    String id, Map<String, Tensor> inputs, List<Wanted> outputs, boolean binary) {
  /**
   * An output that is wanted.
   *
   * @param binary whether it is binary; empty if the request decides
   * @param classes 0 for the tensor itself, else how many of the largest elements of each row, as texts
   */
  public record Wanted(String name, Optional<Boolean> binary, int classes) {}

  /** An input whose data are in the binary part: {@code size} bytes of it. */
  private record Later(String name, DataType type, List<Long> shape, long size) {}

  /**
   * Reads a request.
   *
   * @param header the length of the JSON at the beginning of the body; the rest is binary
   * @param signatures of the model, which say which inputs are files
   * @throws Refusal if it is none
   */
  public static InferRequest read(byte[] body, int header, List<Signature> signatures)
      throws IOException {
    if (header < 0 || header > body.length) {
      throw Refusal.of(
          "Inference-Header-Content-Length", "from 0 to " + body.length, Integer.toString(header));
    }
    Reader reader = new Reader(signatures);
    Text.object(body, header, reader::request);
    return reader.whole(body, header);
  }

  private static final class Reader {
    private final List<Signature> signatures;
    private String id = "";
    private boolean binary;
    private final List<Object> inputs = new ArrayList<>(); // Tensor or Later
    private final List<Wanted> outputs = new ArrayList<>();

    Reader(List<Signature> signatures) {
      this.signatures = signatures;
    }

    boolean request(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "id" -> id = json.getText();
          case "inputs" -> each(json, "inputs", this::input);
          case "outputs" -> each(json, "outputs", this::output);
          case "parameters" ->
            binary = parameters(json).getOrDefault("binary_data_output", "").equals("true");
          default -> json.skipChildren();
        }
      }
      return true;
    }

    private interface Entry {
      void read(JsonParser json) throws IOException;
    }

    private static void each(JsonParser json, String where, Entry entry) throws IOException {
      Text.expect(json, JsonToken.START_ARRAY, where, "an array");
      while (json.nextToken() != JsonToken.END_ARRAY) {
        Text.expect(json, JsonToken.START_OBJECT, where, "objects");
        entry.read(json);
      }
    }

    private void input(JsonParser json) throws IOException {
      String name = "";
      DataType type = null;
      List<Long> shape = null;
      Growing data = null;
      TokenBuffer early = null;
      Map<String, String> parameters = Map.of();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = json.getText();
          case "datatype" -> type = DataType.of(json.getText());
          case "shape" -> shape = shape(json);
          case "parameters" -> parameters = parameters(json);
          case "data" -> {
            if (type == null || name.isEmpty()) { // the order of an object is free
              early = new TokenBuffer(json);
              early.copyCurrentStructure(json);
            } else {
              data = new Growing(port(name, type));
              data.add(json);
            }
          }
          default -> json.skipChildren();
        }
      }
      if (name.isEmpty() || type == null || shape == null) {
        throw Refusal.of("inputs", "a name, a datatype and a shape for each", "an input without");
      }
      if (early != null) {
        data = new Growing(port(name, type));
        try (JsonParser again = early.asParser()) {
          again.nextToken();
          data.add(again);
        }
      }
      inputs.add(finished(name, type, shape, data, parameters.get("binary_data_size")));
    }

    private static Object finished(
        String name,
        DataType type,
        List<Long> shape,
        @Nullable Growing data,
        @Nullable String size) {
      String where = "input \"" + name + '"';
      if (data == null && size == null) {
        throw Refusal.of(where, "data, or a binary_data_size", "neither");
      } else if (data != null && size != null) {
        throw Refusal.of(where, "data or a binary_data_size", "both");
      } else if (data != null) {
        return data.tensor(shape);
      }
      try {
        return new Later(name, type, shape, Long.parseLong(size == null ? "" : size));
      } catch (NumberFormatException e) {
        throw Refusal.of("binary_data_size", "a number of bytes", '"' + size + '"')
            .within(where);
      }
    }

    /** The input as it came, as a file if the model takes it as one. */
    private Port port(String name, DataType type) {
      boolean file = signatures.stream()
          .flatMap(signature -> signature.inputs().stream())
          .anyMatch(port -> port.name().equals(name) && port.file());
      return new Port(name, type, List.of(), List.of(), file);
    }

    private void output(JsonParser json) throws IOException {
      String name = "";
      Map<String, String> parameters = Map.of();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = json.getText();
          case "parameters" -> parameters = parameters(json);
          default -> json.skipChildren();
        }
      }
      String classes = parameters.getOrDefault("classification", "0");
      if (!classes.matches("\\d{1,9}")) {
        throw Refusal.of("classification", "a number of classes", '"' + classes + '"');
      }
      outputs.add(new Wanted(
          name,
          Optional.ofNullable(parameters.get("binary_data")).map("true"::equals),
          Integer.parseInt(classes)));
    }

    private static List<Long> shape(JsonParser json) throws IOException {
      Text.expect(json, JsonToken.START_ARRAY, "shape", "an array");
      List<Long> shape = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        Text.expect(json, JsonToken.VALUE_NUMBER_INT, "shape", "whole numbers");
        shape.add(json.getLongValue());
      }
      return shape;
    }

    /** The parameters that are a text, a number or a boolean, as texts. */
    private static Map<String, String> parameters(JsonParser json) throws IOException {
      Map<String, String> all = new LinkedHashMap<>();
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return all;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          all.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
      return all;
    }

    InferRequest whole(byte[] body, int header) {
      if (inputs.isEmpty()) {
        throw Refusal.of("inputs", "at least one", "none");
      }
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      long at = header;
      for (Object input : inputs) {
        Tensor tensor;
        if (input instanceof Later later) {
          if (later.size() < 0 || later.size() > body.length - at) {
            throw Refusal.of(
                "input \"" + later.name() + '"',
                later.size() + " bytes of binary data",
                (body.length - at) + " bytes");
          }
          ByteBuffer data = ByteBuffer.wrap(body, (int) at, (int) later.size()).slice();
          tensor = BinaryData.read(later.name(), later.type(), later.shape(), data);
          at += later.size();
        } else {
          tensor = (Tensor) input;
        }
        if (tensors.put(tensor.name(), tensor) != null) {
          throw Refusal.of("inputs", "each name once", "\"" + tensor.name() + "\" twice");
        }
      }
      if (at != body.length) {
        throw Refusal.of(
            "body",
            (at - header) + " bytes of binary data",
            (body.length - header) + " bytes",
            "say where the JSON ends in Inference-Header-Content-Length");
      }
      return new InferRequest(id, tensors, List.copyOf(outputs), binary);
    }
  }
}
