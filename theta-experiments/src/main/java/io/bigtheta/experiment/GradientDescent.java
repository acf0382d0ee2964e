package io.bigtheta.experiment;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Contours;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.Shown;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Momentum;
import io.bigtheta.train.optimizer.Nesterov;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.optimizer.RmsProp;
import io.bigtheta.train.optimizer.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows the paths of optimizers over the loss of a neuron with two weights. Its inputs are correlated, so the loss is
 * a narrow valley.
 *
 * @param correlation of the two inputs, in (0, 1)
 * @param steps at most
 */
public record GradientDescent(float correlation, int steps) implements Experiment {
  private static final List<Optimizer> OPTIMIZERS =
      List.of(new Sgd(), new Momentum(0.8f), new Nesterov(0.8f), new RmsProp(), new Adam());
  private static final int ROWS = 200;
  private static final float[] START = {-1.8f, 0.2f};
  private static final float[] TRUTH = {1, 0.4f};
  /** An optimizer has arrived when its loss above the minimum is this share of what it was at the start. */
  private static final double ARRIVED = 1e-4;
  /** "Far fewer" steps means fewer by at least this factor. */
  private static final double FAR = 2;
  /** The number of rates that are tried: 2 ^ (k / 4 − 8). */
  private static final int RATES = 37;

  public GradientDescent {
    if (!(correlation > 0 && correlation < 1)) {
      throw Refusal.of("correlation", "a number in (0, 1)", correlation);
    }
    Bounds.atLeast("steps", steps, 1);
  }

