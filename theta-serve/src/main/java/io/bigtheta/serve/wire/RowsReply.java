package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** An answer in rows, as TensorFlow Serving and MLflow write it. */
public final class RowsReply {
  private RowsReply() {}

  /**
   * {@code {"predictions": […]}} with one entry for each row: the output, or an object of all outputs by their names if there are
   * several. An output of one element is no array.
   */
  public static byte[] rows(Answer answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Text.JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("predictions");
      for (int i = 0; i < answer.rows(); i++) {
        if (answer.outputs().size() == 1) {
          row(answer.outputs().get(0), answer.rows(), i, json);
        } else {
          json.writeStartObject();
          for (Tensor output : answer.outputs()) {
            json.writeFieldName(output.name());
            row(output, answer.rows(), i, json);
          }
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  /** {@code {"outputs": …}} with the rows of the one output, or an object of all outputs by their names. */
  public static byte[] columns(Answer answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Text.JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeFieldName("outputs");
      boolean several = answer.outputs().size() > 1;
      if (several) {
        json.writeStartObject();
      }
      for (Tensor output : answer.outputs()) {
        if (several) {
          json.writeFieldName(output.name());
        }
        json.writeStartArray();
        for (int i = 0; i < answer.rows(); i++) {
          row(output, answer.rows(), i, json);
        }
        json.writeEndArray();
      }
      if (several) {
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private static void row(Tensor output, int rows, int i, JsonGenerator json) throws IOException {
    int cols = output.size() / Math.max(1, rows);
    if (cols == 1) {
      InferReply.element(output, i, json);
      return;
    }
    json.writeStartArray();
    for (int j = 0; j < cols; j++) {
      InferReply.element(output, i * cols + j, json);
    }
    json.writeEndArray();
  }
}
