package io.bigtheta.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Network;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The least important go first, and just as many as were asked for. */
class PrunerTest {
  private static final Dataset ROWS = Nets.rows(40, 5, 3, 1);
  private static final Network NETWORK =
      Nets.network("5 dense(8, activation=tanh) dense(6, activation=tanh) dense(3)", 4);

  private static Probe probe(Network network) {
    return new Probe(Nets.model(network, ROWS), ROWS, new ScalarKernels(), new Seed(1));
  }

  /** Saliencies that are written down. */
  private record Fixed(List<double[]> layers) implements UnitSaliency {
    @Override
    public double[][] units(Probe probe) {
      return layers.stream().map(double[]::clone).toArray(double[][]::new);
    }
  }

  private static final Units UNITS = new Units(
      new Fixed(List.of(new double[] {9, 1, 8, 0.5, 7, 6, 3, 5}, new double[] {4, 4, 2, 4, 9, 9})));

  private static List<Integer> left(int count) {
    return HiddenLayer.of(UNITS.prune(probe(NETWORK), count).blueprint()).stream()
        .map(HiddenLayer::units)
        .toList();
  }

  @Test
  void unitsAreRankedAcrossLayers() {
    assertEquals(14, UNITS.left(NETWORK));
    assertEquals(List.of(8, 6), left(14));
    assertEquals(List.of(7, 6), left(13));
    assertEquals(List.of(6, 5), left(11));
    assertEquals(List.of(5, 5), left(10));
    assertEquals(List.of(5, 2), left(7));
    // of W, columns 0, 2, 4, 5 and 7 stay
    float[] theta = UNITS.prune(probe(NETWORK), 10).theta();
    float[] before = NETWORK.theta();
    assertArrayEquals(
        new float[] {before[0], before[2], before[4], before[5], before[7]},
        java.util.Arrays.copyOf(theta, 5));
  }

  @Test
  void everyLayerKeepsItsMostImportantUnit() {
    assertEquals(2, UNITS.least(NETWORK));
    assertEquals(List.of(1, 1), left(2));
    assertEquals(List.of(1, 2), left(3));
    assertEquals("units", UNITS.parts());
  }

  @Test
  void weightsGoBelowOneThresholdForAllLayers() {
    Weights weights = new Weights();
    assertEquals(5 * 8 + 8 * 6 + 6 * 3, weights.left(NETWORK));
    Network half = weights.prune(probe(NETWORK), 53);
    assertEquals(53, weights.left(half));
    float[] before = NETWORK.theta();
    float[] after = half.theta();
    double largestGone = IntStream.range(0, before.length)
        .filter(i -> after[i] == 0)
        .mapToDouble(i -> Math.abs(before[i]))
        .max()
        .orElseThrow();
    int[] offsets = {0, 40 + 8, 40 + 8 + 48 + 6};
    int[] sizes = {40, 48, 18};
    for (int l = 0; l < 3; l++) {
      int gone = 0;
      for (int i = offsets[l]; i < offsets[l] + sizes[l]; i++) {
        assertTrue(after[i] == 0 || Math.abs(after[i]) > largestGone);
        gone += after[i] == 0 ? 1 : 0;
      }
      assertTrue(gone > 0, "from every layer");
    }
    assertEquals(before[40], after[40], "a bias is no weight");
    assertEquals(NETWORK.blueprint(), half.blueprint());
  }

  @Test
  void ofEqualWeightsJustSoManyGoAsWereAskedForTheFirstOfThem() {
    float[] theta = NETWORK.theta();
    java.util.Arrays.fill(theta, 1);
    theta[3] = 0;
    Network flat = new Network(NETWORK.blueprint(), theta);
    Network pruned = new Weights().prune(probe(flat), 100);
    assertEquals(105, new Weights().left(flat));
    assertEquals(100, new Weights().left(pruned));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 0, 1}, java.util.Arrays.copyOf(pruned.theta(), 7));
    assertArrayEquals(theta, new Weights().prune(probe(flat), 105).theta());
    assertEquals(1, new Weights().least(flat));
    assertEquals(1, new Weights().left(new Weights().prune(probe(flat), 1)));
    assertEquals("weights", new Weights().parts());
  }
}
