package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Calibration;
import io.bigtheta.model.ClassScore;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.FlagScore;
import io.bigtheta.model.NumberScore;
import io.bigtheta.model.Thresholds;
import io.bigtheta.studio.mistakes.Judged;

/** Scores, curves and rows in the form that the page draws. */
final class MistakesJson {
  private static final int MOST_POINTS = 400;
  private static final int MOST_DOTS = 1_500;

  private MistakesJson() {}

  /** All scores of a judgement. */
  static ObjectNode scores(Judged judged) {
    Evaluation evaluation = judged.evaluation();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("state", "ready");
    node.put("part", judged.part());
    node.put("rows", evaluation.rows());
    node.put("told", judged.told());
    node.put("kind", judged.kind().classifies() ? "classes" : judged.kind().toString());
    ArrayNode labels = node.putArray("labels");
    judged.labels().forEach(labels::add);
    RowJson.number(node, "loss", evaluation.loss());
    RowJson.number(node, "accuracy", evaluation.accuracy());
    if (!Double.isNaN(evaluation.accuracy())) {
      ArrayNode interval = node.putArray("interval");
      interval.add(evaluation.interval()[0]).add(evaluation.interval()[1]);
    }
    ArrayNode confusion = node.putArray("confusion");
    for (int[] row : evaluation.confusion()) {
      ArrayNode counts = confusion.addArray();
      for (int count : row) {
        counts.add(count);
      }
    }
    ArrayNode classes = node.putArray("classes");
    if (evaluation.confusion().length > 0) {
      ClassScore.of(judged.labels(), evaluation.confusion())
          .forEach(score -> write(score, classes.addObject()));
    }
    judged.scores().ifPresent(scores -> write(scores, node.putObject("scores")));
    ArrayNode numbers = node.putArray("numbers");
    evaluation.numbers().forEach(score -> write(score, numbers.addObject()));
    ArrayNode flags = node.putArray("flags");
    evaluation.flags().forEach(score -> write(score, flags.addObject()));
    return node;
  }

  private static void write(ClassScore score, ObjectNode node) {
    node.put("label", score.label());
    node.put("rows", score.rows());
    node.put("predicted", score.predicted());
    node.put("right", score.right());
    RowJson.number(node, "precision", score.precision());
    RowJson.number(node, "recall", score.recall());
    RowJson.number(node, "f1", score.f1());
  }

  private static void write(ClassScores scores, ObjectNode node) {
    node.put("positive", scores.positive());
    RowJson.number(node, "rocAuc", scores.rocAuc());
    RowJson.number(node, "macroF1", scores.macroF1());
    RowJson.number(node, "balancedAccuracy", scores.balancedAccuracy());
    RowJson.number(node, "logLoss", scores.logLoss());
    RowJson.number(node, "brier", scores.brier());
    RowJson.number(node, "matthews", scores.matthews());
    RowJson.number(node, "baseline", scores.baseline());
    node.put("frequent", scores.frequent());
    RowJson.number(node, "calibrationError", scores.calibration().error());
  }

  private static void write(NumberScore score, ObjectNode node) {
    node.put("label", score.label());
    RowJson.number(node, "rmse", score.rmse());
    RowJson.number(node, "r2", score.r2());
    RowJson.number(node, "mae", score.mae());
    RowJson.number(node, "medianError", score.medianError());
    RowJson.number(node, "baselineRmse", score.baselineRmse());
  }

  private static void write(FlagScore score, ObjectNode node) {
    node.put("label", score.label());
    node.put("rows", score.truePositives() + score.falseNegatives());
    node.put("predicted", score.truePositives() + score.falsePositives());
    RowJson.number(node, "precision", score.precision());
    RowJson.number(node, "recall", score.recall());
    RowJson.number(node, "f1", score.f1());
  }

