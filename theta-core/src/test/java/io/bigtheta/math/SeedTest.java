package io.bigtheta.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
  private static final int MANY = 200_000;
  private final Seed seed = new Seed(42);

  @Test
  void theBitsAreThoseOfSplitMix64() {
    String[] published = {
      "6457827717110365317",
      "3203168211198807973",
      "9817491932198370423",
      "4593380528125082431",
      "16408922859458223821"
    };
    for (int i = 0; i < published.length; i++) {
      assertEquals(published[i], Long.toUnsignedString(new Seed(1234567).bits(i)));
    }
  }

  @Test
  void theFirstNumbersNeverChange() {
    assertArrayEquals(
        new float[] {0.74156487f, 0.15991038f, 0.2786011f},
        new float[] {seed.uniform(0), seed.uniform(1), seed.uniform(2)});
    assertArrayEquals(
        new float[] {0.67683697f, -1.5638878f, 1.4826443f},
        new float[] {seed.normal(0), seed.normal(1), seed.normal(2)});
    assertArrayEquals(
        new int[] {7, 1, 2, 3},
        IntStream.range(0, 4).map(i -> seed.below(i, 10)).toArray());
    assertEquals(543724977287465825L, seed.child(1).key());
    assertEquals(-6029094824892902145L, seed.child("theta", 1).key());
    int[] order = IntStream.range(0, 10).toArray();
    seed.shuffle(order);
    assertArrayEquals(new int[] {8, 2, 4, 7, 0, 5, 1, 9, 3, 6}, order);
  }

  @Test
  void uniformNumbersFillTheIntervalEvenly() {
    assertMoments(0.5, 1 / 12.0, 0, 1, i -> seed.uniform(i));
    assertMoments(-1, 1 / 3.0, -2, Math.nextUp(0f), i -> seed.uniform(i, -2, 0));
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceOne() {
    assertMoments(0, 1, -5.8, 5.8, i -> seed.normal(i));
    double beyondTwo =
        IntStream.range(0, MANY).filter(i -> Math.abs(seed.normal(i)) > 2).count();
    assertEquals(0.0455, beyondTwo / MANY, 0.002);
  }

  private static void assertMoments(
      double mean, double variance, double from, double below, IntToDoubleFunction draw) {
    double[] values = IntStream.range(0, MANY).mapToDouble(draw).toArray();
    double average = Arrays.stream(values).average().orElseThrow();
    double squares =
        Arrays.stream(values).map(v -> (v - average) * (v - average)).sum() / MANY;
    assertEquals(mean, average, 5 * Math.sqrt(variance / MANY));
    assertEquals(variance, squares, 0.02 * variance);
    assertTrue(Arrays.stream(values).allMatch(v -> v >= from && v < below));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000, 1 << 30, Integer.MAX_VALUE})
  void belowIsInRangeAndEven(int bound) {
    int cells = Math.min(bound, 10);
    int[] counts = new int[cells];
    for (int i = 0; i < MANY; i++) {
      int value = seed.below(i, bound);
      assertTrue(value >= 0 && value < bound);
      counts[(int) ((long) value * cells / bound)]++;
    }
    double due = (double) MANY / cells;
    for (int cell = 0; cell < cells; cell++) {
      double exact = bound < 1000 ? due : MANY * share(bound, cells, cell);
      assertEquals(exact, counts[cell], 5 * Math.sqrt(due), "cell " + cell);
    }
  }

  /** The share of 0 … bound − 1 that falls into a cell. */
  private static double share(long bound, int cells, int cell) {
    long first = (cell * bound + cells - 1) / cells;
    long end = ((cell + 1) * bound + cells - 1) / cells;
    return (double) (end - first) / bound;
  }

  @Test
  void aShuffleKeepsEveryElementAndPrefersNoOrder() {
    int[] long1000 = IntStream.range(0, 1000).toArray();
    seed.shuffle(long1000);
    assertNotEquals(0, IntStream.range(0, 1000).filter(i -> long1000[i] != i).count());
    assertArrayEquals(
        IntStream.range(0, 1000).toArray(), Arrays.stream(long1000).sorted().toArray());

    int[] counts = new int[27];
    int rounds = 12_000;
    for (int round = 0; round < rounds; round++) {
      int[] order = {0, 1, 2};
      seed.child(round).shuffle(order);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertEquals(6, seen.length);
    for (int count : seen) {
      assertEquals(rounds / 6.0, count, 5 * Math.sqrt(rounds / 6.0));
    }
    seed.shuffle(new int[0]);
  }

  @Test
  void childrenAreOtherPlacesThanTheirParentAndEachOther() {
    Set<Long> keys = new HashSet<>();
    keys.add(seed.key());
    for (String name : new String[] {"theta", "order", "noise", "a", "b", "ab", "ba"}) {
      for (int i = -50; i < 50; i++) {
        assertTrue(keys.add(seed.child(name, i).key()), name + " " + i);
        assertTrue(keys.add(seed.child(name, i).child(0).key()), name + " " + i + " 0");
      }
    }
    assertEquals(seed.child("theta", 3), new Seed(42).child("theta", 3));
  }

  @Test
  void numbersOfSiblingsAreUncorrelated() {
    int n = 20_000;
    for (Seed other : new Seed[] {seed.child(0), seed.child(1), seed.child("x", 0), new Seed(43)}) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (seed.uniform(i) - 0.5) * (other.uniform(i) - 0.5) * 12;
      }
      assertEquals(0, sum / n, 5 / Math.sqrt(n));
    }
  }
}
