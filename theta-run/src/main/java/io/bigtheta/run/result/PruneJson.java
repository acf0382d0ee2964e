package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Score;
import io.bigtheta.run.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A {@link PruneResult} as JSON: see {@code docs/schemas/prune.json}. */
public final class PruneJson {
  private PruneJson() {}

  public static String text(PruneResult result) {
    return Json.text(json -> write(result, json));
  }

  private static void write(PruneResult result, JsonGenerator json) throws IOException {
    Pruned pruned = result.pruned();
    Point before = pruned.before();
    Point after = pruned.after();
    json.writeStartObject();
    json.writeStringField("data", result.rows().train().name());
    json.writeStringField("recipe", result.recipe().toString());
    json.writeStringField("parts", pruned.parts());
    json.writeBooleanField("complete", pruned.complete());
    json.writeArrayFieldStart("curve");
    for (Point point : pruned.curve()) {
      point(json, point);
    }
    json.writeEndArray();
    json.writeNumberField("round", after.round());
    json.writeNumberField("units_before", before.units());
    json.writeNumberField("units_after", after.units());
    json.writeNumberField("weights_before", before.weights());
    json.writeNumberField("weights_after", after.weights());
    json.writeNumberField("parameters_before", before.parameters());
    json.writeNumberField("parameters_after", after.parameters());
    json.writeNumberField("dead", pruned.dead());
    json.writeNumberField("duplicated", pruned.duplicated());
    Json.number(json, "threshold", pruned.threshold());
    pair(json, pruned, "validation_accuracy", point -> point.validation().accuracy());
    pair(json, pruned, "test_accuracy", point -> test(point, Score::accuracy));
    if (!before.validation().classes()) {
      pair(json, pruned, "validation_rmse", point -> point.validation().rmse());
      pair(json, pruned, "test_rmse", point -> test(point, Score::rmse));
    }
    json.writeNumberField("file_bytes_before", result.bytesBefore());
    json.writeNumberField("file_bytes_after", result.bytesAfter());
    json.writeStringField("blueprint", pruned.model().network().blueprint().text());
    json.writeStringField("theta_digest", pruned.model().network().digest());
    json.writeStringField("model", result.model().toString());
    json.writeEndObject();
  }

  private static void pair(
      JsonGenerator json, Pruned pruned, String name, ToDoubleFunction<Point> of)
      throws IOException {
    Json.number(json, name + "_before", of.applyAsDouble(pruned.before()));
    Json.number(json, name + "_after", of.applyAsDouble(pruned.after()));
  }

  private static void point(JsonGenerator json, Point point) throws IOException {
    json.writeStartObject();
    json.writeNumberField("round", point.round());
    json.writeNumberField("units", point.units());
    json.writeNumberField("weights", point.weights());
    json.writeNumberField("parameters", point.parameters());
    Json.number(json, "validation_loss", point.validation().loss());
    if (point.validation().classes()) {
      Json.number(json, "validation_accuracy", point.validation().accuracy());
      Json.number(json, "test_accuracy", test(point, Score::accuracy));
    } else {
      Json.number(json, "validation_rmse", point.validation().rmse());
      Json.number(json, "test_rmse", test(point, Score::rmse));
    }
    Json.number(json, "test_loss", test(point, Score::loss));
    json.writeBooleanField("held", point.held());
    json.writeEndObject();
  }

  private static double test(Point point, ToDoubleFunction<Score> of) {
    Optional<Score> test = point.test();
    return test.isEmpty() ? Double.NaN : of.applyAsDouble(test.get());
  }
}
