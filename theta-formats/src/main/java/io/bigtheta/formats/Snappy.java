package io.bigtheta.formats;

/** Unpacks Snappy. Wrong indices end in an {@link IndexOutOfBoundsException}. */
final class Snappy {
  private Snappy() {}

  /** Unpacks exactly {@code length} bytes into {@code out}, from {@code to} on. */
  static void unpack(byte[] in, int from, int end, byte[] out, int to, int length) {
    int at = from;
    long promised = 0;
    int shift = 0;
    int b;
    do {
      b = in[at++];
      promised |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while (b < 0 && shift < 35);
    if (promised != length) {
      throw new IndexOutOfBoundsException("Snappy length");
    }
    int place = to;
    while (at < end) {
      int tag = in[at++] & 0xFF;
      int kind = tag & 3;
      if (kind == 0) {
        int count = tag >> 2;
        if (count >= 60) {
          int bytes = count - 59;
          count = little(in, at, bytes);
          at += bytes;
        }
        count++;
        if (count <= 0 || count > end - at) {
          throw new IndexOutOfBoundsException("Snappy literals");
        }
        System.arraycopy(in, at, out, place, count);
        at += count;
        place += count;
      } else {
        int count = kind == 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1;
        int bytes = kind == 1 ? 1 : kind == 2 ? 2 : 4;
        int back = little(in, at, bytes) | (kind == 1 ? tag >> 5 << 8 : 0);
        at += bytes;
        if (back > place - to) {
          throw new IndexOutOfBoundsException("Snappy copy");
        }
        place = Lz4.copy(out, place, back, count);
      }
    }
    if (place - to != length) {
      throw new IndexOutOfBoundsException("Snappy length");
    }
  }

  private static int little(byte[] in, int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at + i] & 0xFF) << 8 * i;
    }
    return value;
  }
}
