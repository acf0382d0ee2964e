package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.explain.Dependence;
import io.bigtheta.explain.Importance;
import io.bigtheta.run.Json;
import java.io.IOException;

/** An {@link ExplainResult} as JSON: see {@code docs/schemas/explain.json}. */
public final class ExplainJson {
  private ExplainJson() {}

  public static String text(ExplainResult result) {
    return Json.text(json -> write(result, json));
  }

  private static void write(ExplainResult result, JsonGenerator json) throws IOException {
    EvaluateResult judged = result.judged();
    Importance importance = result.importance();
    json.writeStartObject();
    json.writeNumberField("rows", importance.rows());
    json.writeBooleanField("rows_learnt_from_known", judged.unseen().known());
    json.writeNumberField("rows_learnt_from", judged.unseen().learnt());
    json.writeNumberField("rows_left_out", judged.leftOut() ? judged.unseen().learnt() : 0);
    json.writeStringField("score_name", result.classes() ? "accuracy" : "r2");
    Json.number(json, "score", importance.score());
    json.writeNumberField("repeats", importance.repeats());
    json.writeArrayFieldStart("importance");
    for (Importance.Column one : importance.sorted()) {
      json.writeStartObject();
      json.writeStringField("column", one.name());
      Json.number(json, "mean", one.mean());
      Json.number(json, "deviation", one.deviation());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    for (String label : judged.labels()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("dependence");
    for (Dependence one : result.dependences()) {
      write(one, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Dependence one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("column", one.name());
    json.writeArrayFieldStart("values");
    for (int k = 0; k < one.values().length; k++) {
      if (one.words().isEmpty()) {
        Json.number(json, one.values()[k]);
      } else {
        json.writeString(one.words().get(k));
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("means");
    for (double[] means : one.means()) {
      json.writeStartArray();
      for (double mean : means) {
        Json.number(json, mean);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
