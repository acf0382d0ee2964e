package io.bigtheta.experiment;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.activation.Step;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.Shown;
import io.bigtheta.select.Estimate;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains networks of linear, step and tanh units with more and more layers to tell points inside a circle from points
 * outside it.
 *
 * @param depth largest number of hidden layers
 * @param seeds number of runs of each network
 */
public record LinearVsStep(int depth, int seeds) implements Experiment {
  private static final List<Activation> ACTIVATIONS = List.of(new Linear(), new Step(), new Tanh());
  private static final int ROWS = 400;
  private static final int UNITS = 16;
  private static final float CENTRE = 0.35f;
  private static final float RADIUS = 0.78f;
  /** A network whose relative distance from an affine function is smaller than this is affine in single precision. */
  private static final double ROUNDING = 1e-4;

  public LinearVsStep {
    Bounds.atLeast("depth", depth, 1);
    Bounds.atLeast("seeds", seeds, 2);
  }

  public LinearVsStep() {
    this(3, 8);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "A network without a non-linearity is only linear: more layers add nothing. A step or a tanh between the layers lets"
            + " it separate classes that no straight line separates.",
        "M. Minsky and S. Papert, Perceptrons (MIT Press 1969); the step is the neuron of W. McCulloch and W. Pitts (1943),"
            + " trained by a straight-through estimator (Y. Bengio et al., arXiv:1308.3432, 2013)");
  }

  /**
   * One trained network.
   *
   * @param right share of right answers on held-out rows, in percent
   * @param bend how far its logits are from an affine function, relative to their size
   */
  private record Run(Model model, double right, double bend) {}

  @Override
  public Findings run(Setting setting) {
    int each = (depth + 1) * seeds;
    List<Run> all = setting.each(
        ACTIVATIONS.size() * each,
        i -> run(setting, ACTIVATIONS.get(i / each), i % each / seeds, i % seeds));
    Numbers numbers = Numbers.of(
            "Right answers on held-out rows, mean of " + seeds + " seeds", "activation")
        .measure("hidden layers", "hidden_layers", 0)
        .interval("accuracy (%)", "accuracy", 2)
        .measure("bend (largest)", "bend", 7);
    List<List<Estimate>> accuracy = new ArrayList<>();
    double linearBend = 0;
    for (int a = 0; a < ACTIVATIONS.size(); a++) {
      List<Estimate> byDepth = new ArrayList<>();
      for (int d = 0; d <= depth; d++) {
        List<Run> runs = all.subList(a * each + d * seeds, a * each + (d + 1) * seeds);
        Estimate right = Means.of(runs, Run::right);
        double bend = runs.stream().mapToDouble(Run::bend).max().orElse(0);
        linearBend = a == 0 ? Math.max(linearBend, bend) : linearBend;
        byDepth.add(right);
        numbers = numbers.row(
            false,
            List.of(Spec.text(ACTIVATIONS.get(a))),
            d,
            right.mean(),
            right.low(),
            right.high(),
            bend);
      }
      accuracy.add(byDepth);
    }
    List<Model> first = new ArrayList<>();
    for (int a = 0; a < ACTIVATIONS.size(); a++) {
      first.add(all.get(a * each + depth * seeds).model());
    }
    return findings(numbers, accuracy, linearBend, figure(setting, first, accuracy));
  }

  private Findings findings(
      Numbers numbers, List<List<Estimate>> accuracy, double linearBend, Figure figure) {
    Estimate linear = best(accuracy.get(0));
    Estimate step = best(accuracy.get(1));
    Estimate tanh = best(accuracy.get(2));
    boolean affine = linearBend < ROUNDING;
    boolean holds = affine
        && !Means.above(linear, accuracy.get(0).get(0))
        && Means.above(step, linear)
        && Means.above(tanh, linear);
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + "Linear networks of up to " + depth + " hidden layers answer at best "
        + Means.text(linear, 1) + " % of the points correctly; without a hidden layer it is "
        + Means.text(accuracy.get(0).get(0), 1)
        + " %. Networks of step units reach " + Means.text(step, 1)
        + " %, and networks of tanh units " + Means.text(tanh, 1)
        + " %. The 95 % intervals are in brackets. At every depth, the logits of the linear networks differ from an affine"
        + " function of the inputs by at most " + Shown.digits(linearBend, 2) + " of their size"
        + (affine ? ", which is rounding error." : ".");
    String method =
        "The data are points of the square [−1, 1]². Those inside a circle, which covers somewhat less than half of the"
            + " square, are of class 1. There are " + ROWS + " training rows and " + ROWS
            + " held-out rows. Hidden layers have " + UNITS
            + " units. Training takes 80 epochs of Adam. There are "
            + seeds
            + " seeds of data and weights. The bend is the largest distance of a network's logits from the affine"
            + " function that agrees with them in three points, divided by the largest logit.";
    return new Findings(holds, verdict, method, numbers, List.of(figure));
  }

  private static Estimate best(List<Estimate> byDepth) {
    return byDepth.stream()
        .reduce((one, other) -> other.mean() > one.mean() ? other : one)
        .orElseThrow();
  }

  private static Dataset data(Setting setting, int seed, String part) {
    return Plane.of(
        ROWS,
        setting.seed().child(part, seed),
        (x, y) -> (x - CENTRE) * (x - CENTRE) + (y - CENTRE) * (y - CENTRE) < RADIUS * RADIUS);
  }

  private static Run run(Setting setting, Activation activation, int depth, int seed) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      layers.add(new Dense(UNITS, activation));
    }
    layers.add(new Dense(2));
    Dataset train = data(setting, seed, "train");
    Model model = Trainer.of(new CrossEntropy(), new Adam())
        .rate(0.01f)
        .epochs(80)
        .batch(20)
        .seed(setting.seed().child("weights", seed).key())
        .fit(new Blueprint(Shape.of(2), layers), train, train.pick(), setting.session())
        .model();
    double right = Evaluation.of(model, data(setting, seed, "held")).accuracy();
    return new Run(model, 100 * right, bend(model, setting.seed().child("bend", seed)));
  }

  /** If f is affine, its values f(0), f(e₁) and f(e₂) determine it everywhere. */
  private static double bend(Model model, Seed seed) {
    int count = 200;
    float[][] x = new float[count + 3][2];
    x[1][0] = 1;
    x[2][1] = 1;
    for (int i = 0; i < count; i++) {
      x[i + 3][0] = seed.uniform(2L * i, -1, 1);
      x[i + 3][1] = seed.uniform(2L * i + 1, -1, 1);
    }
    Matrix z = model.network().predict(Matrix.of(x));
    double furthest = 0;
    double largest = 1e-9;
    for (int i = 0; i < z.rows(); i++) {
      double affine = z.get(0, 1)
          + (double) x[i][0] * (z.get(1, 1) - z.get(0, 1))
          + (double) x[i][1] * (z.get(2, 1) - z.get(0, 1));
      furthest = Math.max(furthest, Math.abs(z.get(i, 1) - affine));
      largest = Math.max(largest, Math.abs(z.get(i, 1)));
    }
    return furthest / largest;
  }

  private Figure figure(Setting setting, List<Model> models, List<List<Estimate>> accuracy) {
    Chart chart = Chart.of(
            "linear-vs-step",
            "Linear, step and tanh units",
            "Left: the decision boundary of the deepest network of each kind; the boundary of the linear network can only be"
                + " straight. Right: more layers of linear units change nothing.")
        .height(330)
        .heading(depth + " hidden layers")
        .x(Scale.linear("x").from(-1).to(1))
        .y(Scale.linear("y").from(-1).to(1));
    for (int a = 0; a < models.size(); a++) {
      chart = chart.add(Plane.boundary(Spec.text(ACTIVATIONS.get(a)), models.get(a)));
    }
    Dataset points = data(setting, 0, "train");
    chart = chart
        .add(Plane.points("outside", points, 0))
        .add(Plane.points("inside", points, 1))
        .beside()
        .heading("Accuracy on held-out rows")
        .x(Scale.linear("hidden layers")
            .from(-0.3)
            .to(depth + 0.3)
            .ticks(Plane.line(0, depth, depth + 1)))
        .y("accuracy (%)");
    double[] depths = Plane.line(0, depth, depth + 1);
    for (int a = 0; a < accuracy.size(); a++) {
      List<Estimate> by = accuracy.get(a);
      chart = chart.add(Series.line(Spec.text(ACTIVATIONS.get(a)), depths, Means.means(by))
          .bars(Means.lows(by), Means.highs(by), "95 % interval over seeds"));
    }
    return chart.figure();
  }
}