  /** Some of the picked rows, from place {@code from} on. */
  static ObjectNode rows(Judged judged, int[] picked, int from, int most) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("total", picked.length);
    node.put("from", from);
    ArrayNode rows = node.putArray("rows");
    for (int k = from; k < Math.min(picked.length, from + most); k++) {
      row(judged, picked[k], rows.addObject());
    }
    return node;
  }

  private static void row(Judged judged, int row, ObjectNode node) {
    Dataset rows = judged.rows();
    node.put("row", row);
    node.put("truth", RowJson.truth(rows, row));
    if (judged.kind().classifies()) {
      int answer = judged.answer(row);
      node.put("answer", judged.labels().get(answer));
      RowJson.number(node, "confidence", judged.confidence(row));
      RowJson.number(node, "trueShare", judged.evaluation().answers().get(row, rows.label(row)));
    } else {
      RowJson.numbers(
          node.putArray("answers"), judged.evaluation().answers().rows(row, 1).toArray());
    }
    node.put("wrong", judged.wrong(row));
    RowJson.row(node, rows.features(), rows.index(row));
  }

  /** ROC, precision against recall, and calibration of one class against the rest. */
  static ObjectNode curves(Judged judged, int positive) {
    Matrix answers = judged.evaluation().answers();
    Thresholds thresholds = Thresholds.of(judged.rows(), answers, positive);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("class", positive);
    node.put("positives", thresholds.positives());
    node.put("negatives", thresholds.negatives());
    RowJson.number(node, "rocAuc", thresholds.rocAuc());
    RowJson.number(node, "averagePrecision", thresholds.averagePrecision());
    ArrayNode points = node.putArray("points");
    int step = Math.max(1, thresholds.size() / MOST_POINTS);
    for (int k = 0; k < thresholds.size(); k += k + step < thresholds.size() ? step : 1) {
      points
          .addArray()
          .add(thresholds.value(k))
          .add(thresholds.truePositives(k))
          .add(thresholds.falsePositives(k));
    }
    Calibration calibration = Calibration.of(judged.rows(), answers, positive);
    RowJson.number(node, "calibrationError", calibration.error());
    ArrayNode bins = node.putArray("calibration");
    for (Calibration.Bin bin : calibration.bins()) {
      ObjectNode one = bins.addObject();
      one.put("rows", bin.rows());
      RowJson.number(one, "probability", bin.probability());
      RowJson.number(one, "share", bin.share());
    }
    return node;
  }

  /** What happens at a threshold, and at the one that costs least. */
  static ObjectNode threshold(Judged judged, int positive, double at, double missed, double alarm) {
    Thresholds thresholds = Thresholds.of(judged.rows(), judged.evaluation().answers(), positive);
    float cheapest = thresholds.cheapest(missed, alarm);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("positives", thresholds.positives());
    node.put("negatives", thresholds.negatives());
    wrong(node.putObject("here"), thresholds, (float) at, missed, alarm);
    wrong(node.putObject("cheapest"), thresholds, cheapest, missed, alarm);
    return node;
  }

  private static void wrong(
      ObjectNode node, Thresholds thresholds, float at, double missed, double alarm) {
    int[] wrong = thresholds.wrong(at);
    RowJson.number(node, "at", at);
    node.put("missed", wrong[0]);
    node.put("alarms", wrong[1]);
    RowJson.number(node, "cost", missed * wrong[0] + alarm * wrong[1]);
  }

  /** Predicted against true numbers of one output; of many rows every few are drawn. */
  static ObjectNode numbers(Judged judged, int output) {
    Dataset rows = judged.rows();
    int step = Math.max(1, (rows.rows() + MOST_DOTS - 1) / MOST_DOTS);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", judged.labels().get(output));
    node.put("rows", rows.rows());
    ArrayNode dots = node.putArray("dots");
    for (int i = 0; i < rows.rows(); i += step) {
      dots.addArray()
          .add(rows.targets().get(rows.index(i), output))
          .add(judged.evaluation().answers().get(i, output))
          .add(i);
    }
    return node;
  }
}
