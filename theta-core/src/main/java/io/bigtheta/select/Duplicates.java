package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows with the same cells and target, of which one is learnt from while the other is held out: a leak. */
public final class Duplicates {
  private Duplicates() {}

  /** How many rows of {@code data} are, in some split, held out while an equal one is among the training rows. */
  public static int across(Dataset data, List<Split> splits) {
    int[] kinds = new int[data.features().rows()];
    int different = kinds(data, kinds);
    if (different == data.rows()) {
      return 0;
    }
    BitSet leaked = new BitSet();
    for (Split split : splits) {
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
  private static int kinds(Dataset data, int[] kinds) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < data.rows(); i++) {
      Integer known = numbers.putIfAbsent(data.digest(i), numbers.size());
      kinds[data.index(i)] = known == null ? numbers.size() - 1 : known;
    }
    return numbers.size();
  }
}
