package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Rows with the same cells and target, of which one is learnt from while the other is held out: a leak. */
public final class Duplicates {
  /** Rows after which whoever may cancel is asked. */
  private static final int ASKED = 1024;

  private Duplicates() {}

  /** How many rows of {@code data} are, in some split, held out while an equal one is among the training rows. */
  public static int across(Dataset data, List<Split> splits) {
    return across(data, splits, () -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked from time to time
   * @throws CancellationException if it said yes
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

  /** Numbers the different rows into {@code kinds}, by their places in the features; returns how many there are. */
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
