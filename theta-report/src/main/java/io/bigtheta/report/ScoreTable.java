package io.bigtheta.report;

import io.bigtheta.model.ClassScore;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.NumberScore;
import io.bigtheta.report.RunSummary.Judged;
import java.util.Optional;

/** The table of all scores of a model on rows it was not trained on, with the baseline it has to beat. */
final class ScoreTable {
  private ScoreTable() {}

  /** The table for classes or numbers; empty for other targets. */
  static Optional<Table> of(Judged judged) {
    if (!judged.evaluation().numbers().isEmpty()) {
      return Optional.of(numbers(judged));
    }
    return ClassScores.ofClasses(judged.data(), judged.evaluation().answers())
        .map(scores -> classes(judged, scores));
  }

  private static Table classes(Judged judged, ClassScores scores) {
    Table table = Table.of("Scores", "Score", "Value", "What it is")
        .words("Scores on " + Shown.count(judged.data().rows()) + " " + judged.part() + " rows.")
        .numeric(1)
        .row("Accuracy", percent(judged.evaluation().accuracy()), "share of right rows")
        .row(
            "Baseline",
            percent(scores.baseline()),
            "accuracy of always predicting "
                + scores.classes().get(scores.frequent()).label());
    if (scores.positive() >= 0) {
      ClassScore looked = scores.looked();
      table = table
          .row(
              "ROC AUC",
              shown(scores.rocAuc()),
              "order of rows by the probability of " + looked.label())
          .row(
              "PR AUC",
              shown(scores.averagePrecision()),
              "average precision for " + looked.label() + "; chance gives "
                  + shown((double) looked.rows() / judged.data().rows()))
          .row("F1", shown(looked.f1()), "of " + looked.label());
    } else {
      table = table
          .row("ROC AUC", shown(scores.rocAuc()), "mean over the classes, each against the others")
          .row("Macro F1", shown(scores.macroF1()), "mean F1 of the classes");
    }
    return table
        .row("Balanced accuracy", percent(scores.balancedAccuracy()), "mean recall of the classes")
        .row("Log loss", shown(scores.logLoss()), "mean −ln of the probability of the true class")
        .row("Brier score", shown(scores.brier()), "mean squared error of the probabilities")
        .row(
            "Calibration error",
            shown(scores.calibration().error()),
            "mean distance of probability and share")
        .row(
            "Matthews correlation",
            shown(scores.matthews()),
            "correlation of true and predicted classes");
  }

  private static Table numbers(Judged judged) {
    Table table = Table.of(
            "Scores",
            "Output",
            "R²",
            "RMSE",
            "MAE",
            "Median error",
            "Baseline RMSE",
            "Baseline MAE")
        .words(
            "Scores on " + Shown.count(judged.data().rows()) + " " + judged.part()
                + " rows. MAE is the mean of the absolute errors. The baseline always predicts the mean of these rows.")
        .numeric(1, 2, 3, 4, 5, 6);
    for (NumberScore one : judged.evaluation().numbers()) {
      table = table.row(
          one.label(),
          shown(one.r2()),
          shown(one.rmse()),
          shown(one.mae()),
          shown(one.medianError()),
          shown(one.baselineRmse()),
          shown(one.baselineMae()));
    }
    return table;
  }

  private static String percent(double share) {
    return Shown.percent(share, 2);
  }

  private static String shown(double value) {
    return Shown.digits(value, 4);
  }
}
