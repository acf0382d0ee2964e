package io.bigtheta.run.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bigtheta.onnx.OnnxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Names that {@code theta export} leaves in an ONNX file: a JSON array of texts in its metadata. */
final class GraphNames {
  private static final JsonFactory FACTORY = new JsonFactory();

  private GraphNames() {}

  /** The names of the classes, flags or numbers; empty if the file has none. */
  static List<String> labels(OnnxModel model) {
    return list(model.metadata().getOrDefault("labels", ""));
  }

  /** The names of the columns of a table; empty if the file has none. */
  static List<String> columns(OnnxModel model) {
    return list(model.metadata().getOrDefault("columns", ""));
  }

  /** Anybody may write anything there, so what is no array of texts counts as nothing. */
  private static List<String> list(String text) {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return List.of();
      }
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      }
      return json.currentToken() == JsonToken.END_ARRAY ? texts : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
