package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.Json;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Fold;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;

/** A {@link FoldsResult} as JSON: see {@code docs/schemas/crossvalidate.json}. */
public final class FoldsJson {
  private FoldsJson() {}

  public static String text(FoldsResult folds) {
    return Json.text(json -> write(folds, json));
  }

  private static void write(FoldsResult folds, JsonGenerator json) throws IOException {
    CrossValidated result = folds.result();
    json.writeStartObject();
    json.writeStringField("data", folds.plan().rows().train().name());
    Json.notes(json, folds.plan().rows().train().notes());
    json.writeNumberField("rows", result.rows());
    json.writeStringField("blueprint", folds.plan().blueprint().text());
    json.writeStringField("folding", Spec.text(folds.validation().folding()));
    json.writeBooleanField("complete", result.complete());
    json.writeArrayFieldStart("folds");
    for (Fold fold : result.folds()) {
      write(fold, folds.classes(), json);
    }
    json.writeEndArray();
    if (folds.classes()) {
      Json.number(json, "mean_accuracy", result.accuracy().mean());
    } else {
      Json.number(json, "mean_rmse", result.rmse().mean());
      Json.number(json, "mean_r2", result.r2().mean());
    }
    Json.number(json, "mean_loss", result.loss().mean());
    Json.number(json, "standard_error", folds.score().standardError());
    json.writeArrayFieldStart("interval");
    Json.number(json, folds.low());
    Json.number(json, folds.high());
    json.writeEndArray();
    json.writeNumberField("duplicates", result.duplicates());
    json.writeNumberField("median_best_epoch", result.medianBestEpoch());
    Json.text(json, "model", folds.model().map(Path::toString).orElse(""));
    json.writeEndObject();
  }

  private static void write(Fold fold, boolean classes, JsonGenerator json) throws IOException {
    Evaluation held = fold.held();
    json.writeStartObject();
    json.writeNumberField("number", fold.number());
    json.writeNumberField("rows", held.rows());
    json.writeNumberField("epoch", fold.epoch());
    json.writeNumberField("best_epoch", fold.bestEpoch());
    Json.number(json, "loss", held.loss());
    if (classes) {
      Json.number(json, "accuracy", held.accuracy());
    } else {
      Json.number(json, "rmse", held.rmse());
      Json.number(json, "r2", held.r2());
    }
    json.writeStringField("digest", fold.digest());
    json.writeEndObject();
  }
}
