package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * k-fold cross-validation by groups: every row is held out once, together with all rows of its group (a person, a
 * machine, a day). So a network cannot do well by recognising the group. The groups are assigned in the order of their
 * size, the largest first, each to the fold with the fewest rows so far. Groups of equal size are in random order.
 *
 * @param folds the number of folds, at least 2 and at most the number of groups
 */
public record Grouped(int folds) implements Folding {
  public Grouped {
    if (folds < 2) {
      throw Refusal.of("folds", "at least 2", folds);
    }
  }

  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    int[] foldOf = dealt(data, seed);
    List<Split> splits = new ArrayList<>();
    for (int k = 0; k < folds; k++) {
      int fold = k;
      splits.add(new Split(
          data.pick(rows(data, i -> foldOf[i] != fold)),
          data.pick(rows(data, i -> foldOf[i] == fold))));
    }
    return splits;
  }

  private static int[] rows(Dataset data, IntPredicate wanted) {
    return IntStream.range(0, data.rows()).filter(wanted).toArray();
  }

  /** The fold of every row. */
  private int[] dealt(Dataset data, Seed seed) {
    int[] foldOf = new int[data.rows()];
    int[] filled = new int[folds];
    for (List<Integer> group : groups(data, seed)) {
      int least = 0;
      for (int k = 1; k < folds; k++) {
        least = filled[k] < filled[least] ? k : least;
      }
      filled[least] += group.size();
      for (int row : group) {
        foldOf[row] = least;
      }
    }
    return foldOf;
  }

  /** The rows of every group, the largest first. */
  private List<List<Integer>> groups(Dataset data, Seed seed) {
    Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < data.rows(); i++) {
      rows.computeIfAbsent(data.group(i), group -> new ArrayList<>()).add(i);
    }
    if (rows.size() < folds) {
      throw Refusal.of(
          "grouped",
          "at least as many groups as the " + folds + " folds",
          rows.size() + " in " + data.name(),
          "take fewer folds");
    }
    List<List<Integer>> inOrder = List.copyOf(rows.values());
    int[] order = IntStream.range(0, inOrder.size()).toArray();
    seed.shuffle(order);
    return Arrays.stream(order)
        .mapToObj(inOrder::get)
        .sorted(Comparator.<List<Integer>>comparingInt(List::size).reversed())
        .toList();
  }
}
