package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.diagnosis.Comparison;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.Json;
import java.io.IOException;

/** A {@link Comparison} as JSON, see {@code docs/schemas/train.json}. */
final class ComparisonJson {
  private ComparisonJson() {}

  static void write(Comparison comparison, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("part", comparison.part());
    json.writeNumberField("rows", comparison.data().rows());
    json.writeFieldName("network");
    write(comparison.network(), json);
    json.writeFieldName("linear_model");
    if (comparison.linear().isPresent()) {
      write(comparison.linear().get(), json);
    } else {
      json.writeNull();
    }
    json.writeStringField("baseline_answer", comparison.always());
    json.writeFieldName("baseline");
    write(comparison.constant(), json);
    json.writeEndObject();
  }

  private static void write(Evaluation evaluation, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.number(json, "accuracy", evaluation.accuracy());
    Json.number(json, "rmse", evaluation.rmse());
    Json.number(json, "r2", evaluation.r2());
    json.writeEndObject();
  }
}
