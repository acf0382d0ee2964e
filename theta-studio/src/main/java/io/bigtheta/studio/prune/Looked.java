package io.bigtheta.studio.prune;

import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.studio.desk.Rounds;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Shelf;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Follows the units of the first layer through the rounds of a pruning. What was found is kept for the last few networks. */
public final class Looked {
  private static final int MOST = 256;

  private final Shelf shelf;
  private final Map<String, List<Integer>> found = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<Integer>> eldest) {
      return size() > MOST;
    }
  };

  public Looked(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * For each unit of the first layer of network {@code number}, in order, which unit of the given network it was. Empty if the
   * first layer is not dense.
   *
   * @param parents for each network from number 0 on, the number of the one that it was made from
   */
  public List<Integer> survivors(Run run, int number, List<Integer> parents) throws IOException {
    String key = run.id() + " " + run.began() + " " + number;
    synchronized (this) {
      List<Integer> known = found.get(key);
      if (known != null) {
        return known;
      }
    }
    List<Integer> units = follow(run, number, parents);
    synchronized (this) {
      found.put(key, units);
    }
    return units;
  }

  private List<Integer> follow(Run run, int number, List<Integer> parents) throws IOException {
    Optional<Matrix> small = Survivors.weights(shelf.round(run.id(), number));
    if (small.isEmpty()) {
      return List.of();
    }
    int parent = number < parents.size() ? parents.get(number) : 0;
    if (number == 0 || parent == number) {
      return IntStream.range(0, small.get().cols()).boxed().toList();
    }
    boolean kept = new Rounds(run.folder()).list().contains(parent);
    List<Integer> before = survivors(run, kept ? parent : 0, parents);
    Model model = shelf.round(run.id(), kept ? parent : 0);
    return Survivors.of(Survivors.weights(model).orElseThrow(), small.get()).stream()
        .map(before::get)
        .toList();
  }
}
