package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ever larger parts of the same rows, each within the next; classes keep their shares in all of them. */
final class Nested {
  private final Dataset data;
  private final int[] order;

  /** Which rows come first is chance: of each class a row in turn, as often as the class is large. */
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
        .sorted(Comparator.comparingDouble(row -> place[row])) // stable: equals stay shuffled
        .mapToInt(row -> row)
        .toArray();
  }

  private int stratum(int row) {
    return data.targets().stratum(data.index(row));
  }

  /** The first {@code rows} of them, in the order they have in the data. */
  Dataset first(int rows) {
    int[] picked = Arrays.copyOf(order, rows);
    Arrays.sort(picked);
    return data.pick(picked);
  }
}
