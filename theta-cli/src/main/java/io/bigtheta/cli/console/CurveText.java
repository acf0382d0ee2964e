package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.report.Table;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Learned;
import io.bigtheta.select.Learned.Point;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.Reading;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** What came of {@code theta learning-curve}, for people and for programs. */
record CurveResult(Plan plan, LearningCurve curve, Learned learned, RunFolder folder) {
  boolean classes() {
    return plan.rows().classes();
  }

  Reading reading() {
    return Reading.of(learned);
  }

  /** Errors by size. */
  Table table() {
    String unit = classes() ? " (% wrong)" : " (RMSE)";
    Table table = Table.of(
            "Errors by training rows",
            "Training rows",
            "Learnt from" + unit,
            "Held out" + unit,
            "Loss, learnt from",
            "Loss, held out")
        .words("Mean ± standard error over the folds.")
        .numeric(0, 1, 2, 3, 4);
    for (Point point : learned.points()) {
      table = table.row(
          String.format(Locale.ROOT, "%,d", point.rows()),
          error(point.trainError()),
          error(point.error()),
          cell("%.4f", point.trainLoss(), 1),
          cell("%.4f", point.loss(), 1));
    }
    return table;
  }

  private String error(Estimate estimate) {
    return classes() ? cell("%.2f", estimate, 100) : cell("%.4g", estimate, 1);
  }

  private static String cell(String format, Estimate estimate, double scale) {
    String mean = String.format(Locale.ROOT, format, scale * estimate.mean());
    return Double.isNaN(estimate.standardError())
        ? mean
        : mean + " ± " + String.format(Locale.ROOT, format, scale * estimate.standardError());
  }

  /** @param reported whether the report and its table could be written */
  void people(PrintStream out, boolean reported) {
    out.println();
    if (!learned.complete()) {
      out.println("interrupted  " + learned.points().size() + " of " + learned.asked()
          + " sizes are finished");
    }
    if (!learned.points().isEmpty()) {
      out.print(table().text());
      out.println();
      out.println("reading      " + reading().words());
    }
    if (reported) {
      out.println("files        " + folder.path() + ": learning-curve.csv, report.html, pictures");
    }
  }

  void json(PrintStream out) {
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", plan.rows().train().name());
      json.writeNumberField("rows", plan.rows().train().rows());
      json.writeStringField("blueprint", plan.blueprint().text());
      json.writeStringField("folding", Spec.text(curve.recipe().folding()));
      json.writeBooleanField("complete", learned.complete());
      json.writeStringField("error", classes() ? "share of rows wrong" : "rmse");
      json.writeArrayFieldStart("points");
      for (Point point : learned.points()) {
        write(point, json);
      }
      json.writeEndArray();
      Reading reading = reading();
      json.writeBooleanField("more_rows", reading.moreRows());
      json.writeBooleanField("smaller_network", reading.smallerNetwork());
      json.writeStringField("reading", reading.words());
      json.writeEndObject();
    });
  }

  private static void write(Point point, JsonGenerator json) throws IOException {
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
