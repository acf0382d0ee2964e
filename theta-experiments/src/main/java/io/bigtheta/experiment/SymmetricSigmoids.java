package io.bigtheta.experiment;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.LecunTanh;
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.Shown;
import io.bigtheta.select.Estimate;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.optimizer.Sgd;
import io.bigtheta.train.stopping.LossReached;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts the epochs to the same loss with the logistic function, tanh and LeCun's scaled tanh, on the digits.
 *
 * @param rates that are tried for each function
 * @param trials number of seeds that choose the rate
 * @param seeds number of other seeds, which are measured at the best rate
 * @param loss to reach on held-out rows, in nats
 * @param epochs at most
 */
public record SymmetricSigmoids(List<Float> rates, int trials, int seeds, double loss, int epochs)
    implements Experiment {
  private static final List<Activation> ACTIVATIONS =
      List.of(new Logistic(), new Tanh(), new LecunTanh());
  private static final int UNITS = 24;
  private static final int BATCH = 64;

  public SymmetricSigmoids {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw Refusal.of("rates", "at least one", "none");
    }
    Bounds.atLeast("trials", trials, 1);
    Bounds.atLeast("seeds", seeds, 2);
    Bounds.atLeast("epochs", epochs, 1);
  }

  public SymmetricSigmoids() {
    this(List.of(0.1f, 0.3f, 1f, 3f, 10f), 2, 10, 0.2, 80);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "Networks with sigmoids that are symmetric about the origin, tanh and 1.7159·tanh(2z/3), converge faster than networks"
            + " with the logistic function.",
        "Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, Efficient BackProp (1998), section 4.4");
  }

  /**
   * One training: the epochs until the loss was reached (the most allowed if it was not reached), and the loss after
   * each epoch.
   */
  private record Run(int epochs, List<Double> losses) {}

  @Override
  public Findings run(Setting setting) {
    Split digits = Digits.rows().split(0.7, setting.seed().child("split", 0));
    int each = rates.size() * trials;
    List<Run> tried = setting.each(
        ACTIVATIONS.size() * each,
        i -> run(
            setting, digits, ACTIVATIONS.get(i / each), rates.get(i % each / trials), i % trials));
    List<Float> best = new ArrayList<>();
    for (int a = 0; a < ACTIVATIONS.size(); a++) {
      List<Run> mine = tried.subList(a * each, (a + 1) * each);
      best.add(rates.get(IntStream.range(0, rates.size())
          .boxed()
          .reduce((one, other) -> sum(mine, other) < sum(mine, one) ? other : one)
          .orElseThrow()));
    }
    List<Run> measured = setting.each(
        ACTIVATIONS.size() * seeds,
        i -> run(
            setting, digits, ACTIVATIONS.get(i / seeds), best.get(i / seeds), trials + i % seeds));
    List<List<Run>> runs = IntStream.range(0, ACTIVATIONS.size())
        .mapToObj(a -> measured.subList(a * seeds, (a + 1) * seeds))
        .toList();
    List<Estimate> taken =
        runs.stream().map(list -> Means.of(list, Run::epochs)).toList();
    return findings(digits, runs, taken, best);
  }

  private int sum(List<Run> runs, int rate) {
    return runs.subList(rate * trials, (rate + 1) * trials).stream()
        .mapToInt(Run::epochs)
        .sum();
  }

  private Run run(Setting setting, Split digits, Activation activation, float rate, int seed) {
    Dataset train = digits.train();
    Blueprint blueprint = Blueprint.of(
        new Shape(1, 8, 8),
        new Dense(UNITS, activation),
        new Dense(UNITS, activation),
        new Dense(10));
    Training training = Trainer.of(new CrossEntropy(), new Sgd())
        .rate(rate)
        .epochs(epochs)
        .batch(BATCH)
        .stopping(new LossReached(loss))
        .seed(setting.seed().child("weights", seed).key())
        .fit(blueprint, train, digits.test(), setting.session());
    List<Double> losses =
        training.history().list().stream().map(Epoch::validationLoss).toList();
    boolean reached = !losses.isEmpty() && losses.get(losses.size() - 1) <= loss;
    return new Run(reached ? losses.size() : epochs, losses);
  }

  private Findings findings(
      Split digits, List<List<Run>> runs, List<Estimate> taken, List<Float> best) {
    Numbers numbers = Numbers.of(
            "Epochs to a loss of " + loss + " nats, mean of " + seeds + " seeds", "activation")
        .measure("best rate", "rate", 2)
        .interval("epochs", "epochs", 1);
    for (int a = 0; a < taken.size(); a++) {
      Estimate of = taken.get(a);
      numbers = numbers.row(
          false,
          List.of(Spec.text(ACTIVATIONS.get(a))),
          (double) best.get(a),
          of.mean(),
          of.low(),
          of.high());
    }
    Estimate logistic = taken.get(0);
    boolean holds = Means.above(logistic, taken.get(1)) && Means.above(logistic, taken.get(2));
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + "To reach a loss of " + loss + " nats, the logistic function takes "
        + Means.text(logistic, 1)
        + " epochs, tanh " + Means.text(taken.get(1), 1) + " and LeCun's scaled tanh "
        + Means.text(taken.get(2), 1) + ", each at its own best rate. The logistic function takes "
        + Shown.digits(logistic.mean() / taken.get(1).mean(), 2)
        + " times as many epochs as tanh and "
        + Shown.digits(logistic.mean() / taken.get(2).mean(), 2)
        + " times as many as LeCun's scaled tanh. The 95 % intervals are in brackets.";
    String method =
        "The data are digits of 8 × 8 pixels, " + digits.train().rows() + " for training and "
            + digits.test().rows() + " held out. The networks have two hidden layers of " + UNITS
            + " units, and their weights are initialised as suits each function. They are trained by plain gradient descent in"
            + " batches of " + BATCH + " for at most " + epochs
            + " epochs. The rate of each function is the best of " + rates + ", chosen on " + trials
            + " seeds that are not measured.";
    return new Findings(holds, verdict, method, numbers, List.of(figure(runs, taken)));
  }

  private Figure figure(List<List<Run>> runs, List<Estimate> taken) {
    List<String> names = ACTIVATIONS.stream().map(Spec::text).toList();
    Chart chart = Chart.of(
            "symmetric-sigmoids",
            "Epochs to the same loss",
            "Left: the median run of each function, until it reaches the dotted loss. Right: the mean number of epochs to that"
                + " loss.")
        .heading("The median run of each function")
        .x("epoch")
        .y(Scale.log("loss on held-out rows (nats, log scale)"))
        .across(loss, "loss to reach: " + loss + " nats");
    for (int a = 0; a < runs.size(); a++) {
      List<Double> losses = runs.get(a).stream()
          .sorted((one, other) -> Integer.compare(one.epochs(), other.epochs()))
          .toList()
          .get((seeds - 1) / 2)
          .losses();
      double[] y = losses.stream().mapToDouble(v -> v).toArray();
      chart =
          chart.add(Series.line(names.get(a), Plane.line(1, Math.max(2, y.length), y.length), y));
    }
    chart = chart
        .beside()
        .heading("All runs")
        .x(Scale.names("activation of the hidden units", names))
        .y(Scale.linear("epochs to the loss").from(0));
    for (int a = 0; a < runs.size(); a++) {
      Estimate of = taken.get(a);
      chart = chart.add(Series.points(names.get(a), new double[] {a}, new double[] {of.mean()})
          .bars(new double[] {of.low()}, new double[] {of.high()}, "95 % interval over seeds"));
    }
    return chart.figure();
  }
}
