package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows as clients of TensorFlow Serving ({@code instances}, {@code inputs}) and MLflow ({@code dataframe_split}, {@code
 * dataframe_records} too) write them.
 *
 * @param inputs of one signature of the model
 * @param columnar whether the answer is wanted by outputs instead of rows
 */
public record RowsRequest(Map<String, Tensor> inputs, boolean columnar) {
  /** What may hold the rows. */
  public enum Shape {
    TENSORFLOW,
    MLFLOW;

    Set<String> names() {
      return switch (this) {
        case TENSORFLOW -> Set.of("instances", "inputs");
        case MLFLOW -> Set.of("instances", "inputs", "dataframe_split", "dataframe_records");
      };
    }
  }

  /** @throws Refusal if the body has no rows for this model */
  public static RowsRequest read(byte[] body, Servable model, Shape shape) throws IOException {
    return Text.object(body, body.length, json -> {
      RowsRequest read = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (!shape.names().contains(name)) {
          json.skipChildren();
        } else if (read != null) {
          throw Refusal.of("body", "rows once", "\"" + name + "\" too");
        } else {
          read = rows(name, json, new RowReader(model.signatures()), shape);
        }
      }
      if (read == null) {
        String all = String.join(", ", shape.names().stream().sorted().toList());
        throw Refusal.of("body", "one of " + all, "none of them");
      }
      return read;
    });
  }

  private static RowsRequest rows(String name, JsonParser json, RowReader reader, Shape shape)
      throws IOException {
    boolean object = json.currentToken() == JsonToken.START_OBJECT;
    if (name.equals("dataframe_split")) {
      return new RowsRequest(split(json, reader), false);
    } else if (name.equals("inputs") && object) {
      return new RowsRequest(reader.columns(json), shape == Shape.TENSORFLOW);
    }
    return new RowsRequest(
        reader.rows(json, name), name.equals("inputs") && shape == Shape.TENSORFLOW);
  }

  /** {@code {"columns": […], "data": [[…], …]}}, in any order. */
  private static Map<String, Tensor> split(JsonParser json, RowReader reader) throws IOException {
    Text.expect(json, JsonToken.START_OBJECT, "dataframe_split", "an object");
    List<String> columns = null;
    Map<String, Tensor> read = null;
    @Nullable TokenBuffer early = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("columns")) {
        columns = names(json);
      } else if (name.equals("data") && columns != null) {
        read = reader.split(json, columns);
      } else if (name.equals("data")) {
        early = new TokenBuffer(json);
        early.copyCurrentStructure(json);
      } else {
        json.skipChildren();
      }
    }
    if (early != null && columns != null) {
      try (JsonParser again = early.asParser()) {
        again.nextToken();
        read = reader.split(again, columns);
      }
    }
    if (read == null) {
      throw Refusal.of("dataframe_split", "columns and data", "not both");
    }
    return read;
  }

  private static List<String> names(JsonParser json) throws IOException {
    Text.expect(json, JsonToken.START_ARRAY, "columns", "an array");
    List<String> names = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      names.add(json.getText());
    }
    return names;
  }
}
