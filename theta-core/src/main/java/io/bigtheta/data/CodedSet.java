package io.bigtheta.data;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/**
 * A sorted set of numbers of {@code bits} bits, stored as the gaps between them in Golomb-Rice codes. They take k + 1.4
 * … k + 2.6 bits a number on average, with k = bits − ⌈log₂ count⌉ (Rice, JPL Publication 79-22, 1979). A gap g = v −
 * previous − 1 is coded as ⌊g / 2ᵏ⌋ ones, a zero, and the k lower bits of g, the highest first. Bits fill a byte from
 * its highest on, and zeros fill the last byte. Each set has exactly one code. Immutable.
 */
final class CodedSet {
  /** The most bits a number may have, so that no sum overflows. */
  static final int WIDEST = 48;

  private static final String WHERE = "fingerprint";

  private final int bits;
  private final int count;
  private final byte[] coded;

  private CodedSet(int bits, int count, byte[] coded) {
    this.bits = bits;
    this.count = count;
    this.coded = coded;
  }

  /**
   * The set of these numbers.
   *
   * @param sorted the numbers in ascending order, each once, of at most {@code bits} bits; at least one number
   */
  static CodedSet of(int bits, long[] sorted) {
    Bits out = new Bits(new byte[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * sorted.length + 16)]);
    int low = low(bits, sorted.length);
    long previous = -1;
    for (long value : sorted) {
      long gap = value - previous - 1;
      for (long ones = gap >>> low; ones > 0; ones--) {
        out.write(1, 1);
      }
      out.write(0, 1);
      out.write(gap, low);
      previous = value;
    }
    return new CodedSet(bits, sorted.length, Arrays.copyOf(out.bytes, out.length()));
  }

  /**
   * Reads what {@link #coded} gave, from a file. It looks at every number and allocates nothing.
   *
   * @throws Refusal if it is not the code of {@code count} numbers
   */
  static CodedSet read(int bits, int count, byte[] coded) {
    if (bits < 1 || bits > WIDEST) {
      throw Refusal.of(WHERE, "numbers of 1 … " + WIDEST + " bits", bits);
    }
    if (count < 1 || (long) count * (low(bits, count) + 1) > (long) Byte.SIZE * coded.length) {
      throw Refusal.of(
          WHERE, "as many rows as " + coded.length + " bytes can hold", count, "copy it again");
    }
    CodedSet set = new CodedSet(bits, count, coded);
    Cursor cursor = set.cursor();
    while (cursor.next()) {
      // reading is the check
    }
    if (!cursor.in.ended()) {
      throw damaged();
    }
    return set;
  }

  private static Refusal damaged() {
    return Refusal.of(WHERE, "the code of a set", "other bytes, so it is damaged", "copy it again");
  }

  private static int low(int bits, int count) {
    return Math.max(0, bits - (Integer.SIZE - Integer.numberOfLeadingZeros(count - 1)));
  }

  int bits() {
    return bits;
  }

  int count() {
    return count;
  }

  /** Shared: never write to it. */
  byte[] coded() {
    return coded;
  }

  /** The share of all numbers of {@code bits} bits that are in this set. */
  double share() {
    return count / (double) (1L << bits);
  }

  /** Goes through the numbers in ascending order. */
  Cursor cursor() {
    return new Cursor(this);
  }

  /**
   * The numbers of {@code sorted} that are in this set, each once.
   *
   * @param sorted numbers in ascending order
   */
  long[] common(long[] sorted) {
    long[] found = new long[Math.min(sorted.length, count)];
    int size = 0;
    Cursor cursor = cursor();
    int at = 0;
    while (at < sorted.length && cursor.next()) {
      while (at < sorted.length && sorted[at] < cursor.value) {
        at++;
      }
      if (at < sorted.length && sorted[at] == cursor.value) {
        found[size++] = cursor.value;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** All numbers of both sets, which have the same number of bits. */
  CodedSet union(CodedSet other) {
    long[] all = new long[Math.addExact(count, other.count)];
    int size = 0;
    for (CodedSet set : new CodedSet[] {this, other}) {
      for (Cursor cursor = set.cursor(); cursor.next(); size++) {
        all[size] = cursor.value;
      }
    }
    Arrays.sort(all);
    return of(bits, distinct(all));
  }

  /** The numbers of {@code sorted}, each once. */
  static long[] distinct(long[] sorted) {
    long[] once = new long[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        once[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(once, size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodedSet o
        && bits == o.bits
        && count == o.count
        && Arrays.equals(coded, o.coded);
  }

  @Override
  public int hashCode() {
    return 31 * bits + Arrays.hashCode(coded);
  }

  /** A position in a set, which moves through its numbers in ascending order. */
  static final class Cursor {
    /** The number at this position, once {@link #next} has returned true. */
    long value = -1;

    private final Bits in;
    private final int low;
    private final long end;
    private int left;

    private Cursor(CodedSet set) {
      in = new Bits(set.coded);
      low = low(set.bits, set.count);
      end = 1L << set.bits;
      left = set.count;
    }

    boolean next() {
      if (left == 0) {
        return false;
      }
      left--;
      long ones = 0;
      while (in.read(1) == 1) {
        ones++;
      }
      if (ones > end >>> low) {
        throw damaged();
      }
      value += (ones << low) + in.read(low) + 1;
      if (value >= end) {
        throw damaged();
      }
      return true;
    }
  }

  /** A sequence of bits that is written and read in order. */
  private static final class Bits {
    private byte[] bytes;
    private long at;

    Bits(byte[] bytes) {
      this.bytes = bytes;
    }

    void write(long value, int count) {
      if (at + count > (long) Byte.SIZE * bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, bytes.length / 4 + 16));
      }
      for (int i = count - 1; i >= 0; i--, at++) {
        bytes[(int) (at >>> 3)] |= (byte) ((value >>> i & 1) << (7 - (at & 7)));
      }
    }

    long read(int count) {
      if (at + count > (long) Byte.SIZE * bytes.length) {
        throw damaged();
      }
      long value = 0;
      for (int i = 0; i < count; i++, at++) {
        value = value << 1 | (bytes[(int) (at >>> 3)] >>> (7 - (at & 7)) & 1);
      }
      return value;
    }

    int length() {
      return (int) ((at + 7) / Byte.SIZE);
    }

    /** Whether nothing is left but the zeros that fill the last byte. */
    boolean ended() {
      if (length() != bytes.length) {
        return false;
      }
      while (at < (long) Byte.SIZE * bytes.length) {
        if (read(1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
