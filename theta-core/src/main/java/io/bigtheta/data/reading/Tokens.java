package io.bigtheta.data.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the words of a text and the hashes of its sequences. Model files rely on these hashes, so they never change.
 *
 * <p>A text is put into Unicode's form NFC and lower case. A word is a run of letters, marks, digits and connectors such as
 * _; an ideograph, and any other character but a blank, is a word by itself. A sequence of characters lies within a run, which
 * begins with &lt; and ends with &gt;; of a run the first {@value #MOST_CHARACTERS} characters count.
 *
 * <p>The hash is FNV-1a (Fowler, Noll and Vo) over code points, mixed by the finalizer of MurmurHash3 (Appleby). The upper bits
 * choose among buckets. For one thread; the arrays are used again for the next text.
 */
public final class Tokens {
  static final int MOST_CHARACTERS = 64;

  private static final int PRIME = 0x01000193;
  private static final int WORDS = 0x811C9DC5;
  private static final int CHARACTERS = 0x1B873593;
  private static final int BLANK = ' ';

  private int[] points = new int[256];
  private int[] begins = new int[64];
  private int[] ends = new int[64];
  private int words;
  private int[] hashes = new int[256];
  private int count;
  /** Open addressing: places in {@link #hashes} plus 1. */
  private int[] table = new int[1024];

  private int limit;

  /**
   * Reads a text.
   *
   * @param column tells the texts of several columns apart, from 0
   * @return the number of different hashes, at most {@code most}
   */
  public int read(String text, Prose prose, int column, int most) {
    split(text);
    Arrays.fill(table, 0);
    count = 0;
    limit = most;
    for (int i = 0; i < words; i++) {
      int hash = WORDS + column;
      for (int k = i; k < Math.min(words, i + prose.words()); k++) {
        for (int at = begins[k]; at < ends[k]; at++) {
          hash = (hash ^ points[at]) * PRIME;
        }
        hash = (hash ^ BLANK) * PRIME;
        add(hash);
      }
      if (prose.most() > 0 && Character.isLetterOrDigit(points[begins[i]])) {
        characters(i, prose, column);
      }
    }
    return count;
  }

  /** The words of a text, as they are hashed. */
  public List<String> words(String text) {
    split(text);
    return IntStream.range(0, words)
        .mapToObj(i -> new String(points, begins[i], ends[i] - begins[i]))
        .toList();
  }

  private void characters(int word, Prose prose, int column) {
    int length = Math.min(MOST_CHARACTERS, ends[word] - begins[word]) + 2;
    for (int from = 0; from < length; from++) {
      int hash = CHARACTERS + column;
      for (int to = from; to < Math.min(length, from + prose.most()); to++) {
        int point = to == 0 ? '<' : to == length - 1 ? '>' : points[begins[word] + to - 1];
        hash = (hash ^ point) * PRIME;
        boolean mark = to == from && (to == 0 || to == length - 1);
        if (to - from + 1 >= prose.least() && !mark) {
          add(hash);
        }
      }
    }
  }

  /** The bucket of the {@code k}-th hash, from 1. */
  public int id(int k, int buckets) {
    return 1 + (int) (Integer.toUnsignedLong(hashes[k]) * buckets >>> Integer.SIZE);
  }

  private void add(int raw) {
    int hash = mixed(raw);
    int place = hash & (table.length - 1);
    while (table[place] != 0) {
      if (hashes[table[place] - 1] == hash) {
        return;
      }
      place = (place + 1) & (table.length - 1);
    }
    if (count == limit) {
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
    table[place] = count;
    if (2 * count > table.length) {
      grow();
    }
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int k = 0; k < count; k++) {
      int place = hashes[k] & (table.length - 1);
      while (table[place] != 0) {
        place = (place + 1) & (table.length - 1);
      }
      table[place] = k + 1;
    }
  }

  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  private void split(String given) {
    String text = Normalizer.isNormalized(given, Normalizer.Form.NFC)
        ? given
        : Normalizer.normalize(given, Normalizer.Form.NFC);
    words = 0;
    if (points.length < text.length()) {
      points = new int[2 * text.length()];
    }
    int length = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean letter = letter(point);
      if (!letter || !open || Character.isIdeographic(point)) {
        open = false;
      }
      if (letter || !blank(point)) {
        if (!open) {
          begin(length);
        }
        points[length++] = Character.toLowerCase(point);
        ends[words - 1] = length;
        open = letter && !Character.isIdeographic(point);
      }
    }
  }

  private void begin(int at) {
    if (words == begins.length) {
      begins = Arrays.copyOf(begins, 2 * words);
      ends = Arrays.copyOf(ends, 2 * words);
    }
    begins[words++] = at;
  }

  private static boolean letter(int point) {
    return Character.isLetterOrDigit(point)
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.CONNECTOR_PUNCTUATION -> true;
          default -> false;
        };
  }

  private static boolean blank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }
}
