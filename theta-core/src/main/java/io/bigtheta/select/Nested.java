package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Larger and larger parts of the same rows, each contained in the next. Each class keeps its share in all of them. */
final class Nested {
  private final Dataset data;
  private final int[] order;

  /** The rows come in random order, but each class is spread evenly over that order. */
  Nested(Dataset data, Seed seed) {
    this.data = data;
    int[] shuffled = IntStream.range(0, data.rows()).toArray();
    seed.shuffle(shuffled);
    int strata = data.targets().strata();
    if (strata == 1) {
      order = shuffled;
      return;
    }
    int[] counts = new int[strata];
    Arrays.stream(shuffled).forEach(row -> counts[stratum(row)]++);
    int[] seen = new int[counts.length];
    double[] place = new double[data.rows()];
    for (int row : shuffled) {
      int stratum = stratum(row);
      place[row] = (seen[stratum]++ + 0.5) / counts[stratum];
    }
    order = Arrays.stream(shuffled)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> place[row])) // stable: equal rows stay shuffled
        .mapToInt(row -> row)
        .toArray();
  }

  private int stratum(int row) {
    return data.targets().stratum(data.index(row));
  }

  /** The first {@code rows} rows, in the order they have in the data. */
  Dataset first(int rows) {
    int[] picked = Arrays.copyOf(order, rows);
    Arrays.sort(picked);
    return data.pick(picked);
  }
}
