package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.Score;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What came of {@code theta prune}, for people and for programs.
 *
 * @param large the file of the model that was given
 */
record PruneResult(Pruning recipe, Rows rows, Pruned pruned, Path large, RunFolder folder) {
  void people(PrintStream out) throws IOException {
    Point before = pruned.before();
    Point after = pruned.after();
    out.println();
    out.println(
        after.round() == 0 && pruned.dead() + pruned.duplicated() == 0
            ? "kept         the network as it was: "
                + (pruned.complete()
                    ? "nothing could be taken away within the tolerance"
                    : "no round came to its end")
            : "kept         round " + after.round() + ": "
                + pruned.model().network().blueprint());
    out.println(text("units        %,d of %,d", after.units(), before.units()) + removed());
    out.println(text("weights      %,d of %,d are not 0", after.weights(), before.weights()));
    out.println(text("parameters   %,d of %,d", after.parameters(), before.parameters()));
    out.println("validation   " + before.validation() + " before, " + after.validation()
        + " after; " + limit());
    before
        .test()
        .ifPresent(test -> out.println(
            "test         " + test + " before, " + after.test().orElseThrow() + " after"));
    out.println(
        text("file         %,d bytes of %,d", Files.size(folder.model()), Files.size(large)));
    out.println("θ digest     " + pruned.model().network().digest());
    out.println("files        " + folder.path()
        + ": model.safetensors, report.html, pruning.csv, pictures");
    if (!pruned.complete()) {
      out.println();
      out.println("interrupted: the smallest network that held so far is saved");
    }
  }

  private String removed() {
    int dead = pruned.dead();
    int twins = pruned.duplicated();
    return dead + twins == 0
        ? ""
        : text("; %,d dead and %,d duplicated ones changed no answer", dead, twins);
  }

  private String limit() {
    return pruned.before().validation().classes()
        ? text("at least %.2f %% holds", 100 * pruned.threshold())
        : text("at most %.4g holds", pruned.threshold());
  }

  void json(PrintStream out) throws IOException {
    long sizeBefore = Files.size(large);
    long sizeAfter = Files.size(folder.model());
    Point before = pruned.before();
    Point after = pruned.after();
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", rows.train().name());
      json.writeStringField("recipe", recipe.toString());
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
      pair(json, "validation_accuracy", point -> point.validation().accuracy());
      pair(json, "test_accuracy", point -> test(point, Score::accuracy));
      if (!before.validation().classes()) {
        pair(json, "validation_rmse", point -> point.validation().rmse());
        pair(json, "test_rmse", point -> test(point, Score::rmse));
      }
      json.writeNumberField("file_bytes_before", sizeBefore);
      json.writeNumberField("file_bytes_after", sizeAfter);
      json.writeStringField("blueprint", pruned.model().network().blueprint().text());
      json.writeStringField("theta_digest", pruned.model().network().digest());
      json.writeStringField("model", folder.model().toString());
      json.writeEndObject();
    });
  }

  private void pair(JsonGenerator json, String name, ToDoubleFunction<Point> of)
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

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
