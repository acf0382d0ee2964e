package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.run.Json;
import io.bigtheta.select.Learned;
import io.bigtheta.select.Reading;
import io.bigtheta.spec.Spec;
import java.io.IOException;

/** A {@link CurveResult} as JSON: see {@code docs/schemas/learning-curve.json}. */
public final class CurveJson {
  private CurveJson() {}

  public static String text(CurveResult result) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("data", result.plan().rows().train().name());
      Json.notes(json, result.plan().rows().train().notes());
      json.writeNumberField("rows", result.plan().rows().train().rows());
      json.writeStringField("blueprint", result.plan().blueprint().text());
      json.writeStringField("folding", Spec.text(result.curve().recipe().folding()));
      json.writeBooleanField("complete", result.learned().complete());
      json.writeStringField("error", result.classes() ? "share of rows wrong" : "rmse");
      json.writeArrayFieldStart("points");
      for (Learned.Point point : result.learned().points()) {
        write(point, json);
      }
      json.writeEndArray();
      Reading reading = result.reading();
      json.writeBooleanField("more_rows", reading.moreRows());
      json.writeBooleanField("smaller_network", reading.smallerNetwork());
      json.writeStringField("reading", reading.words());
      json.writeEndObject();
    });
  }

  private static void write(Learned.Point point, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rows", point.rows());
    Json.number(json, "train_error", point.trainError().mean());
    Json.number(json, "train_standard_error", point.trainError().standardError());
    Json.number(json, "validation_error", point.error().mean());
    Json.number(json, "validation_standard_error", point.error().standardError());
    Json.number(json, "train_loss", point.trainLoss().mean());
    Json.number(json, "validation_loss", point.loss().mean());
    json.writeEndObject();
  }
}
