package io.bigtheta.explain;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Permutation importance: how much worse predictions become if the cells of a column are shuffled over the rows, so that
 * the column says nothing any more. importance = score − mean score with the column shuffled (Breiman, Machine Learning
 * 2001; for any model Fisher, Rudin and Dominici, JMLR 2019). The score is the accuracy, or R² for numbers.
 *
 * <p>If two columns say the same, each looks less important than both are together. Rows that the model has learnt from
 * would show what it relies on, not what helps it with new rows.
 *
 * @param score the score on the rows as they are
 * @param rows the number of rows
 * @param repeats how often each column was shuffled
 * @param columns the columns in the order of the table
 */
public record Importance(double score, int rows, int repeats, List<Column> columns) {
  /**
   * The importance of a column.
   *
   * @param mean the mean loss of score over the repeats
   * @param deviation the standard deviation of this loss over the repeats, √(Σ (loss − mean)² / repeats)
   */
  public record Column(String name, double mean, double deviation) {}

  public Importance {
    columns = List.copyOf(columns);
  }

  /**
   * Shuffles each column.
   *
   * @param data labelled rows of a table
   * @param most the largest number of rows that are used, spread evenly over all
   * @param seed the same seed gives the same result
   * @throws Refusal if the rows are no table, or if R² is not defined because all targets are equal
   * @throws CancellationException soon after {@code cancelled} says yes
   */
  public static Importance of(
      Answerer model, Dataset data, int repeats, int most, Seed seed, BooleanSupplier cancelled) {
    if (repeats < 1) {
      throw Refusal.of("repeats", "at least 1", repeats);
    }
    Dataset some = TableRows.some(data, most);
    TableRows rows = new TableRows(some);
    double score = score(some, model.answers(rows.columns()));
    if (Double.isNaN(score)) {
      throw Refusal.of(some.name(), "targets that differ, so that there is an R²", "equal ones");
    }
    List<Column> columns = new ArrayList<>();
    List<Field> fields = rows.columns().fields();
    List<String> sources = fields.stream().map(Field::source).distinct().toList();
    for (int k = 0; k < sources.size(); k++) {
      int[] cols = cols(fields, sources.get(k));
      double[] lost = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("importance: cancelled after " + k + " columns");
        }
        int[] order = IntStream.range(0, some.rows()).toArray();
        seed.child("column", k).child(repeat).shuffle(order);
        for (int i = 0; i < order.length; i++) {
          for (int col : cols) {
            rows.set(i, col, rows.original(order[i], col));
          }
        }
        lost[repeat] = score - score(some, model.answers(rows.columns()));
        rows.putBack();
      }
      columns.add(column(sources.get(k), lost));
    }
    return new Importance(score, some.rows(), repeats, columns);
  }

  /** The fields that come from one column of a file, such as the parts of a date: they are shuffled together. */
  private static int[] cols(List<Field> fields, String source) {
    return IntStream.range(0, fields.size())
        .filter(j -> fields.get(j).source().equals(source))
        .toArray();
  }

  private static Column column(String name, double[] lost) {
    double mean = Arrays.stream(lost).sum() / lost.length;
    double squares = Arrays.stream(lost).map(one -> (one - mean) * (one - mean)).sum();
    return new Column(name, mean, Math.sqrt(squares / lost.length));
  }

  private static double score(Dataset data, Matrix answers) {
    Evaluation evaluation = Evaluation.of(data, Double.NaN, answers);
    return data.targets().kind() == Targets.Kind.NUMBERS ? evaluation.r2() : evaluation.accuracy();
  }

  /** The columns, the most important first. */
  public List<Column> sorted() {
    return columns.stream()
        .sorted(Comparator.comparingDouble((Column one) -> -one.mean()))
        .toList();
  }
}
