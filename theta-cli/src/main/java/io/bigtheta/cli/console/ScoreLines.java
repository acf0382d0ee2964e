package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.ClassScore;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.NumberScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scores of predictions beside accuracy and RMSE, in lines of text, with the baseline that a model has to beat. */
final class ScoreLines {
  private ScoreLines() {}

  static List<String> of(Evaluation evaluation, Optional<ClassScores> classes) {
    return classes
        .map(scores -> of(evaluation, scores))
        .orElseGet(() -> evaluation.numbers().stream()
            .map(one -> of(one, evaluation.numbers().size() == 1))
            .toList());
  }

  private static List<String> of(Evaluation evaluation, ClassScores scores) {
    List<String> lines = new ArrayList<>();
    String frequent = scores.classes().get(scores.frequent()).label();
    lines.add(text("baseline %.2f %% by always predicting %s", 100 * scores.baseline(), frequent)
        + (evaluation.accuracy() < scores.baseline() ? ", which is better than this model" : ""));
    if (scores.positive() < 0) {
      lines.add("macro F1 " + share(scores.macroF1()) + ", ROC AUC (each class against the others) "
          + share(scores.rocAuc()));
    } else {
      ClassScore looked = scores.looked();
      lines.add("for " + looked.label() + ": ROC AUC " + share(scores.rocAuc()) + ", PR AUC "
          + share(scores.averagePrecision()) + ", precision " + share(looked.precision())
          + ", recall " + share(looked.recall()) + ", F1 " + share(looked.f1()));
    }
    lines.add("balanced accuracy " + share(scores.balancedAccuracy()) + ", log loss "
        + share(scores.logLoss()) + ", Brier score " + share(scores.brier())
        + ", calibration error " + share(scores.calibration().error()) + ", Matthews correlation "
        + share(scores.matthews()));
    return lines;
  }

  private static String of(NumberScore one, boolean single) {
    String score = single
        ? ""
        : one.label() + ": " + text("RMSE %.4g, R² ", one.rmse()) + share(one.r2()) + ", ";
    return score
        + text(
            "MAE %.4g, median error %.4g; baseline RMSE %.4g, MAE %.4g by always predicting the mean",
            one.mae(), one.medianError(), one.baselineRmse(), one.baselineMae())
        + (one.rmse() > one.baselineRmse() ? ", which is better than this model" : "");
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "none" : text("%.4f", value);
  }

  /** A table with a line for each class. */
  static List<String> perClass(ClassScores scores) {
    int width =
        scores.classes().stream().mapToInt(one -> one.label().length()).max().orElse(0);
    width = Math.max("class".length(), Math.min(40, width));
    List<String> lines = new ArrayList<>();
    lines.add(
        text("%-" + width + "s %9s %10s %7s %7s", "class", "rows", "precision", "recall", "F1"));
    for (ClassScore one : scores.classes()) {
      String label = one.label().length() > width ? one.label().substring(0, width) : one.label();
      lines.add(text(
          "%-" + width + "s %,9d %10s %7s %7s",
          Failure.oneLine(label),
          one.rows(),
          share(one.precision()),
          share(one.recall()),
          share(one.f1())));
    }
    return lines;
  }
}
