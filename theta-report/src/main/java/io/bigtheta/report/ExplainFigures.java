package io.bigtheta.report;

import io.bigtheta.data.Features;
import io.bigtheta.explain.Answerer;
import io.bigtheta.explain.Dependence;
import io.bigtheta.explain.Importance;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.report.RunSummary.Judged;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures and tables of what predictions depend on. */
public final class ExplainFigures {
  /** More columns cannot be told apart in one picture. */
  private static final int MOST_COLUMNS = 20;

  private static final int MOST_OUTPUTS = 6;
  private static final double ROW = 17;
  private static final int LONGEST = 22;

  /** What the report of a training spends on the importance: rows, shuffles, and products of weights in all. */
  private static final int MOST_ROWS = 500;

  private static final int REPEATS = 3;
  private static final double MOST_WORK = 1e9;

  private ExplainFigures() {}

  /**
   * Draws the importance of the columns, the most important one at the top.
   *
   * @param score the name of the score, such as accuracy
   */
  public static Figure importance(Importance importance, String score) {
    List<Importance.Column> all = importance.sorted();
    List<Importance.Column> shown = all.subList(0, Math.min(MOST_COLUMNS, all.size()));
    int count = shown.size();
    double[] mean = new double[count];
    double[] place = new double[count];
    double[] spread = new double[3 * count];
    double[] height = new double[3 * count];
    String[] names = new String[count];
    for (int k = 0; k < count; k++) {
      Importance.Column one = shown.get(k);
      place[k] = count - 1 - k; // the axis grows upwards
      mean[k] = one.mean();
      names[count - 1 - k] = cut(one.name());
      spread[3 * k] = one.mean() - one.deviation();
      spread[3 * k + 1] = one.mean() + one.deviation();
      spread[3 * k + 2] = Double.NaN;
      Arrays.fill(height, 3 * k, 3 * k + 2, place[k]);
      height[3 * k + 2] = Double.NaN;
    }
    String left = all.size() > count
        ? " The figure shows the " + count + " most important of " + all.size() + " columns."
        : "";
    return Chart.of(
            "importance",
            "Importance of the columns",
            "How much the " + score
                + " falls if the cells of a column are shuffled over the rows. A column near 0 could be "
                + "left out. Two columns that say the same share their importance."
                + left)
        .height(Math.max(120, ROW * count + 20))
        .x("loss of " + score)
        .y(Scale.names("", List.of(names)))
        .add(Series.smooth(
            "± standard deviation of " + importance.repeats() + " shuffles", spread, height))
        .add(Series.points("mean", mean, place))
        .upright(0, "")
        .figure();
  }

  /**
   * The importance of the columns for a training that is judged on rows of a table. Empty for other rows, if all targets
   * are equal, and if it would take more than about a second.
   */
  static Optional<Figure> importance(Model model, Judged judged) {
    Features features = judged.data().features();
    double work = (double) Math.min(MOST_ROWS, judged.data().rows())
        * REPEATS
        * features.cols()
        * model.network().blueprint().size();
    if (features.kind() != Features.Kind.TABLE
        || judged.part().equals("left-out") // the model has learnt from these rows
        || work > MOST_WORK
        || Double.isNaN(judged.evaluation().r2())
            && !judged.evaluation().numbers().isEmpty()) {
      return Optional.empty();
    }
    Importance importance = Importance.of(
        Answerer.of(model), judged.data(), REPEATS, MOST_ROWS, new Seed(0), () -> false);
    return Optional.of(
        importance(importance, judged.evaluation().numbers().isEmpty() ? "accuracy" : "R²"));
  }

  /** The table of the importance of all columns. */
  public static Table table(Importance importance, String score) {
    Table table = Table.of(
            "Importance in numbers", "Column", "Loss of " + score, "± standard deviation")
        .words("Loss of the " + score + ", which is " + Shown.digits(importance.score(), 4) + " on "
            + Shown.count(importance.rows()) + " rows, if a column is shuffled; mean of "
            + importance.repeats() + (importance.repeats() == 1 ? " shuffle." : " shuffles."))
        .numeric(1, 2);
    for (Importance.Column one : importance.sorted()) {
      table =
          table.row(one.name(), Shown.decimals(one.mean(), 4), Shown.decimals(one.deviation(), 4));
    }
    return table;
  }

  /**
   * Draws how the mean prediction moves with a column.
   *
   * @param number of the figure, for the names of its files
   * @param labels the names of the outputs
   * @param positive the index of the only output to draw; −1 for those that move most
   */
  public static Figure dependence(
      Dependence dependence, int number, List<String> labels, int positive, boolean classes) {
    boolean words = !dependence.words().isEmpty();
    String output = labels.size() == 1 || positive >= 0 ? labels.get(Math.max(0, positive)) : "";
    String up = classes
        ? (output.isEmpty() ? "mean probability" : "mean probability of " + cut(output))
        : "mean prediction" + (output.isEmpty() ? "" : " of " + cut(output));
    Chart chart = Chart.of(
            "dependence-" + number,
            "Predictions against " + dependence.name(),
            "The mean prediction if all rows had this value of " + dependence.name()
                + " and kept their other cells. A flat line means that the column alone moves nothing.")
        .x(
            words
                ? Scale.names(
                    cut(dependence.name()),
                    dependence.words().stream().map(ExplainFigures::cut).toList())
                : Scale.linear(cut(dependence.name())))
        .y(up);
    for (int output1 : outputs(dependence, labels.size(), positive)) {
      double[] y =
          Arrays.stream(dependence.means()).mapToDouble(mean -> mean[output1]).toArray();
      chart = chart.add(
          words
              ? Series.points(labels.get(output1), dependence.values(), y)
              : Series.line(labels.get(output1), dependence.values(), y));
    }
    return chart.figure();
  }

  /** The table of the mean predictions for the values of a column. */
  public static Table table(
      Dependence dependence, List<String> labels, int positive, boolean classes) {
    int[] outputs = outputs(dependence, labels.size(), positive);
    String[] heads = new String[outputs.length + 1];
    heads[0] = dependence.name();
    for (int j = 0; j < outputs.length; j++) {
      heads[j + 1] = (classes ? "probability of " : "") + labels.get(outputs[j]);
    }
    Table table = Table.of("Mean predictions against " + dependence.name(), heads)
        .numeric(IntStream.rangeClosed(dependence.words().isEmpty() ? 0 : 1, outputs.length)
            .boxed()
            .toArray(Integer[]::new));
    for (int k = 0; k < dependence.values().length; k++) {
      String[] cells = new String[heads.length];
      cells[0] = dependence.words().isEmpty()
          ? value(dependence.values()[k])
          : dependence.words().get(k);
      for (int j = 0; j < outputs.length; j++) {
        double mean = dependence.means()[k][outputs[j]];
        cells[j + 1] = classes ? Shown.decimals(mean, 4) : Shown.digits(mean, 4);
      }
      table = table.row(cells);
    }
    return table;
  }

  /** The outputs to show: the positive one, or those that move most, in their own order. */
  private static int[] outputs(Dependence dependence, int count, int positive) {
    return positive >= 0
        ? new int[] {positive}
        : IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer j) -> -dependence.range(j)))
            .limit(MOST_OUTPUTS)
            .sorted()
            .mapToInt(j -> j)
            .toArray();
  }

  private static String value(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Shown.digits(value, 5);
  }

  private static String cut(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
  }
}
