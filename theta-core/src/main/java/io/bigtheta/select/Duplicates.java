package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Finds rows with the same cells and target, one of which is learnt from while the other is held out: a leak. */
public final class Duplicates {
  /** How many rows are counted before it asks again whether it is cancelled. */
  private static final int ASKED = 1024;

  private Duplicates() {}

  /**
   * The number of rows of {@code data} that are held out in some split while an equal row is among its training rows.
   */
  public static int across(Dataset data, List<Split> splits) {
    return across(data, splits, () -> false);
  }

  /**
   * The same as {@link #across(Dataset, List)}, and it can be cancelled.
   *
   * @param cancelled asked from time to time
   * @throws CancellationException if {@code cancelled} said yes
   */
  public static int across(Dataset data, List<Split> splits, BooleanSupplier cancelled) {
    int[] kinds = new int[data.features().rows()];
    int different = kinds(data, kinds, cancelled);
    if (different == data.rows()) {
      return 0;
    }
    BitSet leaked = new BitSet();
    for (Split split : splits) {
      ask(cancelled);
      BitSet learnt = new BitSet(different);
      for (int i = 0; i < split.train().rows(); i++) {
        learnt.set(kinds[split.train().index(i)]);
      }
      for (int i = 0; i < split.test().rows(); i++) {
        int index = split.test().index(i);
        leaked.set(index, leaked.get(index) || learnt.get(kinds[index]));
      }
    }
    int count = 0;
    for (int i = 0; i < data.rows(); i++) {
      count += leaked.get(data.index(i)) ? 1 : 0;
    }
    return count;
  }

  /**
   * Gives each different row a number and writes it to {@code kinds}, by the row's index in the features. Returns how
   * many different rows there are.
   */
  private static int kinds(Dataset data, int[] kinds, BooleanSupplier cancelled) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < data.rows(); i++) {
      if (i > 0 && i % ASKED == 0) {
        ask(cancelled);
      }
      Integer known = numbers.putIfAbsent(data.digest(i), numbers.size());
      kinds[data.index(i)] = known == null ? numbers.size() - 1 : known;
    }
    return numbers.size();
  }

  private static void ask(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("duplicates: cancelled while they were counted");
    }
  }
}
