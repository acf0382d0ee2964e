package io.bigtheta.explain;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Partial dependence: the mean prediction over all rows if a column had one value in all of them, for several values
 * (Friedman, Annals of Statistics 2001). It shows in which direction a prediction moves with a column. If the column
 * depends on others, some of these rows do not occur in the world.
 *
 * @param name the name of the column
 * @param words the words of the column, the most frequent first; empty for numbers
 * @param values the values of the column: quantiles of the rows for numbers, the places of {@code words} otherwise
 * @param means [values][outputs], the mean predictions
 */
public record Dependence(String name, List<String> words, double[] values, double[][] means) {
  /** Quantiles of a column of numbers reach from this share of the rows to one minus it, as rare values mislead. */
  private static final double LOWEST = 0.05;

  public Dependence {
    words = List.copyOf(words);
  }

  /**
   * The dependence on one column.
   *
   * @param points the largest number of values
   * @param most the largest number of rows that are used, spread evenly over all
   * @throws Refusal if the rows are no table, or have no such column
   * @throws CancellationException soon after {@code cancelled} says yes
   */
  public static Dependence of(
      Answerer model,
      Dataset data,
      String column,
      int points,
      int most,
      BooleanSupplier cancelled) {
    Dataset some = TableRows.some(data, most);
    TableRows rows = new TableRows(some);
    Columns columns = rows.columns();
    List<String> names = columns.fields().stream().map(Field::name).toList();
    int col = names.indexOf(column);
    if (col < 0) {
      throw Refusal.of(
          data.name(), "one of the columns " + String.join(", ", names), '"' + column + '"');
    }
    Field field = columns.fields().get(col);
    if (field instanceof Field.Text) {
      throw Refusal.of(
          data.name(),
          "a column of numbers or words",
          '"' + column + "\", which holds texts",
          "the report of the training lists words for and against each class");
    }
    List<Double> values = field instanceof Field.Categorical words
        ? frequent(columns, col, words.levels().size(), points)
        : quantiles(columns, col, points);
    List<double[]> means = new ArrayList<>();
    for (double value : values) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("dependence: cancelled at column " + column);
      }
      for (int i = 0; i < columns.rows(); i++) {
        rows.set(i, col, (float) value);
      }
      means.add(mean(model.answers(columns)));
    }
    List<String> words = field instanceof Field.Categorical known
        ? values.stream().map(value -> known.levels().get(value.intValue())).toList()
        : List.of();
    double[] shown = words.isEmpty()
        ? values.stream().mapToDouble(value -> value + origin(field)).toArray()
        : IntStream.range(0, words.size()).asDoubleStream().toArray();
    return new Dependence(column, words, shown, means.toArray(double[][]::new));
  }

  /** What a number of the column lacks, as it was centred before it became a float. */
  private static double origin(Field field) {
    return field.reading() instanceof Amount amount ? amount.origin() : 0;
  }

  private static double[] mean(Matrix answers) {
    double[] mean = new double[answers.cols()];
    for (int i = 0; i < answers.rows(); i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += answers.get(i, j) / answers.rows();
      }
    }
    return mean;
  }

  /** Different values at evenly spread ranks among the cells that are not missing. */
  private static List<Double> quantiles(Columns columns, int col, int points) {
    double[] sorted = IntStream.range(0, columns.rows())
        .mapToDouble(i -> columns.get(i, col))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
    double[] different = DoubleStream.of(sorted).distinct().toArray();
    if (different.length <= points) {
      return DoubleStream.of(different).boxed().toList();
    }
    List<Double> values = new ArrayList<>();
    for (int k = 0; k < points; k++) {
      double share = LOWEST + (1 - 2 * LOWEST) * k / (points - 1);
      double value = sorted[(int) Math.round(share * (sorted.length - 1))];
      if (values.isEmpty() || values.get(values.size() - 1) < value) {
        values.add(value);
      }
    }
    return values;
  }

  /** The most frequent levels that occur. */
  private static List<Double> frequent(Columns columns, int col, int levels, int points) {
    int[] counts = new int[levels];
    for (int i = 0; i < columns.rows(); i++) {
      if (!Float.isNaN(columns.get(i, col))) {
        counts[(int) columns.get(i, col)]++;
      }
    }
    return IntStream.range(0, levels)
        .filter(level -> counts[level] > 0)
        .boxed()
        .sorted(Comparator.comparingInt((Integer level) -> -counts[level]))
        .limit(points)
        .map(Integer::doubleValue)
        .toList();
  }

  /** How far the mean prediction of an output moves: its largest value minus its smallest. */
  public double range(int output) {
    double[] moved = Arrays.stream(means).mapToDouble(mean -> mean[output]).toArray();
    return DoubleStream.of(moved).max().orElse(0) - DoubleStream.of(moved).min().orElse(0);
  }
}
