package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.Json;
import io.bigtheta.train.history.Epoch;
import java.io.IOException;
import java.util.Optional;

/** Writes {@link JointScores} as fields of an object. */
final class JointJson {
  private JointJson() {}

  /** Writes the fields about one model. */
  static void single(JointScores scores, JointScores.Single one, JsonGenerator json)
      throws IOException {
    Optional<Epoch> epoch = one.epoch();
    Json.number(json, "validation_loss", epoch.map(Epoch::validationLoss).orElse(Double.NaN));
    Json.number(
        json, "validation_accuracy", epoch.map(Epoch::validationAccuracy).orElse(Double.NaN));
    Json.number(json, "test_loss", one.test().map(Evaluation::loss).orElse(Double.NaN));
    Json.number(json, measure(scores), one.test().map(scores::score).orElse(Double.NaN));
    Json.text(json, "theta_digest", one.digest());
  }

  /** Writes the fields about all models together. */
  static void together(JointScores scores, JsonGenerator json) throws IOException {
    Json.number(json, "mean_" + measure(scores), scores.mean());
    Json.number(json, "deviation_" + measure(scores), scores.deviation());
    json.writeFieldName("ensemble");
    if (scores.validation().isEmpty() && scores.test().isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    if (scores.validation().isPresent()) {
      Evaluation judged = scores.validation().get();
      json.writeNumberField("validation_rows", judged.rows());
      Json.number(json, "validation_loss", judged.loss());
      if (scores.classes()) {
        Json.number(json, "validation_accuracy", judged.accuracy());
      }
    }
    if (scores.test().isPresent()) {
      Evaluation judged = scores.test().get();
      json.writeNumberField("test_rows", judged.rows());
      Json.number(json, "test_loss", judged.loss());
      Json.number(json, measure(scores), scores.score(judged));
    }
    json.writeEndObject();
  }

  private static String measure(JointScores scores) {
    return scores.classes() ? "test_accuracy" : "test_rmse";
  }
}
