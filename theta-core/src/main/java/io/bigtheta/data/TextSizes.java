package io.bigtheta.data;

import io.bigtheta.data.reading.Prose;
import io.bigtheta.data.reading.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses the sizes that readings of texts leave open: as many buckets as the texts hold different sequences, rounded up to
 * a power of 2, and as many ids as the longest text has. They are those of all rows, so that each part of the rows has
 * the same.
 */
final class TextSizes {
  private static final int LEAST_BUCKETS = 1 << 10;

  /** With more sequences than this some share a bucket, which costs hardly any of the score. */
  private static final int MOST_BUCKETS = 1 << 17;

  /** Sequences are counted by their buckets among so many. */
  private static final int FINE = 1 << 22;

  private final BitSet different = new BitSet(FINE);
  private final Tokens tokens = new Tokens();

  private TextSizes() {}

  /** The fields, those of texts with all sizes. */
  static List<Field> over(List<Field> fields) {
    TextSizes sizes = new TextSizes();
    List<Field> sized = new ArrayList<>();
    int column = 0;
    for (Field field : fields) {
      sized.add(field instanceof Field.Text text ? sizes.longest(text, column++) : field);
    }
    int buckets = sizes.buckets();
    sized.replaceAll(field -> field instanceof Field.Text text && text.reading().buckets() == 0
        ? text.reading(text.reading().sizes(buckets, text.reading().longest()))
        : field);
    return sized;
  }

  private Field.Text longest(Field.Text text, int column) {
    Prose prose = text.reading();
    int longest = 1;
    for (String one : text.texts()) {
      int count = tokens.read(one, prose, column, Prose.MOST_IDS);
      longest = Math.max(longest, count);
      for (int k = 0; k < count; k++) {
        different.set(tokens.id(k, FINE) - 1);
      }
    }
    return prose.longest() > 0 ? text : text.reading(prose.sizes(prose.buckets(), longest));
  }

  private int buckets() {
    int above = 2 * Integer.highestOneBit(Math.max(1, different.cardinality() - 1));
    return Math.max(LEAST_BUCKETS, Math.min(MOST_BUCKETS, above));
  }
}
