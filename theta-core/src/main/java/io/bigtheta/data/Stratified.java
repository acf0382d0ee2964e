package io.bigtheta.data;

import io.bigtheta.math.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits that keep the share of every class. The rows are put in a random order, sorted by class, and then dealt out
 * evenly. Rows without classes are treated as one class. Within a part the rows keep the order they had.
 */
final class Stratified {
  private Stratified() {}

  static Split split(Dataset data, double share, Seed seed) {
    int[] dealt = dealt(data, seed);
    boolean[] first = new boolean[data.rows()];
    long taken = 0;
    for (int i = 0; i < dealt.length; i++) {
      long due = Math.round((i + 1)
          * share); // spread over the dealt order, so each class gives its share within one row
      first[dealt[i]] = due > taken;
      taken = due;
    }
    return part(data, first);
  }

  static List<Split> folds(Dataset data, int count, Seed seed) {
    int[] dealt = dealt(data, seed);
    List<Split> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      boolean[] kept = new boolean[data.rows()];
      for (int i = 0; i < dealt.length; i++) {
        kept[dealt[i]] = i % count != fold;
      }
      folds.add(part(data, kept));
    }
    return folds;
  }

  /** Row numbers in random order, stably sorted by class. */
  private static int[] dealt(Dataset data, Seed seed) {
    int[] order = new int[data.rows()];
    Arrays.setAll(order, i -> i);
    seed.shuffle(order);
    int strata = data.targets().strata();
    if (strata == 1) {
      return order;
    }
    int[] next = new int[strata + 1];
    for (int row : order) {
      next[stratum(data, row) + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] dealt = new int[order.length];
    for (int row : order) {
      dealt[next[stratum(data, row)]++] = row;
    }
    return dealt;
  }

  private static int stratum(Dataset data, int row) {
    return data.targets().stratum(data.index(row));
  }

  private static Split part(Dataset data, boolean[] first) {
    int[] train = new int[first.length];
    int[] test = new int[first.length];
    int trained = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i]) {
        train[trained++] = i;
      } else {
        test[i - trained] = i;
      }
    }
    return new Split(
        data.pick(Arrays.copyOf(train, trained)),
        data.pick(Arrays.copyOf(test, first.length - trained)));
  }
}
