package io.bigtheta.prune;

import io.bigtheta.nn.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Removes hidden units, so that the network and its file become smaller and predictions faster. Every hidden layer
 * keeps at least one unit.
 *
 * @param saliency estimates how important each unit is
 */
public record Units(UnitSaliency saliency) implements Pruner {
  public Units() {
    this(new Taylor());
  }

  private record Unit(int layer, int index, double saliency) {}

  @Override
  public String parts() {
    return "units";
  }

  @Override
  public int left(Network network) {
    return HiddenLayer.units(network.blueprint());
  }

  @Override
  public int least(Network network) {
    return HiddenLayer.of(network.blueprint()).size();
  }

  @Override
  public Network prune(Probe probe, int count) {
    double[][] saliencies = saliency.units(probe);
    List<Unit> ranking = new ArrayList<>();
    boolean[][] gone = new boolean[saliencies.length][];
    int[] left = new int[saliencies.length];
    for (int l = 0; l < saliencies.length; l++) {
      left[l] = saliencies[l].length;
      gone[l] = new boolean[left[l]];
      for (int j = 0; j < left[l]; j++) {
        ranking.add(new Unit(l, j, saliencies[l][j]));
      }
    }
    ranking.sort(Comparator.comparingDouble(Unit::saliency));
    int excess = ranking.size() - count;
    for (Unit unit : ranking) {
      if (excess > 0 && left[unit.layer()] > 1) {
        gone[unit.layer()][unit.index()] = true;
        left[unit.layer()]--;
        excess--;
      }
    }
    return without(probe.network(), gone);
  }

  private static Network without(Network network, boolean[][] gone) {
    Network smaller = network;
    for (int l = 0; l < gone.length; l++) {
      boolean[] out = gone[l];
      HiddenLayer hidden = HiddenLayer.of(smaller.blueprint()).get(l);
      int[] kept = IntStream.range(0, out.length).filter(j -> !out[j]).toArray();
      smaller = Removal.keep(smaller, hidden, kept);
    }
    return smaller;
  }
}
