package io.bigtheta.experiment;

import io.bigtheta.report.Shown;
import io.bigtheta.select.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Means of independent runs with their 95 % intervals, and their texts. */
final class Means {
  private Means() {}

  /** The mean of runs that differ only in their seeds. */
  static Estimate of(double[] scores) {
    return Estimate.of(scores, scores.length);
  }

  static <T> Estimate of(List<T> runs, ToDoubleFunction<T> score) {
    return of(runs.stream().mapToDouble(score).toArray());
  }

  /**
   * The geometric mean, for errors that differ by orders of magnitude. On a logarithmic axis it lies in the middle of
   * its interval.
   */
  static Estimate geometric(double[] scores) {
    double[] logs = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      logs[i] = StrictMath.log(scores[i]);
    }
    Estimate of = of(logs);
    return new Estimate(
        StrictMath.exp(of.mean()),
        of.standardError(),
        StrictMath.exp(of.low()),
        StrictMath.exp(of.high()));
  }

  static double[] means(List<Estimate> estimates) {
    return estimates.stream().mapToDouble(Estimate::mean).toArray();
  }

  static double[] lows(List<Estimate> estimates) {
    return estimates.stream().mapToDouble(Estimate::low).toArray();
  }

  static double[] highs(List<Estimate> estimates) {
    return estimates.stream().mapToDouble(Estimate::high).toArray();
  }

  /** A text such as {@code 98.2 (97.9 … 98.5)}. */
  static String text(Estimate estimate, int decimals) {
    return Shown.decimals(estimate.mean(), decimals) + " ("
        + Shown.decimals(estimate.low(), decimals) + " … "
        + Shown.decimals(estimate.high(), decimals) + ")";
  }

  /** The same text with a given number of significant digits. */
  static String digits(Estimate estimate, int digits) {
    return Shown.digits(estimate.mean(), digits) + " (" + Shown.digits(estimate.low(), digits)
        + " … " + Shown.digits(estimate.high(), digits) + ")";
  }

  /** Whether the whole interval of one estimate lies above that of the other. */
  static boolean above(Estimate one, Estimate other) {
    return one.low() > other.high();
  }
}
