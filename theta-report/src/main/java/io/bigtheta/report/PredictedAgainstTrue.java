package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Axis;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import io.bigtheta.report.drawing.Style;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Predicted numbers against true numbers, with a panel for each output. */
public final class PredictedAgainstTrue {
  private static final int MOST_POINTS = 2000;
  private static final int MOST_OUTPUTS = 4;
  private static final double SIDE = 340;

  private final Dataset data;
  private final List<String> labels;
  private final Evaluation evaluation;

  private PredictedAgainstTrue(Dataset data, Evaluation evaluation) {
    this.data = data;
    this.labels = data.targets().labels();
    this.evaluation = evaluation;
  }

  /** Draws the answers on {@code data}, whose targets are numbers. Only the first four outputs are drawn. */
  public static Figure of(Dataset data, Evaluation evaluation) {
    PredictedAgainstTrue figure = new PredictedAgainstTrue(data, evaluation);
    String some = data.rows() > MOST_POINTS
        ? " The figure shows " + Shown.count(MOST_POINTS) + " of " + Shown.count(data.rows())
            + " rows, evenly chosen."
        : "";
    return new Figure(
        "predictions",
        "Predicted against true",
        "Predictions on the dashed line are exact. If the cloud is flatter than the line, extreme values are "
            + "predicted too close to the mean. If the cloud bends, the network misses a curve."
            + some,
        figure.draw());
  }

  /** The points of one output, and two equal axes that hold all of them. */
  private record Cloud(Axis across, Axis up, double[] truth, double[] answer) {}

  private Cloud cloud(int output) {
    int shown = Math.min(MOST_POINTS, data.rows());
    int[] rows = IntStream.range(0, shown)
        .map(k -> (int) ((long) k * data.rows() / shown))
        .toArray();
    double[] truth = IntStream.of(rows).mapToDouble(i -> truth(i, output)).toArray();
    double[] answer =
        IntStream.of(rows).mapToDouble(i -> evaluation.answers().get(i, output)).toArray();
    double low = both(truth, answer).min().orElse(0);
    double high = both(truth, answer).max().orElse(1);
    String name = Lettering.of(12).cut(labels.get(output), SIDE - 90);
    Axis across = Axis.linear("true " + name, low, high);
    return new Cloud(across, Axis.linear("predicted " + name, low, high), truth, answer);
  }

  private Drawing draw() {
    int outputs = Math.min(MOST_OUTPUTS, labels.size());
    List<Cloud> clouds = IntStream.range(0, outputs).mapToObj(this::cloud).toList();
    double margin =
        clouds.stream().mapToDouble(cloud -> Panel.margin(cloud.up())).max().orElse(0);
    double wide = margin + SIDE + 20;
    double high = SIDE + 68;
    Drawing on = new Drawing(Math.min(2, outputs) * wide, (outputs + 1) / 2 * high);
    for (int k = 0; k < outputs; k++) {
      Cloud cloud = clouds.get(k);
      double left = k % 2 * wide + margin;
      draw(on, cloud, new Panel(left, k / 2 * high + 18, SIDE, SIDE, cloud.across(), cloud.up()));
    }
    return on;
  }

  private void draw(Drawing on, Cloud cloud, Panel panel) {
    panel.grid(on);
    panel.axes(on);
    double[] x = DoubleStream.of(cloud.truth()).map(panel::x).toArray();
    double[] y = DoubleStream.of(cloud.answer()).map(panel::y).toArray();
    double opacity = x.length > 500 ? 0.3 : x.length > 100 ? 0.5 : 0.8;
    on.dots(x, y, x.length > 500 ? 2 : 2.8, Style.filled(Ink.BLUE).opacity(opacity));
    Style exact = Style.line(Ink.VERMILLION, 1.4).dash(6.0, 3.0);
    on.line(panel.left(), panel.bottom(), panel.right(), panel.top(), exact);
    if (labels.size() == 1) {
      String fit = "RMSE " + Shown.digits(evaluation.rmse(), 3) + ",  R² "
          + Shown.digits(evaluation.r2(), 3);
      Lettering letters = Lettering.of(11.5).withHalo();
      on.words(panel.left() + 10, panel.top() + 18, fit, letters, Anchor.START, Ink.TEXT);
    }
  }

  private double truth(int row, int output) {
    return data.targets().get(data.index(row), output);
  }

  private static DoubleStream both(double[] a, double[] b) {
    return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).filter(Double::isFinite);
  }
}
