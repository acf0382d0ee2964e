package io.bigtheta.experiment;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.select.Estimate;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;

/**
 * Trains networks with and without bias vectors on two tasks: two classes whose boundary lies away from the centre, and
 * an even curve.
 *
 * @param seeds number of runs of each variant
 */
public record Bias(int seeds) implements Experiment {
  private static final List<String> NAMES = List.of("with biases", "without biases");
  private static final int ROWS = 300;
  private static final float EDGE = 0.7f;
  private static final float NOISE = 0.05f;

  public Bias {
    Bounds.atLeast("seeds", seeds, 2);
  }

  public Bias() {
    this(10);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "A layer needs a bias vector: without one, its decision boundary always goes through the origin, and a network of odd"
            + " functions such as tanh can only be an odd function.",
        "C. M. Bishop, Neural Networks for Pattern Recognition (Oxford 1995), section 3.1: the bias sets how far the"
            + " decision boundary lies from the origin");
  }

  /** One seed: models and scores (in percent), with biases and without. */
  private record Run(List<Model> lines, List<Model> curves, double[] right, double[] explained) {}

  @Override
  public Findings run(Setting setting) {
    List<Run> runs = setting.each(seeds, i -> run(setting, setting.seed().child("run", i)));
    Numbers numbers = Numbers.of(
            "Score on held-out rows, mean of " + seeds + " seeds", "task", "network")
        .interval("score (%)", "score", 2);
    Estimate[] right = new Estimate[2];
    Estimate[] explained = new Estimate[2];
    for (int k = 0; k < 2; k++) {
      int variant = k;
      right[k] = Means.of(runs, run -> run.right()[variant]);
      explained[k] = Means.of(runs, run -> run.explained()[variant]);
    }
    for (int k = 0; k < 2; k++) {
      numbers =
          numbers.row(false, List.of("classes: right answers", NAMES.get(k)), cells(right[k]));
    }
    for (int k = 0; k < 2; k++) {
      numbers = numbers.row(
          false, List.of("curve: variance explained", NAMES.get(k)), cells(explained[k]));
    }
    boolean holds = Means.above(right[0], right[1]) && Means.above(explained[0], explained[1]);
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + "The linear network classifies " + Means.text(right[0], 1)
        + " % of the held-out points correctly with biases, and " + Means.text(right[1], 1)
        + " % without. The tanh network explains "
        + Means.text(explained[0], 1)
        + " % of the curve's variance with biases, and " + Means.text(explained[1], 1)
        + " % without. The 95 % intervals are in brackets.";
    return new Findings(
        holds, verdict, method(), numbers, List.of(figure(setting, runs.get(0), right, explained)));
  }

  private static double[] cells(Estimate estimate) {
    return new double[] {estimate.mean(), estimate.low(), estimate.high()};
  }

  private String method() {
    return "A network of one linear layer classifies points of the square [−1, 1]², which are of class 1 where x + y > "
        + EDGE + ". A network of 8 tanh units learns y = x² with noise of " + NOISE
        + ". Inputs are standardized, so the centre of the data is the origin. There are " + ROWS
        + " training rows and " + ROWS
        + " held-out rows. Training takes 60 epochs of Adam. There are " + seeds
        + " seeds of data and weights, and both variants of a seed see the same rows.";
  }

  private static Run run(Setting setting, Seed seed) {
    Dataset points = points(seed, "train");
    Dataset held = points(seed, "held");
    Dataset curve = curve(seed, "train");
    Dataset heldCurve = curve(seed, "held");
    Model[] lines = new Model[2];
    Model[] curves = new Model[2];
    double[] right = new double[2];
    double[] explained = new double[2];
    for (int k = 0; k < 2; k++) {
      boolean bias = k == 0;
      Trainer trainer = Trainer.of(new CrossEntropy(), new Adam())
          .rate(0.05f)
          .epochs(60)
          .batch(30)
          .seed(seed.key());
      lines[k] = fit(setting, trainer, Blueprint.of(2, dense(2, new Linear(), bias)), points);
      right[k] = 100 * Evaluation.of(lines[k], held).accuracy();
      Blueprint hidden = Blueprint.of(1, dense(8, new Tanh(), bias), dense(1, new Linear(), bias));
      Trainer numbers = Trainer.of(new SquaredError(), new Adam())
          .rate(0.02f)
          .epochs(60)
          .batch(30)
          .seed(seed.key());
      curves[k] = fit(setting, numbers, hidden, curve);
      explained[k] = 100 * Evaluation.of(curves[k], heldCurve).r2();
    }
    return new Run(List.of(lines), List.of(curves), right, explained);
  }

  private static Model fit(Setting setting, Trainer trainer, Blueprint blueprint, Dataset rows) {
    return trainer.fit(blueprint, rows, rows.pick(), setting.session()).model();
  }

  private static Dense dense(int units, Activation activation, boolean bias) {
    return new Dense(units, activation, bias, new Auto());
  }

  private static Dataset points(Seed seed, String part) {
    return Plane.of(ROWS, seed.child("points " + part, 0), (x, y) -> x + y > EDGE);
  }

  private static Dataset curve(Seed seed, String part) {
    Seed at = seed.child("curve " + part, 0);
    float[][] x = new float[ROWS][1];
    float[] y = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i][0] = at.uniform(i, -1, 1);
      y[i] = Math.fma(x[i][0], x[i][0], NOISE * at.child("noise", 0).normal(i));
    }
    return Dataset.of(x, y);
  }

  private static Figure figure(Setting setting, Run run, Estimate[] right, Estimate[] explained) {
    Seed seed = setting.seed().child("run", 0);
    Chart chart = Chart.of(
            "bias",
            "With and without biases",
            "Left: without a bias the boundary goes through the middle of the data. Middle: without biases the network is an"
                + " odd function, so it cannot learn the even curve. Right: the resulting scores on held-out rows.")
        .height(270)
        .heading("Two classes, a linear network")
        .x(Scale.linear("x").from(-1).to(1))
        .y(Scale.linear("y").from(-1).to(1));
    Dataset points = points(seed, "train");
    for (int k = 0; k < 2; k++) {
      chart = chart.add(Plane.boundary(NAMES.get(k), run.lines().get(k)));
    }
    chart = chart
        .add(Plane.points("class 0", points, 0))
        .add(Plane.points("class 1", points, 1))
        .beside()
        .heading("An even curve, 8 tanh units")
        .x(Scale.linear("x").from(-1).to(1))
        .y("y");
    double[] x = Plane.line(-1, 1, 101);
    chart = chart.add(
        Series.guide("y = x²", x, java.util.Arrays.stream(x).map(v -> v * v).toArray()));
    for (int k = 0; k < 2; k++) {
      chart = chart.add(Series.smooth(NAMES.get(k), x, answers(run.curves().get(k), x)));
    }
    chart = chart
        .beside()
        .heading("Scores on held-out rows")
        .x(Scale.names("task", List.of("classes: right", "curve: explained")))
        .y(Scale.linear("score (%)").from(-10).to(110).ticks(0, 20, 40, 60, 80, 100));
    for (int k = 0; k < 2; k++) {
      List<Estimate> both = List.of(right[k], explained[k]);
      chart = chart.add(Series.points(NAMES.get(k), new double[] {0, 1}, Means.means(both))
          .bars(Means.lows(both), Means.highs(both), "95 % interval over seeds"));
    }
    return chart.figure();
  }

  private static double[] answers(Model model, double[] x) {
    float[][] rows = new float[x.length][1];
    for (int i = 0; i < x.length; i++) {
      rows[i][0] = (float) x[i];
    }
    Matrix answers = model.predict("grid", Columns.of(rows));
    double[] y = new double[x.length];
    java.util.Arrays.setAll(y, i -> answers.get(i, 0));
    return y;
  }
}
