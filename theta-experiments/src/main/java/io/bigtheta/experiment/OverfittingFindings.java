package io.bigtheta.experiment;

import io.bigtheta.report.Chart;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.Shown;
import io.bigtheta.select.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The results of {@link Overfitting}, as numbers, words and pictures. */
record OverfittingFindings(Overfitting.Draw first, Family polynomials, Family networks) {
  private static final String INTERVAL = "95 % interval over draws";

  /**
   * Models of one kind.
   *
   * @param fits [sizes · draws]; all draws of the first size come first
   */
  record Family(
      String name, String sizeName, List<Integer> sizes, List<Overfitting.Fit> fits, int draws) {
    private double[] errors(int size, ToDoubleFunction<Overfitting.Fit> error) {
      return fits.subList(size * draws, (size + 1) * draws).stream()
          .mapToDouble(error)
          .toArray();
    }

    List<Estimate> train() {
      return estimates(Overfitting.Fit::train);
    }

    List<Estimate> held() {
      return estimates(Overfitting.Fit::held);
    }

    private List<Estimate> estimates(ToDoubleFunction<Overfitting.Fit> error) {
      return IntStream.range(0, sizes.size())
          .mapToObj(k -> Means.geometric(errors(k, error)))
          .toList();
    }

    /** The index of the size with the smallest error on new points. */
    int best() {
      return best(0, 1);
    }

    /** The index of the best size, judged only on the draws {@code from}, {@code from + step}, … */
    private int best(int from, int step) {
      double[] sums = new double[sizes.size()];
      for (int k = 0; k < sums.length; k++) {
        for (int i = from; i < draws; i += step) {
          sums[k] += StrictMath.log(fits.get(k * draws + i).held());
        }
      }
      return IntStream.range(0, sums.length)
          .reduce((one, other) -> sums[other] < sums[one] ? other : one)
          .orElseThrow();
    }

    int largest() {
      return sizes.size() - 1;
    }

    /**
     * The error of the largest model divided by the error of the best model. The best size for draws of even number is
     * chosen on draws of odd number, and the other way round. If a size were judged on the draws that chose it, it
     * would look better than it is.
     */
    private Estimate ratio(ToDoubleFunction<Overfitting.Fit> error) {
      int[] best = {best(1, 2), best(0, 2)};
      double[] ratios = new double[draws];
      for (int i = 0; i < draws; i++) {
        ratios[i] = error.applyAsDouble(fits.get(largest() * draws + i))
            / error.applyAsDouble(fits.get(best[i % 2] * draws + i));
      }
      return Means.geometric(ratios);
    }

    Estimate rise() {
      return ratio(Overfitting.Fit::held);
    }

    Estimate fall() {
      return ratio(Overfitting.Fit::train);
    }

    boolean overfits() {
      return best() > 0 && rise().low() > 1 && fall().high() < 1;
    }

    String words() {
      return "For " + name + ", the best size (" + sizeName + ": " + sizes.get(best())
          + ") is compared with the largest (" + sizeName + ": " + sizes.get(largest())
          + "). The error of the largest on the fitted points is " + Means.digits(fall(), 3)
          + " times that of the best, and on new points "
          + Means.digits(rise(), 3) + " times. ";
    }
  }

  Findings findings(String method) {
    boolean holds = polynomials.overfits() && networks.overfits();
    String verdict = (holds ? "The claim holds here. " : "The claim does not hold here. ")
        + polynomials.words() + networks.words() + "The 95 % intervals are in brackets.";
    Numbers numbers = Numbers.of("Error by size", "models")
        .measure("size", "size", 0)
        .interval("RMSE, fitted points", "train_rmse", 3)
        .interval("RMSE, new points", "validation_rmse", 3);
    for (Family family : List.of(polynomials, networks)) {
      for (int k = 0; k < family.sizes().size(); k++) {
        Estimate train = family.train().get(k);
        Estimate held = family.held().get(k);
        numbers = numbers.row(
            k == family.best(),
            List.of(family.name()),
            family.sizes().get(k),
            train.mean(),
            train.low(),
            train.high(),
            held.mean(),
            held.low(),
            held.high());
      }
    }
    return new Findings(holds, verdict, method, numbers, List.of(errors(), curves()));
  }

  private Figure errors() {
    int degrees = polynomials.sizes().get(polynomials.largest());
    double[] units = networks.sizes().stream().mapToDouble(v -> v).toArray();
    Chart chart = Chart.of(
        "errors",
        "Error against size",
        "The error on the fitted points falls as models grow. The error on new points rises after the marked minimum. On new"
            + " points, no model can be expected to have a smaller error than their noise.");
    chart = panel(
        chart.x(Scale.linear("degree of the polynomial")
            .from(-0.6)
            .to(degrees + 0.6)
            .ticks(IntStream.rangeClosed(0, degrees / 2).mapToDouble(k -> 2 * k).toArray())),
        polynomials,
        "polynomials");
    chart = panel(chart.beside().x(Scale.log("hidden units").ticks(units)), networks, "networks");
    return chart.figure();
  }

  private static Chart panel(Chart chart, Family family, String heading) {
    double[] sizes = family.sizes().stream().mapToDouble(v -> v).toArray();
    List<Estimate> train = family.train();
    List<Estimate> held = family.held();
    int best = family.best();
    double least = held.get(best).mean();
    return chart
        .heading(heading.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + heading.substring(1))
        .y(Scale.log("root-mean-square error (log scale)"))
        .add(Series.line("fitted points (training)", sizes, Means.means(train))
            .bars(Means.lows(train), Means.highs(train), INTERVAL))
        .add(Series.line("new points (validation)", sizes, Means.means(held))
            .bars(Means.lows(held), Means.highs(held), INTERVAL))
        .across(Overfitting.NOISE, "noise " + Overfitting.NOISE)
        .mark(
            sizes[best],
            least,
            "minimum " + Shown.digits(least, 3) + ", " + family.sizeName() + " "
                + family.sizes().get(best));
  }

  private Figure curves() {
    Chart chart = Chart.of(
        "fits",
        "Models of three sizes fitted to the same points",
        "A model that is too small misses the curve. A model that is too large follows the noise. The points are those of the"
            + " first draw.");
    chart = fits(chart, polynomials);
    chart = fits(chart.beside(), networks);
    return chart.figure();
  }

  private Chart fits(Chart chart, Family family) {
    double[] x = Plane.line(-1, 1, 301);
    Chart panel = chart
        .heading(family.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + family.name().substring(1))
        .x(Scale.linear("x").from(-1).to(1))
        .y(Scale.linear("y").from(-2).to(2))
        .add(Series.guide(
            "true curve, sin " + Overfitting.WAVES + "x",
            x,
            Arrays.stream(x).map(Overfitting::truth).toArray()));
    int[] shown = {Math.max(0, family.sizes().indexOf(1)), family.best(), family.largest()};
    String[] names = {"too small", "minimum of the error on new points", "too large"};
    for (int k = 0; k < 3; k++) {
      var curve = family.fits().get(shown[k] * family.draws()).curve();
      panel = panel.add(Series.smooth(names[k], x, curve.apply(x)));
    }
    return panel.add(Series.points("fitted points", first.x(), first.y()));
  }
}
