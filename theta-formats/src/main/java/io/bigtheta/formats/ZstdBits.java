package io.bigtheta.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that are read from the last one to the first one, as Zstandard writes them. A one marks where they end; beyond the
 * first bit there are zeros.
 */
final class ZstdBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  /** How many bits are left; below 0 if more were read than there are. */
  private long left;

  ZstdBits(byte[] bytes, int start, int end) {
    if (start >= end || bytes[end - 1] == 0) {
      throw new IndexOutOfBoundsException("bits without end");
    }
    this.bytes = bytes;
    this.start = start;
    int mark = 31 - Integer.numberOfLeadingZeros(bytes[end - 1] & 0xFF);
    left = 8L * (end - 1 - start) + mark;
  }

  /** The next bits, at most 32. */
  int read(int count) {
    int value = look(count);
    left -= count;
    return value;
  }

  /** The next bits, which stay the next ones. */
  int look(int count) {
    long at = left - count;
    if (at >= 0) {
      return bits(at, count);
    }
    return left <= 0 ? 0 : bits(0, (int) left) << count - (int) left;
  }

  void skip(int count) {
    left -= count;
  }

  long left() {
    return left;
  }

  private int bits(long at, int count) {
    int place = start + (int) (at >> 3);
    int shift = (int) (at & 7);
    long mask = (1L << count) - 1;
    if (place + 8 <= bytes.length) {
      return (int) ((long) LONG.get(bytes, place) >>> shift & mask);
    }
    long value = 0;
    for (int i = 0; i < 8 && place + i < bytes.length; i++) {
      value |= (bytes[place + i] & 0xFFL) << 8 * i;
    }
    return (int) (value >>> shift & mask);
  }
}
