package io.bigtheta.data;

import io.bigtheta.spec.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A record of which rows a model has learnt from, in less than 2 bytes a row. It is the set of the upper b bits of a
 * 64-bit hash of each row's raw cells and target, where b is the smallest number with 2ᵇ ≥ 10,000 · rows. The set is
 * stored as Golomb-Rice codes, which take 14.8 to 15.8 bits a row on average. Immutable.
 *
 * <p>Every row that was learnt from is found. A row that was not learnt from is found by chance with the probability
 * {@link #rate}: rows / 2ᵇ, from 1 in 20,000 to 1 in 10,000. A row counts once however often it occurs.
 *
 * <p>A row is its cells and its target. A row with the same cells and another target is another row. In tables with few
 * different values such rows occur naturally, and they can make a model that knows the cells by heart look worse, never
 * better. A row that equals a training row is found whether it is that row or another one with the same values; only a
 * {@link Division} can tell these apart. The order of the rows, the numbering of words and classes and the names of
 * columns do not matter; the order of the columns does.
 */
public final class Fingerprint {
  /** The fingerprint of no rows. */
  public static final Fingerprint EMPTY = new Fingerprint(List.of());

  private static final long SPARSE = 10_000;
  private static final int VERSION = 1;
  private static final int HEAD = 2;
  private static final int SET_HEAD = 9;
  private static final int ASKED_EVERY = 1 << 10;
  private static final String WHERE = "fingerprint";

  /**
   * At most one set for each width in bits, narrow ones first. Sets of different widths cannot be merged without loss.
   */
  private final List<CodedSet> sets;

  private Fingerprint(List<CodedSet> sets) {
    this.sets = sets;
  }

  /** The fingerprint of all rows of {@code rows}. */
  public static Fingerprint of(Dataset rows) {
    return of(rows, () -> false);
  }

  /**
   * The fingerprint of all rows of {@code rows}.
   *
   * @throws CancellationException soon after {@code cancelled} says yes
   */
  public static Fingerprint of(Dataset rows, BooleanSupplier cancelled) {
    if (rows.rows() == 0) {
      return EMPTY;
    }
    long[] hashes = hashes(rows, cancelled);
    Arrays.sort(hashes);
    int different = CodedSet.distinct(hashes).length;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(SPARSE * different - 1);
    long[] upper = upper(hashes, bits);
    Arrays.sort(upper);
    return new Fingerprint(List.of(CodedSet.of(bits, CodedSet.distinct(upper))));
  }

  /** The hash of every row of {@code rows}. */
  static long[] hashes(Dataset rows, BooleanSupplier cancelled) {
    RowHash hash = new RowHash(rows);
    long[] hashes = new long[rows.rows()];
    for (int i = 0; i < hashes.length; i++) {
      if (i % ASKED_EVERY == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException("fingerprint of " + rows.name());
      }
      hashes[i] = hash.of(i);
    }
    return hashes;
  }

  private static long[] upper(long[] hashes, int bits) {
    long[] upper = new long[hashes.length];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = hashes[i] >>> (Long.SIZE - bits);
    }
    return upper;
  }

  /**
   * How many different rows this fingerprint holds. About two in 100,000 rows are missing from the count, because the
   * hashes of different rows can be equal.
   */
  public long size() {
    return sets.stream().mapToLong(CodedSet::count).sum();
  }

  /**
   * The probability that a row not learnt from is found by chance: 1 − Π (1 − rows / 2ᵇ) over the sets of this
   * fingerprint. Most fingerprints have one set.
   */
  public double rate() {
    double missed = 1;
    for (CodedSet set : sets) {
      missed *= 1 - set.share();
    }
    return 1 - missed;
  }

  /**
   * Whether row {@code row} of {@code data} was learnt from, or seems so by chance. Use {@link #matches} for many rows.
   */
  public boolean mayContain(Dataset data, int row) {
    return !matches(data.pick(row), () -> false).rows().isEmpty();
  }

  /** How many rows of {@code data} were learnt from, or seem so by chance. */
  public int count(Dataset data) {
    return matches(data, () -> false).rows().cardinality();
  }

  /** The rows of {@code data} that were certainly not learnt from, in their order. */
  public Dataset without(Dataset data) {
    BitSet learnt = matches(data, () -> false).rows();
    return data.pick(IntStream.range(0, data.rows()).filter(i -> !learnt.get(i)).toArray());
  }

  /**
   * Which rows of {@code data} were learnt from, or seem so by chance.
   *
   * @throws CancellationException soon after {@code cancelled} says yes
   */
  public Matches matches(Dataset data, BooleanSupplier cancelled) {
    long[] hashes = hashes(data, cancelled);
    BitSet rows = new BitSet(hashes.length);
    for (CodedSet set : sets) {
      long[] upper = upper(hashes, set.bits());
      long[] sorted = upper.clone();
      Arrays.sort(sorted);
      long[] common = set.common(sorted);
      for (int i = 0; i < upper.length && common.length > 0; i++) {
        if (Arrays.binarySearch(common, upper[i]) >= 0) {
          rows.set(i);
        }
      }
    }
    long[] found = rows.stream().mapToLong(i -> hashes[i]).sorted().toArray();
    Arrays.sort(hashes);
    return new Matches(
        rows, CodedSet.distinct(hashes).length, CodedSet.distinct(found).length, rate());
  }

  /**
   * The fingerprint of the rows of both. Its {@link #rate} is about the sum of the two rates; it is lower where a row
   * is in both.
   */
  public Fingerprint union(Fingerprint other) {
    TreeMap<Integer, CodedSet> all = new TreeMap<>();
    sets.forEach(set -> all.put(set.bits(), set));
    other.sets.forEach(set -> all.merge(
        set.bits(), set, (mine, theirs) -> mine.equals(theirs) ? mine : mine.union(theirs)));
    return new Fingerprint(List.copyOf(all.values()));
  }

  /**
   * The form in files, little-endian: one byte 1, the version; one byte, the number of sets. For each set follow one
   * byte b, four bytes with the number of rows, four bytes with the number of bytes of its codes, and its Golomb-Rice
   * codes.
   */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) VERSION).put((byte) sets.size());
    for (CodedSet set : sets) {
      out.put((byte) set.bits()).putInt(set.count()).putInt(set.coded().length).put(set.coded());
    }
    return out.array();
  }

  /** How many bytes {@link #bytes} has. */
  public int length() {
    int length = HEAD;
    for (CodedSet set : sets) {
      length = Math.addExact(length, SET_HEAD + set.coded().length);
    }
    return length;
  }

  /**
   * Reads what {@link #bytes} wrote. All of it is checked, and nothing is allocated beyond its own length.
   *
   * @throws Refusal if it is anything else
   */
  public static Fingerprint of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEAD) {
      throw Refusal.of(WHERE, "at least " + HEAD + " bytes", bytes.length, "copy it again");
    }
    int version = in.get();
    if (version != VERSION) {
      throw Refusal.of(
          WHERE, "version " + VERSION, version, "use the version of Theta that wrote it");
    }
    int count = in.get() & 0xFF;
    List<CodedSet> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (in.remaining() < SET_HEAD) {
        throw Refusal.of(
            WHERE, count + " sets", "only " + i + ", so it is cut off", "copy it again");
      }
      int bits = in.get();
      int rows = in.getInt();
      int length = in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw Refusal.of(
            WHERE, length + " bytes of a set", "only " + in.remaining(), "copy it again");
      }
      if (i > 0 && bits <= sets.get(i - 1).bits()) {
        throw Refusal.of(WHERE, "sets in the order of their bits", "others", "copy it again");
      }
      byte[] coded = new byte[length];
      in.get(coded);
      sets.add(CodedSet.read(bits, rows, coded));
    }
    if (in.hasRemaining()) {
      throw Refusal.of(WHERE, "its end", in.remaining() + " more bytes", "copy it again");
    }
    return new Fingerprint(List.copyOf(sets));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint o && sets.equals(o.sets);
  }

  @Override
  public int hashCode() {
    return sets.hashCode();
  }

  @Override
  public String toString() {
    return size() + " rows";
  }
}
