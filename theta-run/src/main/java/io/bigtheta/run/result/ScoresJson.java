package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.ClassScore;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.NumberScore;
import io.bigtheta.run.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The scores of predictions beside accuracy and RMSE, as JSON. */
final class ScoresJson {
  private ScoresJson() {}

  /** Writes the scores of classes or numbers; null for other targets. */
  static void write(
      String name, Evaluation evaluation, Optional<ClassScores> classes, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    if (classes.isPresent()) {
      classes(classes.get(), json);
    } else if (!evaluation.numbers().isEmpty()) {
      numbers(evaluation.numbers(), json);
    } else {
      json.writeNull();
    }
  }

  private static void classes(ClassScores scores, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.text(json, "positive", scores.positive() < 0 ? "" : scores.looked().label());
    json.writeObjectFieldStart("baseline");
    json.writeStringField("label", scores.classes().get(scores.frequent()).label());
    Json.number(json, "accuracy", scores.baseline());
    json.writeEndObject();
    Json.number(json, "roc_auc", scores.rocAuc());
    Json.number(json, "average_precision", scores.averagePrecision());
    Json.number(json, "macro_f1", scores.macroF1());
    Json.number(json, "balanced_accuracy", scores.balancedAccuracy());
    Json.number(json, "log_loss", scores.logLoss());
    Json.number(json, "brier", scores.brier());
    Json.number(json, "matthews", scores.matthews());
    Json.number(json, "calibration_error", scores.calibration().error());
    json.writeArrayFieldStart("classes");
    for (ClassScore one : scores.classes()) {
      json.writeStartObject();
      json.writeStringField("label", one.label());
      json.writeNumberField("rows", one.rows());
      Json.number(json, "precision", one.precision());
      Json.number(json, "recall", one.recall());
      Json.number(json, "f1", one.f1());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void numbers(List<NumberScore> outputs, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("outputs");
    for (NumberScore one : outputs) {
      json.writeStartObject();
      json.writeStringField("label", one.label());
      Json.number(json, "rmse", one.rmse());
      Json.number(json, "r2", one.r2());
      Json.number(json, "mae", one.mae());
      Json.number(json, "median_error", one.medianError());
      json.writeObjectFieldStart("baseline");
      Json.number(json, "rmse", one.baselineRmse());
      Json.number(json, "mae", one.baselineMae());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
