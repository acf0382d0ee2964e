package io.bigtheta.data.reading;

import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A text that becomes a set of ids, 1 to {@code buckets}: one for each sequence of words, and one for each sequence of
 * characters within a word, each counted once. A sequence falls into the bucket of its hash, so that no list of words is
 * kept, and two sequences may share a bucket (Weinberger et al., ICML 2009). What words are says {@link Tokens}.
 *
 * @param column the column of the file; empty for the name of the field
 * @param missing words that stand for a missing value
 * @param words the longest sequence of words, at least 0
 * @param least the shortest sequence of characters
 * @param most the longest sequence of characters; 0 for none
 * @param buckets the number of buckets; 0 for what suits the training rows
 * @param longest the largest number of ids of a text, what follows is cut; 0 for that of the training rows
 */
public record Prose(
    String column, List<String> missing, int words, int least, int most, int buckets, int longest)
    implements Reading {
  /** The largest number of ids of a text. */
  public static final int MOST_IDS = 4096;

  /** The longest sequence of words or characters. */
  public static final int MOST_LENGTH = 10;

  private static final int MOST_BUCKETS = 1 << 23;

  public Prose {
    missing = List.copyOf(missing);
    check("words", words, MOST_LENGTH);
    check("most", most, MOST_LENGTH);
    check("least", least, Math.max(1, most));
    check("buckets", buckets, MOST_BUCKETS);
    check("longest", longest, MOST_IDS);
    if (words == 0 && most == 0) {
      throw Refusal.of("words", "sequences of words or of characters", "none of them");
    }
  }

  /** Words, pairs of words, and four characters in a row, which know a word in its other forms. */
  public Prose() {
    this("", List.of(), 2, 4, 4, 0, 0);
  }

  private static void check(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw Refusal.of(name, "a number in 0 … " + most, value);
    }
  }

  /** The same with words that stand for a missing value. */
  public Prose missing(List<String> value) {
    return new Prose(column, value, words, least, most, buckets, longest);
  }

  /** The same with sequences of {@code shortest} to {@code value} characters. */
  public Prose characters(int shortest, int value) {
    return new Prose(column, missing, words, shortest, value, buckets, longest);
  }

  /** The same with sequences of at most {@code value} words. */
  public Prose words(int value) {
    return new Prose(column, missing, value, least, most, buckets, longest);
  }

  /** The same with a number of buckets and a largest number of ids. */
  public Prose sizes(int bucketCount, int ids) {
    return new Prose(column, missing, words, least, most, bucketCount, ids);
  }

  @Override
  public double number(String cell) {
    return Double.NaN;
  }

  @Override
  public String word(String cell) {
    return cell;
  }

  @Override
  public String expected() {
    return "a text";
  }
}
