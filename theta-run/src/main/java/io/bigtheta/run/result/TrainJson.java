package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.diagnosis.Measured;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.Json;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A {@link TrainResult} as JSON: see {@code docs/schemas/train.json}. */
public final class TrainJson {
  private TrainJson() {}

  public static String text(TrainResult result) {
    return Json.text(json -> write(result, json));
  }

  private static void write(TrainResult result, JsonGenerator json) throws IOException {
    Plan plan = result.plan();
    History history = result.training().history();
    Optional<Epoch> best = result.best();
    json.writeStartObject();
    json.writeStringField("data", plan.rows().train().name());
    Json.notes(json, plan.rows().train().notes());
    json.writeNumberField("train_rows", plan.rows().train().rows());
    json.writeNumberField("validation_rows", plan.rows().validation().rows());
    json.writeNumberField("test_rows", plan.rows().test().rows());
    json.writeStringField("blueprint", plan.blueprint().text());
    json.writeNumberField("epochs_run", history.epochs());
    json.writeNumberField("best_epoch", result.kept());
    json.writeStringField("stop_reason", result.training().reason().name());
    Json.number(json, "train_loss", best.map(Epoch::trainLoss).orElse(Double.NaN));
    Json.number(json, "validation_loss", best.map(Epoch::validationLoss).orElse(Double.NaN));
    Json.number(
        json, "validation_accuracy", best.map(Epoch::validationAccuracy).orElse(Double.NaN));
    Json.number(json, "test_accuracy", result.test().map(Evaluation::accuracy).orElse(Double.NaN));
    Json.number(json, "test_rmse", result.test().map(Evaluation::rmse).orElse(Double.NaN));
    Json.number(json, "test_r2", result.test().map(Evaluation::r2).orElse(Double.NaN));
    if (result.test().isPresent()) {
      ScoresJson.write("test_scores", result.test().get(), result.testClasses(), json);
    } else {
      json.writeNullField("test_scores");
    }
    json.writeNumberField("members", plan.members());
    Json.number(
        json, "left_out_accuracy", result.others().map(Evaluation::accuracy).orElse(Double.NaN));
    Json.number(json, "left_out_rmse", result.others().map(Evaluation::rmse).orElse(Double.NaN));
    Json.number(json, "left_out_r2", result.others().map(Evaluation::r2).orElse(Double.NaN));
    Json.number(json, "seconds_total", history.seconds());
    json.writeArrayFieldStart("seconds_per_epoch");
    for (Epoch epoch : history.list()) {
      Json.number(json, epoch.seconds());
    }
    json.writeEndArray();
    json.writeFieldName("diagnosis");
    if (result.diagnosis().isPresent()) {
      write(result.diagnosis().get(), result.training().model().classifies(), json);
    } else {
      json.writeNull();
    }
    json.writeFieldName("snapshots");
    if (result.snapshots().isPresent()) {
      write(result.snapshots().get(), json);
    } else {
      json.writeNull();
    }
    Json.text(json, "theta_digest", result.digest());
    Json.text(json, "model", result.model().map(Path::toString).orElse(""));
    json.writeEndObject();
  }

  private static void write(JointScores snapshots, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("models");
    for (JointScores.Single one : snapshots.single()) {
      json.writeStartObject();
      json.writeStringField("model", one.path().toString());
      json.writeNumberField("epoch", one.mark());
      JointJson.single(snapshots, one, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    JointJson.together(snapshots, json);
    json.writeEndObject();
  }

  private static void write(Diagnosis diagnosis, boolean classes, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    write("train", diagnosis.train(), classes, json);
    if (diagnosis.validation().isPresent()) {
      write("validation", diagnosis.validation().get(), classes, json);
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : diagnosis.findings()) {
      json.writeStartObject();
      json.writeStringField("finding", finding.kind().toString());
      json.writeStringField("words", finding.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("overfitting_from");
    if (diagnosis.overfitting().isPresent()) {
      json.writeNumber(diagnosis.overfitting().getAsInt());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void write(String part, Measured measured, boolean classes, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(part);
    json.writeNumberField("rows", measured.rows());
    Json.number(json, "loss", measured.loss());
    Json.number(
        json, classes ? "accuracy" : "r2", classes ? measured.accuracy() : measured.explained());
    json.writeEndObject();
  }
}
