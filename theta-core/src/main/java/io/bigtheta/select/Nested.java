package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
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
    if (!(data.targets() instanceof Classes classes)) {
      order = shuffled;
      return;
    }
    int[] counts = new int[classes.labels().size()];
    Arrays.stream(shuffled).forEach(row -> counts[data.label(row)]++);
    int[] seen = new int[counts.length];
    double[] place = new double[data.rows()];
    for (int row : shuffled) {
      int label = data.label(row);
      place[row] = (seen[label]++ + 0.5) / counts[label];
    }
    order = Arrays.stream(shuffled)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> place[row])) // stable: equals stay shuffled
        .mapToInt(row -> row)
        .toArray();
  }

  /** The first {@code rows} of them, in the order they have in the data. */
  Dataset first(int rows) {
    int[] picked = Arrays.copyOf(order, rows);
    Arrays.sort(picked);
    return data.pick(picked);
  }
}
