package io.bigtheta.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which words of a column become inputs of their own. The others share one input, {@value #REST}: words beyond the
 * {@value #MOST} most frequent, and, in a table that is not small, words in fewer than {@value #RARE} rows. If most rows
 * have such a rare word, rare words stay.
 */
public final class Levels {
  /** At most this many words become inputs of their own. */
  public static final int MOST = 50;

  /** A word in fewer rows is rare. */
  public static final int RARE = 5;

  /** The level of the words that share an input. */
  public static final String REST = "other";

  /** With fewer rows than this, rare words stay. */
  private static final int SMALL = 100;

  private Levels() {}

  /**
   * Decides which words stay.
   *
   * @param counts the number of rows with each word; 0 for a word that does not occur, which does not stay
   */
  public static boolean[] kept(int... counts) {
    int[] order = IntStream.range(0, counts.length)
        .filter(k -> counts[k] > 0)
        .boxed()
        .sorted(Comparator.comparing((Integer k) -> -counts[k]))
        .mapToInt(Integer::intValue)
        .toArray();
    int most = Math.min(MOST, order.length);
    long rows = IntStream.of(counts).asLongStream().sum();
    int frequent =
        (int) IntStream.of(order).limit(most).filter(k -> counts[k] >= RARE).count();
    long covered = IntStream.of(order).limit(frequent).mapToLong(k -> counts[k]).sum();
    if (rows >= SMALL && 2 * covered >= rows) {
      most = frequent;
    }
    boolean[] kept = new boolean[counts.length];
    int stay = order.length - most == 1 ? order.length : most; // one word needs no other name
    Arrays.stream(order).limit(stay).forEach(k -> kept[k] = true);
    return kept;
  }
}
