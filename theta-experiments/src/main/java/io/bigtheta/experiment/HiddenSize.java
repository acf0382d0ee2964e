package io.bigtheta.experiment;

import io.bigtheta.data.Dataset;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.Shown;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures accuracy against the number of hidden units on the digits, by cross-validation.
 *
 * @param units sizes that are tried, in increasing order
 * @param folds of the cross-validation
 * @param epochs of each training
 */
public record HiddenSize(List<Integer> units, int folds, int epochs) implements Experiment {
  /** A gain in accuracy smaller than this, in percentage points, counts as no gain. */
  private static final double NOTHING = 1;

  private static final String UP = "accuracy on held-out rows (%)";

  public HiddenSize {
    units = List.copyOf(units);
    Bounds.growing("units", units);
    Bounds.atLeast("folds", folds, 2);
    Bounds.atLeast("epochs", epochs, 1);
  }

  public HiddenSize() {
    this(List.of(1, 2, 4, 8, 16, 32, 64, 128), 5, 25);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "With too few hidden units a network cannot learn its task. Above some number, more units do not help, and the"
            + " smallest network within one standard error of the best one is good enough.",
        "L. Breiman, J. Friedman, R. Olshen and C. Stone, Classification and Regression Trees (1984), section 3.4.3, for the"
            + " rule");
  }

  @Override
  public Findings run(Setting setting) {
    Dataset digits = Digits.rows();
    List<CrossValidated> runs = new ArrayList<>();
    for (int size : units) {
      runs.add(validated(setting, size, digits));
    }
    List<Estimate> accuracy = runs.stream().map(run -> percent(run)).toList();
    int best = 0;
    for (int k = 1; k < accuracy.size(); k++) {
      best = accuracy.get(k).mean() > accuracy.get(best).mean() ? k : best;
    }
    double limit = accuracy.get(best).mean() - accuracy.get(best).standardError();
    int chosen = 0;
    while (accuracy.get(chosen).mean() < limit) {
      chosen++;
    }
    Numbers numbers = Numbers.of("Accuracy on held-out rows, " + folds + " folds")
        .measure("hidden units", "units", 0)
        .interval("accuracy (%)", "accuracy", 2)
        .measure("standard error", "standard_error", 2);
    for (int k = 0; k < accuracy.size(); k++) {
      Estimate of = accuracy.get(k);
      numbers = numbers.row(
          k == chosen, List.of(), units.get(k), of.mean(), of.low(), of.high(), of.standardError());
    }
    Estimate largest = accuracy.get(accuracy.size() - 1);
    double more = largest.mean() - accuracy.get(chosen).mean();
    boolean holds = Means.above(accuracy.get(chosen), accuracy.get(0))
        && chosen < accuracy.size() - 1
        && more < NOTHING;
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + "The network with the best accuracy has " + units.get(best)
        + " hidden units. The smallest network within one standard error of it has "
        + units.get(chosen) + ". The accuracy is " + Means.text(accuracy.get(0), 1) + " % for "
        + units.get(0) + " hidden units and " + Means.text(accuracy.get(chosen), 1) + " % for "
        + units.get(chosen) + ". From there to " + units.get(units.size() - 1) + " it changes by "
        + Shown.decimals(more, 1) + " points, to " + Means.text(largest, 1)
        + " %. The 95 % intervals are in brackets.";
    String method = "The data are the " + digits.rows()
        + " digits of 8 × 8 pixels that come with Theta. The networks have one hidden layer of tanh units. Each is trained for "
        + epochs
        + " epochs of Adam with a cosine learning rate, and evaluated after the last one. Every size is trained and evaluated"
        + " on the same " + folds + " folds. Intervals are Student's t intervals over the folds.";
    return new Findings(holds, verdict, method, numbers, List.of(figure(accuracy, chosen, limit)));
  }

  private CrossValidated validated(Setting setting, int size, Dataset digits) {
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam())
        .rate(new Cosine(0.005f))
        .epochs(epochs)
        .batch(32)
        .seed(setting.key());
    Structure structure = Structure.of(new Dense(size, new Tanh()), new Dense(10));
    CrossValidated run = CrossValidation.of(structure, trainer)
        .folding(new KFold(folds))
        .run(digits, setting.session().threads(setting.threads()), event -> {});
    if (!run.complete()) {
      throw new Stopped();
    }
    return run;
  }

  private static Estimate percent(CrossValidated run) {
    Estimate share = run.accuracy();
    return new Estimate(
        100 * share.mean(), 100 * share.standardError(), 100 * share.low(), 100 * share.high());
  }

  private Figure figure(List<Estimate> accuracy, int chosen, double limit) {
    Chart chart = Chart.of(
            "hidden-size",
            "Accuracy against hidden units",
            "The accuracy rises steeply, then levels off. The marked size is the smallest whose mean lies above the dotted"
                + " line, which is one standard error below the best mean.")
        .height(300)
        .heading("All sizes");
    chart = panel(chart, accuracy, chosen, Scale.linear(UP).to(100));
    chart = panel(
        chart
            .beside()
            .heading("The same sizes, from 90 % up")
            .across(limit, "best mean minus one standard error"),
        accuracy,
        chosen,
        Scale.linear(UP).from(90).to(100));
    return chart.figure();
  }

  private Chart panel(Chart chart, List<Estimate> accuracy, int chosen, Scale up) {
    double[] sizes = units.stream().mapToDouble(size -> size).toArray();
    double share = accuracy.get(chosen).mean();
    return chart
        .x(Scale.log("hidden units (log scale)").ticks(sizes))
        .y(up)
        .add(Series.line("digits, mean of " + folds + " folds", sizes, Means.means(accuracy))
            .bars(Means.lows(accuracy), Means.highs(accuracy), "95 % interval over the folds"))
        .mark(
            sizes[chosen],
            share,
            "chosen: " + units.get(chosen) + " units, " + Shown.decimals(share, 1) + " %");
  }
}