  public GradientDescent() {
    this(0.98f, 1000);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "In a narrow valley of the loss, gradient descent zigzags between the walls and moves slowly along the valley. With"
            + " momentum it takes far fewer steps to the minimum.",
        "B. T. Polyak, Some Methods of Speeding Up the Convergence of Iteration Methods (1964); for networks D. E. Rumelhart,"
            + " G. E. Hinton and R. J. Williams, Learning Internal Representations by Error Propagation (1986)");
  }

  /**
   * The path of one optimizer at one rate.
   *
   * @param w the weights after each step, beginning with the start
   * @param excess their losses above the minimum
   * @param arrived the number of steps after which it arrived; one more than were taken if it did not arrive
   */
  private record Path(
      Optimizer optimizer, float rate, List<float[]> w, double[] excess, int arrived) {}

  @Override
  public Findings run(Setting setting) {
    Valley valley = new Valley(correlation, setting.seed());
    List<Path> all = setting.each(
        OPTIMIZERS.size() * RATES,
        i -> walk(
            valley, OPTIMIZERS.get(i / RATES), (float) StrictMath.pow(2, i % RATES / 4.0 - 8)));
    List<Path> best = new ArrayList<>();
    for (int k = 0; k < OPTIMIZERS.size(); k++) {
      best.add(all.subList(k * RATES, (k + 1) * RATES).stream()
          .reduce((one, other) -> other.arrived() < one.arrived() ? other : one)
          .orElseThrow());
    }
    Numbers numbers = Numbers.of(
            "Steps to the minimum at the best of " + RATES + " rates", "optimizer")
        .measure("rate", "rate", 4)
        .measure("steps", "steps", 0);
    for (Path path : best) {
      double taken = path.arrived() > steps ? Double.NaN : path.arrived();
      numbers = numbers.row(false, List.of(Spec.text(path.optimizer())), path.rate(), taken);
    }
    double condition = valley.condition();
    double gain = (double) best.get(0).arrived() / best.get(1).arrived();
    boolean holds = best.get(1).arrived() <= steps && gain >= FAR;
    StringBuilder others = new StringBuilder();
    for (Path path : best.subList(2, best.size())) {
      others.append(others.isEmpty() ? "" : ", ").append(said(path));
    }
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + "The valley is " + Shown.digits(Math.sqrt(condition), 2)
        + " times as long as wide (condition number " + Shown.digits(condition, 3)
        + "). Each optimizer has its best rate. Plain " + said(best.get(0)) + " and "
        + said(best.get(1))
        + ", so plain gradient descent takes " + Shown.digits(gain, 2)
        + " times as many. Of the other optimizers, " + others + ".";
    String method = "A linear neuron without bias learns y = " + TRUTH[0] + "·x₁ + " + TRUTH[1]
        + "·x₂ from a batch of all " + ROWS + " rows, whose two inputs have a correlation of "
        + correlation
        + ". The loss is half the mean squared error, so its surface over the two weights is a bowl that is steep across the"
        + " valley and flat along it. All optimizers start from the same weights and have a constant rate. An optimizer has"
        + " arrived when the loss above the minimum is at most " + Shown.digits(ARRIVED, 1)
        + " of what it was at the start, and stays so.";
    return new Findings(
        holds, verdict, method, numbers, List.of(paths(valley, best), losses(best)));
  }

  private String said(Path path) {
    return Spec.text(path.optimizer()) + " takes "
        + (path.arrived() > steps ? "more than " + steps : "" + path.arrived()) + " steps";
  }

  private Path walk(Valley valley, Optimizer optimizer, float rate) {
    float[] w = START.clone();
    float[] gradient = new float[2];
    float[][] slots = new float[optimizer.slots()][2];
    Backprop backprop = valley.backprop(w, gradient);
    List<float[]> path = new ArrayList<>(List.of(w.clone()));
    double[] excess = new double[steps + 1];
    excess[0] = valley.excess(w);
    int arrived = 0;
    for (int step = 1; step <= steps; step++) {
      backprop.loss(new SquaredError(), valley.x, valley.y, valley.ones, new Seed(0));
      optimizer.step(w, gradient, slots, rate, step);
      path.add(w.clone());
      excess[step] = valley.excess(w);
      if (!(excess[step] <= ARRIVED * excess[0])) {
        arrived = step;
      }
    }
    return new Path(optimizer, rate, path, excess, arrived + 1);
  }

  /** The data, and the loss as a function of the two weights. */
  private static final class Valley {
    final Matrix x = new Matrix(ROWS, 2);
    final Matrix y = new Matrix(ROWS, 1);
    final Matrix ones = new Matrix(ROWS, 1);
    /** The second moments of the inputs: the means of x₁², x₁x₂ and x₂². */
    private final double[] moments = new double[3];

    Valley(float correlation, Seed seed) {
      float rest = (float) Math.sqrt(1 - (double) correlation * correlation);
      for (int i = 0; i < ROWS; i++) {
        float first = seed.child("x", 0).normal(i);
        float second = Math.fma(correlation, first, rest * seed.child("x", 1).normal(i));
        x.set(i, 0, first);
        x.set(i, 1, second);
        y.set(i, 0, Math.fma(TRUTH[0], first, TRUTH[1] * second));
        ones.set(i, 0, 1);
        moments[0] += (double) first * first / ROWS;
        moments[1] += (double) first * second / ROWS;
        moments[2] += (double) second * second / ROWS;
      }
    }

    Backprop backprop(float[] w, float[] gradient) {
      Blueprint neuron = Blueprint.of(2, new Dense(1, new Linear(), false, new Auto()));
      return new Backprop(neuron, w, gradient, ROWS, Kernels.best());
    }

    /** The loss at w above the minimum. There is no noise, so the minimum is 0. */
    double excess(float[] w) {
      return at(w[0], w[1]);
    }

    double at(double w1, double w2) {
      double a = w1 - TRUTH[0];
      double b = w2 - TRUTH[1];
      return 0.5 * (moments[0] * a * a + 2 * moments[1] * a * b + moments[2] * b * b);
    }

    /** The ratio of the eigenvalues of the moments: how many times as steep the valley is across as along. */
    double condition() {
      double half = (moments[0] + moments[2]) / 2;
      double root = Math.sqrt(half * half - moments[0] * moments[2] + moments[1] * moments[1]);
      return (half + root) / (half - root);
    }
  }

  private static Figure paths(Valley valley, List<Path> best) {
    double[] w1 = Plane.line(-2.4, 2.4, 121);
    double[] w2 = Plane.line(-1.2, 3.8, 121);
    double[][] loss = new double[w2.length][w1.length];
    for (int i = 0; i < w2.length; i++) {
      for (int j = 0; j < w1.length; j++) {
        loss[i][j] = valley.at(w1[j], w2[i]);
      }
    }
    Chart chart = Chart.of(
            "paths",
            "Paths down a valley of the loss",
            "Every marker is a step from the start, at the upper left, to the minimum. Plain gradient descent (left) crosses the"
                + " valley again and again, while momentum swings along it. A separate rate for each weight helps little here,"
                + " because the valley lies diagonally to both weights.")
        .height(330);
    String[] headings = {"One rate", "With momentum", "A rate for each weight"};
    int[][] shown = {{0}, {1, 2}, {3, 4}};
    for (int k = 0; k < shown.length; k++) {
      chart = (k == 0 ? chart : chart.beside())
          .heading(headings[k])
          .x(Scale.linear("weight w₁").from(-2.4).to(2.4))
          .y(Scale.linear("weight w₂").from(-1.2).to(3.8))
          .add(Contours.of("equal loss: 0.001, 0.01, 0.1, 1", w1, w2, loss, 0.001, 0.01, 0.1, 1));
      for (int index : shown[k]) {
        Path path = best.get(index);
        List<float[]> way = path.w().subList(0, Math.min(path.w().size(), path.arrived() + 1));
        chart = chart.add(Series.path(
            Spec.text(path.optimizer()),
            way.stream().mapToDouble(w -> w[0]).toArray(),
            way.stream().mapToDouble(w -> w[1]).toArray()));
      }
      chart = chart.mark(START[0], START[1], "start").mark(TRUTH[0], TRUTH[1], "minimum");
    }
    return chart.figure();
  }

  private static Figure losses(List<Path> best) {
    int longest = best.stream().mapToInt(Path::arrived).max().orElse(1);
    Chart chart = Chart.of(
            "losses",
            "Loss against steps",
            "Each optimizer has its best rate. It has arrived where its line stays below the dotted line.")
        .x("step")
        .y(Scale.log("loss above the minimum (log scale)").from(best.get(0).excess()[0] * 1e-6))
        .across(ARRIVED * best.get(0).excess()[0], "arrived");
    for (Path path : best) {
      int count = Math.min(path.excess().length, longest + 1);
      chart = chart.add(Series.line(
          Spec.text(path.optimizer()),
          Plane.line(0, count - 1, count),
          Arrays.copyOf(path.excess(), count)));
    }
    return chart.figure();
  }
}
