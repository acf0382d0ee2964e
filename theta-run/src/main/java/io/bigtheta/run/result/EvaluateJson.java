package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.Json;
import java.io.IOException;

/** An {@link EvaluateResult} as JSON: see {@code docs/schemas/evaluate.json}. */
public final class EvaluateJson {
  private EvaluateJson() {}

  public static String text(EvaluateResult result) {
    return Json.text(json -> write(result, json));
  }

  private static void write(EvaluateResult result, JsonGenerator json) throws IOException {
    Evaluation evaluation = result.evaluation();
    json.writeStartObject();
    json.writeNumberField("rows", evaluation.rows());
    Json.notes(json, result.rows().notes());
    json.writeBooleanField("rows_learnt_from_known", result.unseen().known());
    json.writeNumberField("rows_learnt_from", result.unseen().learnt());
    json.writeNumberField("rows_left_out", result.leftOut() ? result.unseen().learnt() : 0);
    Json.number(json, "loss", evaluation.loss());
    if (!Double.isNaN(evaluation.accuracy())) {
      Json.number(json, "accuracy", evaluation.accuracy());
    } else {
      Json.number(json, "rmse", evaluation.rmse());
      Json.number(json, "r2", evaluation.r2());
    }
    json.writeFieldName("confusion");
    if (evaluation.confusion().length == 0) {
      json.writeNull();
    } else {
      json.writeStartArray();
      for (int[] row : evaluation.confusion()) {
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
