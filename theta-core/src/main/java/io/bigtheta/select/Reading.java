package io.bigtheta.select;

import io.bigtheta.select.Learned.Point;
import java.util.List;
import java.util.Locale;

/**
 * What a learning curve says, in plain words. More rows would help if the last doubling of the rows did: the 95 %
 * interval of the decrease in error, fold by fold, lies above 0. A smaller network would help if more rows do not, and
 * if the error on the rows held out is above the error on the rows learnt from: the 95 % interval of this gap lies
 * above 0, and the gap is large enough to matter.
 *
 * @param moreRows whether more rows would help
 * @param smallerNetwork whether a smaller or more regularised network would help
 * @param words a sentence with the numbers
 */
public record Reading(boolean moreRows, boolean smallerNetwork, String words) {
  /** The smallest gap that matters: two points of accuracy, or a tenth of the RMSE. */
  private static final double GAP = 0.02;

  private static final double GAP_SHARE = 0.1;

  /** Reads a learning curve. It needs at least two sizes with all their folds. */
  public static Reading of(Learned learned) {
    List<Point> points = learned.points();
    if (points.size() < 2) {
      return new Reading(
          false, false, "a curve of fewer than two sizes says nothing: take more sizes");
    }
    Point full = points.get(points.size() - 1);
    if (Double.isNaN(full.gap().low())) {
      return new Reading(
          false, false, "a single fold cannot tell a gain from chance: take more folds");
    }
    return new Words(full, half(points, full)).reading();
  }

  /** The point whose number of rows is nearest to half of the largest. */
  private static Point half(List<Point> points, Point full) {
    Point half = points.get(0);
    for (Point point : points.subList(0, points.size() - 1)) {
      boolean nearer =
          Math.abs(2 * point.rows() - full.rows()) < Math.abs(2 * half.rows() - full.rows());
      half = nearer ? point : half;
    }
    return half;
  }

  private record Words(Point full, Point half) {
    Reading reading() {
      boolean falls = full.gain(half).low() > 0;
      boolean apart = full.gap().low() > 0 && full.gap().mean() > enough();
      if (falls) {
        String also = apart
            ? ", and it is still " + amount(full.gap().mean())
                + " above that on the rows learnt from"
            : "";
        return new Reading(true, false, "more rows would help: " + gain() + also);
      }
      if (apart) {
        return new Reading(
            false,
            true,
            "a smaller network, dropout or a penalty would help: the error on rows held out is "
                + error(full.error().mean()) + ", " + amount(full.gap().mean())
                + " above that on the rows learnt from (95 % interval " + ends(full.gap())
                + "), and more rows may not lower it: " + gain());
      }
      return new Reading(
          false,
          false,
          "neither more rows nor a smaller network would surely help: " + gain()
              + ", and the error on the rows learnt from is "
              + error(full.trainError().mean())
              + "; if that is too much, try a larger network, more epochs or other inputs");
    }

    private boolean classes() {
      return !Double.isNaN(full.outcomes().get(0).learnt().accuracy());
    }

    private double enough() {
      return classes() ? GAP : GAP_SHARE * full.error().mean();
    }

    private String gain() {
      Estimate gain = full.gain(half);
      return text(
          "with %,d rows instead of %,d the error went from %s to %s (95 %% interval of the decrease: %s)",
          full.rows(),
          half.rows(),
          error(half.error().mean()),
          error(full.error().mean()),
          ends(gain));
    }

    private String error(double value) {
      return classes() ? text("%.1f %%", 100 * value) : text("%.4g", value);
    }

    private String amount(double value) {
      return classes() ? text("%.1f points", 100 * value) : text("%.4g", value);
    }

    private String ends(Estimate estimate) {
      return classes()
          ? text("%.1f … %.1f points", 100 * estimate.low(), 100 * estimate.high())
          : text("%.4g … %.4g", estimate.low(), estimate.high());
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
