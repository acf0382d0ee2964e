package io.bigtheta.formats;

/** Whole numbers of few bits, as runs of one number and as packed groups of eight. */
final class Runs {
  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;
  private long left;
  private boolean packed;
  private int value;
  private long bit;

  /** @param width bits of a number, 0 … 32 */
  Runs(byte[] bytes, int at, int end, int width) {
    if (width < 0 || width > 32 || at < 0 || end > bytes.length || at > end) {
      throw new IndexOutOfBoundsException("numbers of " + width + " bits");
    }
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.width = width;
  }

  int next() {
    while (left == 0) {
      run();
    }
    left--;
    if (!packed) {
      return value;
    }
    int number = bits(bytes, bit, width);
    bit += width;
    return number;
  }

  private void run() {
    long head = 0;
    int shift = 0;
    byte b;
    do {
      b = byteAt(at++);
      head |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while (b < 0 && shift < 63);
    packed = (head & 1) == 1;
    left = packed ? (head >> 1) * 8 : head >> 1;
    if (packed) {
      bit = 8L * at;
      long length = (head >> 1) * width;
      // the last group may be cut where the values end
      left = length > end - at && width > 0 ? 8L * (end - at) / width : left;
      at = (int) Math.min(end, at + length);
      if (left <= 0) {
        throw new IndexOutOfBoundsException("a group of no numbers");
      }
    } else {
      value = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        value |= (byteAt(at++) & 0xFF) << 8 * i;
      }
      if (left == 0 && at >= end) {
        throw new IndexOutOfBoundsException("a run of nothing");
      }
    }
  }

  private byte byteAt(int place) {
    if (place >= end) {
      throw new IndexOutOfBoundsException("runs beyond the end");
    }
    return bytes[place];
  }

  /** The number of {@code width} bits, at most 32, that begins at a bit. */
  static int bits(byte[] bytes, long bit, int width) {
    long value = 0;
    int at = (int) (bit >> 3);
    int shift = (int) (bit & 7);
    int count = (shift + width + 7) >> 3;
    for (int i = 0; i < count; i++) {
      value |= (bytes[at + i] & 0xFFL) << 8 * i;
    }
    return (int) (value >>> shift & (1L << width) - 1);
  }
}
