package io.bigtheta.report;

import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A figure of curves and points, in one panel or in several panels side by side. Immutable: each method returns a new
 * chart. Axes, series, marks and lines belong to the panel that was begun last:
 *
 * <pre>{@code
 * Figure figure = Chart.of("accuracy", "Accuracy against size", "Look for where it stops rising.")
 *     .x(Scale.log("hidden units").ticks(2, 4, 8, 16)).y("accuracy (%)")
 *     .add(Series.line("validation", units, mean).bars(low, high, "95 % interval"))
 *     .mark(16, 97.1, "chosen: 16 units")
 *     .figure();
 * }</pre>
 *
 * <p>Series differ in colour (Okabe and Ito 2008), dashes and markers, so the figure can be read in grey and by
 * colour-blind readers. Labels keep clear of curves and of each other as long as there is room.
 */
public final class Chart {
  private static final double HEIGHT = 254;

  private final String name;
  private final String title;
  private final String advice;
  private final double height;
  private final List<Plot> plots;

  private Chart(String name, String title, String advice, double height, List<Plot> plots) {
    this.name = name;
    this.title = title;
    this.advice = advice;
    this.height = height;
    this.plots = List.copyOf(plots);
  }

  /**
   * A chart without content.
   *
   * @param name of the files: lower-case letters, digits and hyphens
   * @param title what the chart shows
   * @param advice what to look at, in a sentence or two
   */
  public static Chart of(String name, String title, String advice) {
    if (!name.matches("[a-z0-9-]+")) {
      throw Refusal.of("chart", "a name of small letters, digits and hyphens", "\"" + name + "\"");
    }
    return new Chart(name, title, advice, HEIGHT, List.of(Plot.EMPTY));
  }

  /** Begins the next panel, to the right of the last one. */
  public Chart beside() {
    List<Plot> more = new ArrayList<>(plots);
    more.add(Plot.EMPTY);
    return new Chart(name, title, advice, height, more);
  }

  /** Sets the height of all panels, in points; it is 254 by default. */
  public Chart height(double points) {
    return new Chart(name, title, advice, points, plots);
  }

  /** Writes words above the panel. */
  public Chart heading(String words) {
    return last(plot -> plot.heading(words));
  }

  /** Sets what the horizontal axis measures, with its unit. */
  public Chart x(String title) {
    return x(Scale.linear(title));
  }

  public Chart x(Scale scale) {
    return last(plot -> plot.x(scale));
  }

  /** Sets what the vertical axis measures, with its unit. */
  public Chart y(String title) {
    return y(Scale.linear(title));
  }

  public Chart y(Scale scale) {
    return last(plot -> plot.y(scale));
  }

  public Chart add(Series series) {
    return last(plot -> plot.with(series));
  }

  public Chart add(Contours contours) {
    return last(plot -> plot.with(contours));
  }

  /** Marks a special point and says what it is: {@code minimum 0.21, epoch 7}. */
  public Chart mark(double x, double y, String label) {
    return last(plot -> plot.with(new Plot.Point(x, y, label)));
  }

  /** Draws a horizontal line through the panel at height {@code y}, and says what it stands for. */
  public Chart across(double y, String label) {
    return last(plot -> plot.with(new Plot.Rule(false, y, label)));
  }

  /** Draws a vertical line through the panel at {@code x}, and says what it stands for. */
  public Chart upright(double x, String label) {
    return last(plot -> plot.with(new Plot.Rule(true, x, label)));
  }

  private Chart last(UnaryOperator<Plot> change) {
    List<Plot> changed = new ArrayList<>(plots);
    changed.set(plots.size() - 1, change.apply(plots.get(plots.size() - 1)));
    return new Chart(name, title, advice, height, changed);
  }

  /** Draws the chart. This needs neither AWT nor fonts. */
  public Figure figure() {
    for (int i = 0; i < plots.size(); i++) {
      if (plots.get(i).isEmpty()) {
        throw Refusal.of("chart " + name, "a series in panel " + (i + 1), "none", "add one");
      }
    }
    return new Figure(name, title, advice, new Layout(plots, height).draw());
  }
}
