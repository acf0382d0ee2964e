package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Calibration;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures of the probabilities of classes: how well they order rows, and whether they mean what they say. */
public final class ScoreFigures {
  /** More classes are too many curves for one picture. */
  private static final int MOST_CLASSES = 6;

  /** The points of a curve that are drawn; more cannot be told apart. */
  private static final int MOST_POINTS = 400;

  private static final double[] SHARES = {0, 0.2, 0.4, 0.6, 0.8, 1};

  private ScoreFigures() {}

  /**
   * Draws the ROC curve and the curve of precision against recall, of the positive class of two or of each of a few
   * classes. Empty for other targets, for more classes, and if there is no class that some rows have and some lack.
   */
  public static Optional<Figure> ranking(Dataset data, Matrix answers) {
    List<String> labels = data.targets().labels();
    if (data.targets().kind() != Targets.Kind.CLASSES || labels.size() > MOST_CLASSES) {
      return Optional.empty();
    }
    int positive = ClassScores.of(data, answers).positive();
    int[] drawn = IntStream.range(0, labels.size())
        .filter(k -> positive < 0 || k == positive)
        .filter(k -> {
          Thresholds steps = Thresholds.of(data, answers, k);
          return steps.positives() > 0 && steps.negatives() > 0;
        })
        .toArray();
    if (drawn.length == 0) {
      return Optional.empty();
    }
    Chart chart = Chart.of(
            "ranking",
            "Order of the probabilities",
            "Left: the further the curve bends to the upper left, the better the probabilities tell the class from others; "
                + "the pale line is chance. Right: what share of the rows is right (precision) if a share of the class is "
                + "to be found (recall). Each point is a threshold for the probability.")
        .height(300)
        .heading("ROC curve")
        .x(share("false positive rate"))
        .y(share("true positive rate (recall)"))
        .add(Series.guide("chance", new double[] {0, 1}, new double[] {0, 1}));
    for (int k : drawn) {
      chart = chart.add(roc(labels.get(k), Thresholds.of(data, answers, k)));
    }
    chart = chart.beside().heading("Precision and recall").x(share("recall")).y(share("precision"));
    for (int k : drawn) {
      chart = chart.add(precision(labels.get(k), Thresholds.of(data, answers, k)));
    }
    return Optional.of(chart.figure());
  }

  private static Scale share(String title) {
    return Scale.linear(title).from(0).to(1).ticks(SHARES);
  }

  private static Series roc(String label, Thresholds steps) {
    int[] kept = kept(steps);
    double[] x = new double[kept.length + 1];
    double[] y = new double[kept.length + 1];
    for (int i = 0; i < kept.length; i++) {
      x[i + 1] = (double) steps.falsePositives(kept[i]) / steps.negatives();
      y[i + 1] = (double) steps.truePositives(kept[i]) / steps.positives();
    }
    return Series.smooth(label, x, y);
  }

  private static Series precision(String label, Thresholds steps) {
    int[] kept = kept(steps);
    double[] recall = new double[kept.length];
    double[] precision = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      double right = steps.truePositives(kept[i]);
      recall[i] = right / steps.positives();
      precision[i] = right / (right + steps.falsePositives(kept[i]));
    }
    return Series.smooth(label, recall, precision);
  }

  /** All thresholds if they are few, otherwise evenly chosen ones with the last. */
  private static int[] kept(Thresholds steps) {
    int count = Math.min(MOST_POINTS, steps.size());
    return IntStream.range(0, count)
        .map(i -> (int) ((long) (i + 1) * steps.size() / count) - 1)
        .toArray();
  }

  /** Draws the share of rows that came true against their probability. Empty unless the targets are classes. */
  public static Optional<Figure> calibration(Dataset data, Matrix answers) {
    if (data.targets().kind() != Targets.Kind.CLASSES) {
      return Optional.empty();
    }
    ClassScores scores = ClassScores.of(data, answers);
    List<Calibration.Bin> bins = scores.calibration().bins();
    double[] probability =
        bins.stream().mapToDouble(Calibration.Bin::probability).toArray();
    double[] came = bins.stream().mapToDouble(Calibration.Bin::share).toArray();
    double[] low = new double[bins.size()];
    double[] high = new double[bins.size()];
    for (int i = 0; i < low.length; i++) {
      double[] interval = Evaluation.interval(came[i], bins.get(i).rows());
      low[i] = interval[0];
      high[i] = interval[1];
    }
    String looked =
        scores.positive() < 0 ? "predicted class" : labelled(scores.looked().label());
    return Optional.of(Chart.of(
            "calibration",
            "Calibration",
            "Points on the pale line mean what they say: of the rows with 80 %, 80 % come true. Points below it are too sure, "
                + "points above it are not sure enough. The expected calibration error is "
                + Shown.digits(scores.calibration().error(), 3) + ".")
        .height(300)
        .x(share("probability of the " + looked))
        .y(share("share of rows for which it came true"))
        .add(Series.guide("exact", new double[] {0, 1}, new double[] {0, 1}))
        .add(Series.line("rows in ten bins", probability, came)
            .bars(low, high, "95 % interval of the share"))
        .figure());
  }

  private static String labelled(String label) {
    return "class " + (label.length() > 30 ? label.substring(0, 29) + "…" : label);
  }
}
