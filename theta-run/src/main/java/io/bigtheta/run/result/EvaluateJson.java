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
    ScoresJson.write("scores", evaluation, result.classes(), json);
    if (result.threshold().isPresent()) {
      threshold(result.threshold().get(), json);
    }
    json.writeEndObject();
  }

  private static void threshold(ChosenThreshold chosen, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("threshold");
    json.writeStringField("positive", chosen.positive());
    json.writeNumberField("value", chosen.value());
    Json.number(json, "cost_false_negative", chosen.costs().missed());
    Json.number(json, "cost_false_positive", chosen.costs().alarm());
    json.writeNumberField("chosen_on_rows", chosen.chosenOn());
    json.writeBooleanField("chosen_on_validation", chosen.validation());
    json.writeNumberField("rows", chosen.rows());
    json.writeNumberField("true_positives", chosen.positives() - chosen.missed());
    json.writeNumberField("false_negatives", chosen.missed());
    json.writeNumberField("false_positives", chosen.alarms());
    json.writeNumberField("true_negatives", chosen.rows() - chosen.positives() - chosen.alarms());
    Json.number(json, "cost", chosen.cost());
    Json.number(json, "cost_at_half", chosen.halfCost());
    json.writeEndObject();
  }
}
