package io.bigtheta.experiment;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Fits polynomials and networks of growing size to a few noisy points of a sine.
 *
 * @param degree largest degree of the polynomials
 * @param units hidden units of the networks, in increasing order
 * @param epochs of each training, each over all points
 * @param draws how often points are drawn
 */
public record Overfitting(int degree, List<Integer> units, int epochs, int draws)
    implements Experiment {
  static final int POINTS = 24;
  static final double NOISE = 0.4;
  static final int WAVES = 5;
  private static final int HELD = 200;

  public Overfitting {
    units = List.copyOf(units);
    Bounds.growing("units", units);
    Bounds.atLeast("degree", degree, 1);
    if (degree >= POINTS) {
      throw Refusal.of("degree", "less than the " + POINTS + " points that are fitted", degree);
    }
    Bounds.atLeast("epochs", epochs, 1);
    Bounds.atLeast("draws", draws, 4);
  }

  public Overfitting() {
    this(12, List.of(1, 2, 3, 4, 6, 8, 16, 32, 64), 2000, 24);
  }

  @Override
  public Claim claim() {
    return new Claim(
        "The larger a model is, the smaller is its error on the points it was fitted to. On new points, the error falls only"
            + " up to some size of the model, and then rises.",
        "S. Geman, E. Bienenstock and R. Doursat, Neural Networks and the Bias/Variance Dilemma (Neural Computation 1992);"
            + " C. M. Bishop, Pattern Recognition and Machine Learning (Springer 2006), section 1.1");
  }

  /** The points of one draw: points to fit, and new points. */
  record Draw(double[] x, double[] y, double[] newX, double[] newY) {}

  /**
   * The result of a model of one size on one draw: its root-mean-square errors on fitted and on new points, and its
   * curve.
   */
  record Fit(double train, double held, UnaryOperator<double[]> curve) {}

  @Override
  public Findings run(Setting setting) {
    List<Draw> points = new ArrayList<>();
    for (int i = 0; i < draws; i++) {
      points.add(draw(setting.seed().child("draw", i)));
    }
    List<Integer> degrees = new ArrayList<>();
    for (int k = 0; k <= degree; k++) {
      degrees.add(k);
    }
    List<Fit> polynomials = setting.each(
        degrees.size() * draws, i -> polynomial(points.get(i % draws), degrees.get(i / draws)));
    List<Fit> networks = setting.each(
        units.size() * draws,
        i -> network(setting, points.get(i % draws), units.get(i / draws), i % draws));
    return new OverfittingFindings(
            points.get(0),
            new OverfittingFindings.Family("polynomials", "degree", degrees, polynomials, draws),
            new OverfittingFindings.Family("networks", "hidden units", units, networks, draws))
        .findings(
            "The data are points (x, sin " + WAVES + "x + noise of " + NOISE
                + ") with x uniformly distributed over [−1, 1): " + POINTS + " points to fit and "
                + HELD
                + " new ones, drawn " + draws
                + " times. Polynomials are fitted by least squares. Networks have one hidden layer of"
                + " tanh units and are trained for " + epochs
                + " epochs of rprop on all points to fit; the last weights are used, no rows are held back, and there is no penalty."
                + " Errors are root-mean-square errors, and their means are geometric. The largest size is compared with the best"
                + " one draw by draw; the best size is chosen on other draws than those it is judged on.");
  }

  static double truth(double x) {
    return StrictMath.sin(WAVES * x);
  }

  private static Draw draw(Seed seed) {
    double[] x = new double[POINTS + HELD];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = seed.uniform(i, -1, 1);
      y[i] = truth(x[i]) + NOISE * seed.child("noise", 0).normal(i);
    }
    return new Draw(
        Arrays.copyOf(x, POINTS),
        Arrays.copyOf(y, POINTS),
        Arrays.copyOfRange(x, POINTS, x.length),
        Arrays.copyOfRange(y, POINTS, y.length));
  }

  private static Fit polynomial(Draw draw, int degree) {
    Polynomial curve = Polynomial.fit(draw.x(), draw.y(), degree);
    return fit(draw, x -> Arrays.stream(x).map(curve::at).toArray());
  }

  private Fit network(Setting setting, Draw draw, int size, int number) {
    float[][] x = rows(draw.x());
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) draw.y()[i];
    }
    Dataset data = Dataset.of(x, y);
    Model model = Trainer.of(new SquaredError(), new Rprop())
        .epochs(epochs)
        .seed(setting.seed().child("weights", number).key())
        .fit(
            Blueprint.of(1, new Dense(size, new Tanh()), new Dense(1)),
            data,
            data.pick(),
            setting.session())
        .model();
    return fit(draw, at -> {
      float[] values = model.predict("x", Columns.of(rows(at))).toArray();
      double[] answers = new double[at.length];
      Arrays.setAll(answers, i -> values[i]);
      return answers;
    });
  }

  private static float[][] rows(double[] x) {
    float[][] rows = new float[x.length][1];
    for (int i = 0; i < x.length; i++) {
      rows[i][0] = (float) x[i];
    }
    return rows;
  }

  private static Fit fit(Draw draw, UnaryOperator<double[]> curve) {
    return new Fit(error(draw.x(), draw.y(), curve), error(draw.newX(), draw.newY(), curve), curve);
  }

  private static double error(double[] x, double[] y, UnaryOperator<double[]> curve) {
    double[] answers = curve.apply(x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double error = answers[i] - y[i];
      sum = Math.fma(error, error, sum);
    }
    return Math.sqrt(sum / x.length);
  }
}
