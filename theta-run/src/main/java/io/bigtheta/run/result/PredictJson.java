package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.io.Drawings.Box;
import io.bigtheta.run.Json;
import java.io.IOException;
import java.util.List;

/** A {@link PredictResult} as JSON: see {@code docs/schemas/predict.json}. */
public final class PredictJson {
  private PredictJson() {}

  public static String text(PredictResult result) {
    return Json.text(json -> {
      json.writeStartArray();
      for (PredictResult.Answer answer : result.answers()) {
        write(result, answer, json);
      }
      json.writeEndArray();
    });
  }

  private static void write(PredictResult result, PredictResult.Answer answer, JsonGenerator json)
      throws IOException {
    List<String> labels = result.labels();
    json.writeStartObject();
    json.writeStringField("input", answer.input());
    if (!result.kept().isEmpty()) {
      json.writeObjectFieldStart("kept");
      for (int j = 0; j < result.kept().size(); j++) {
        json.writeStringField(result.kept().get(j), answer.cells().get(j));
      }
      json.writeEndObject();
    }
    if (!answer.unseen().isEmpty()) {
      json.writeArrayFieldStart("unseen");
      for (String column : answer.unseen()) {
        json.writeString(column);
      }
      json.writeEndArray();
    }
    if (answer.box().isPresent()) {
      Box box = answer.box().get();
      json.writeObjectFieldStart("box");
      json.writeNumberField("left", box.left());
      json.writeNumberField("top", box.top());
      json.writeNumberField("width", box.width());
      json.writeNumberField("height", box.height());
      json.writeEndObject();
    }
    if (result.classifies()) {
      json.writeStringField("label", result.label(answer));
      json.writeObjectFieldStart("probabilities");
      numbers(labels, answer, json);
    } else if (labels.size() == 1) {
      number(json, "value", answer.output(0));
    } else {
      json.writeObjectFieldStart("value");
      numbers(labels, answer, json);
    }
    json.writeEndObject();
  }

  private static void numbers(List<String> labels, PredictResult.Answer answer, JsonGenerator json)
      throws IOException {
    for (int j = 0; j < labels.size(); j++) {
      number(json, labels.get(j), answer.output(j));
    }
    json.writeEndObject();
  }

  /** With the digits of a float, which are fewer than those of a double. */
  private static void number(JsonGenerator json, String name, float value) throws IOException {
    if (Float.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
