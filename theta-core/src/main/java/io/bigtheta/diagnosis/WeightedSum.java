package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.diagnosis.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns that give away a number together: a weighted sum of a few of them is the target, on rows that the weights were not
 * fitted on. Measurements are never that exact; parts of a total are.
 */
final class WeightedSum {
  private static final int LEAST_ROWS = 50;
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_COLUMNS = 200;

  /** A larger R² than this is no coincidence of several measurements. */
  private static final double SAME = 0.9999;

  /** A sum of more columns is hardly made of parts of the target. */
  private static final int MOST_PARTS = 20;

  private static final int MOST_NAMED = 5;

  /** The share of the rows that must have a value in a column. */
  private static final double FILLED = 0.9;

  /** How far from 1 the weights of a plain sum may be. */
  private static final double ONE = 1e-3;

  private final Features features;
  private final List<Integer> columns;
  private final SumFit fit;

  private WeightedSum(Features features, List<Integer> columns, SumFit fit) {
    this.features = features;
    this.columns = columns;
    this.fit = fit;
  }

  /** The finding that columns add up to the target, if some do. */
  static Optional<Finding> finding(Dataset train) {
    if (train.features().kind() != Features.Kind.TABLE
        || train.targets().kind() != Targets.Kind.NUMBERS
        || train.targets().labels().size() != 1
        || train.rows() < LEAST_ROWS) {
      return Optional.empty();
    }
    Dataset some = Measured.some(train, MOST_ROWS);
    Features features = some.features();
    List<Integer> columns = columns(some);
    if (columns.size() < 2 || columns.size() > MOST_COLUMNS) {
      return Optional.empty();
    }
    int[] rows = IntStream.range(0, some.rows())
        .map(some::index)
        .filter(row -> columns.stream().noneMatch(col -> Float.isNaN(features.get(row, col))))
        .toArray();
    if (rows.length < Math.max(LEAST_ROWS, 3 * columns.size())) {
      return Optional.empty();
    }
    double[][] values = new double[columns.size()][];
    for (int j = 0; j < values.length; j++) {
      int col = columns.get(j);
      values[j] = IntStream.of(rows).mapToDouble(row -> features.get(row, col)).toArray();
    }
    double[] targets =
        IntStream.of(rows).mapToDouble(row -> some.targets().get(row, 0)).toArray();
    return new WeightedSum(features, columns, new SumFit(values, targets)).finding();
  }

  /** The columns of numbers that hardly lack a value. */
  private static List<Integer> columns(Dataset data) {
    List<Integer> columns = new ArrayList<>();
    for (int col = 0; col < data.features().cols(); col++) {
      if (!(data.features().fields().get(col) instanceof Field.Numeric)) {
        continue;
      }
      int filled = 0;
      for (int i = 0; i < data.rows(); i++) {
        filled += Float.isNaN(data.features().get(data.index(i), col)) ? 0 : 1;
      }
      if (filled >= FILLED * data.rows()) {
        columns.add(col);
      }
    }
    return columns;
  }

  private Optional<Finding> finding() {
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    SumFit.Sum whole = fit.of(all);
    if (!(whole.r2() > SAME)) {
      return Optional.empty();
    }
    List<Integer> heaviest = all.stream()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(whole.share(j))))
        .limit(MOST_PARTS)
        .toList();
    int count = 1;
    while (count < heaviest.size() && !(fit.of(heaviest.subList(0, count)).r2() > SAME)) {
      count++;
    }
    List<Integer> parts = new ArrayList<>(heaviest.subList(0, count));
    for (Integer part : heaviest.subList(0, count)) { // of columns that are alike, one is enough
      List<Integer> fewer = parts.stream().filter(other -> !other.equals(part)).toList();
      if (!fewer.isEmpty() && fit.of(fewer).r2() > SAME) {
        parts = new ArrayList<>(fewer);
      }
    }
    parts.sort(Comparator.naturalOrder());
    SumFit.Sum sum = fit.of(parts);
    return sum.r2() > SAME ? Optional.of(found(parts, sum)) : Optional.empty();
  }

  private Finding found(List<Integer> parts, SumFit.Sum sum) {
    List<String> names =
        parts.stream().map(j -> features.fields().get(columns.get(j)).name()).toList();
    List<String> named = names.subList(0, Math.min(MOST_NAMED, names.size()));
    int more = names.size() - named.size();
    String what = named.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" + "))
        + (more > 0 ? " and " + more + " more" : "");
    return new Finding(
        Kind.LEAKAGE_SUSPECTED,
        String.format(
            Locale.ROOT,
            "the column%s %s give%s away the target%s: %s, R² %.6f on rows kept apart; if %s not known when a prediction is wanted, leave %s out with --columns \"%s\"",
            parts.size() == 1 ? "" : "s",
            what,
            parts.size() == 1 ? "s" : "",
            parts.size() == 1 ? "" : " together",
            sum.plain(ONE) ? "their sum is the target" : "a weighted sum of them is the target",
            sum.r2(),
            parts.size() == 1 ? "it is" : "they are",
            parts.size() == 1 ? "it" : "them",
            named.stream().map(name -> name + "=drop").collect(Collectors.joining(", "))));
  }
}
