package io.bigtheta.formats;

/** Whole numbers as packed differences (DELTA_BINARY_PACKED). */
final class Deltas {
  private static final int LARGEST_BLOCK = 1 << 20;

  private final byte[] bytes;
  private int at;
  private final int perMini;
  private final int minis;
  private final long count;
  private long done;

  private long value;
  private long least;
  private int mini;
  private int widths;
  private int inMini;
  private long bit;

  Deltas(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
    long block = varint();
    long parts = varint();
    count = varint();
    value = zigzag();
    if (block <= 0 || block > LARGEST_BLOCK || parts <= 0 || parts > block || block % parts != 0) {
      throw new IndexOutOfBoundsException("blocks of " + block);
    }
    minis = (int) parts;
    perMini = (int) (block / parts);
    mini = minis;
    inMini = perMini;
  }

  /** How many numbers there are. */
  long count() {
    return count;
  }

  long next() {
    if (done == 0) {
      done = 1;
      return value;
    }
    if (done >= count) {
      throw new IndexOutOfBoundsException("more numbers than there are");
    }
    if (inMini == perMini) {
      nextMini();
    }
    int width = bytes[widths + mini];
    long delta = width == 0 ? 0 : wide(width);
    bit += width;
    inMini++;
    done++;
    value += least + delta;
    return value;
  }

  private long wide(int width) {
    return width <= 32
        ? Runs.bits(bytes, bit, width) & 0xFFFF_FFFFL
        : (Runs.bits(bytes, bit, 32) & 0xFFFF_FFFFL)
            | (Runs.bits(bytes, bit + 32, width - 32) & 0xFFFF_FFFFL) << 32;
  }

  private void nextMini() {
    if (mini < minis) {
      at += perMini / 8 * bytes[widths + mini];
      mini++;
    }
    if (mini == minis) {
      least = zigzag();
      widths = at;
      at += minis;
      mini = 0;
    }
    int width = bytes[widths + mini];
    if (width < 0 || width > 64) {
      throw new IndexOutOfBoundsException("differences of " + width + " bits");
    }
    bit = 8L * at;
    inMini = 0;
  }

  /** Where the bytes behind the last number begin; all numbers have been read. */
  int end() {
    return mini < minis ? at + perMini / 8 * bytes[widths + mini] : at;
  }

  private long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[at++];
      number |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return number;
      }
    }
    throw new IndexOutOfBoundsException("a number without end");
  }
}
