package io.bigtheta.run.result;

import io.bigtheta.report.Table;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Learned;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.Reading;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The result of a learning curve.
 *
 * @param learned the points whose folds were all trained
 * @param folder the folder with all files
 * @param reported whether the report and its table could be written; false if there is no point
 */
public record CurveResult(
    Plan plan, LearningCurve curve, Learned learned, Path folder, boolean reported) {
  public boolean classes() {
    return plan.classes();
  }

  /** The conclusion from the curve. */
  public Reading reading() {
    return Reading.of(learned);
  }

  /** Errors by size. */
  public Table table() {
    String unit = classes() ? " error (%)" : " RMSE";
    Table table = Table.of(
            "Errors by training rows",
            "Training rows",
            "Training" + unit,
            "Held-out" + unit,
            "Training loss",
            "Held-out loss")
        .words("Mean ± standard error over the folds.")
        .numeric(0, 1, 2, 3, 4);
    for (Learned.Point point : learned.points()) {
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

  public Outcome outcome() {
    if (!learned.complete()) {
      return Outcome.INTERRUPTED;
    }
    return reported ? Outcome.DONE : Outcome.BROKEN;
  }
}
