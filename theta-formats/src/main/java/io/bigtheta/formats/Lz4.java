package io.bigtheta.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Unpacks LZ4: blocks, and frames of blocks that refer to each other, as Arrow has them. Every index is checked by the
 * arrays themselves; wrong ones end in an {@link IndexOutOfBoundsException}.
 */
final class Lz4 {
  private static final int MAGIC = 0x184D2204;

  private Lz4() {}

  /** Unpacks one block into {@code out}, from {@code to} on, and returns where it ends. */
  static int block(byte[] in, int from, int end, byte[] out, int to) {
    int at = from;
    int place = to;
    while (at < end) {
      int token = in[at++] & 0xFF;
      int literals = token >> 4;
      if (literals == 15) {
        int more;
        do {
          more = in[at++] & 0xFF;
          literals = Math.addExact(literals, more);
        } while (more == 255);
      }
      if (literals > end - at) {
        throw new IndexOutOfBoundsException("LZ4 literals");
      }
      System.arraycopy(in, at, out, place, literals);
      at += literals;
      place += literals;
      if (at == end) {
        return place;
      }
      int back = (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8;
      at += 2;
      int length = (token & 15) + 4;
      if ((token & 15) == 15) {
        int more;
        do {
          more = in[at++] & 0xFF;
          length = Math.addExact(length, more);
        } while (more == 255);
      }
      place = copy(out, place, back, length);
    }
    return place;
  }

  /** Repeats what lies {@code back} bytes before, which may overlap what is written. */
  static int copy(byte[] out, int place, int back, int length) {
    if (back <= 0 || back > place || length > out.length - place) {
      throw new IndexOutOfBoundsException("a repetition of nothing");
    }
    if (back >= length) {
      System.arraycopy(out, place - back, out, place, length);
    } else {
      for (int i = 0; i < length; i++) {
        out[place + i] = out[place + i - back];
      }
    }
    return place + length;
  }

  /** Unpacks a frame of exactly {@code length} bytes. */
  static byte[] frame(byte[] in, int from, int end, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(in, 0, end).order(ByteOrder.LITTLE_ENDIAN);
    int flags = bytes.get(from + 4);
    if (bytes.getInt(from) != MAGIC || (flags & 0xC0) != 0x40 || (flags & 1) != 0) {
      throw new IndexOutOfBoundsException("no LZ4 frame");
    }
    int at = from + 7 + ((flags & 8) != 0 ? 8 : 0);
    byte[] out = new byte[length];
    int place = 0;
    while (true) {
      int size = bytes.getInt(at);
      at += 4;
      if (size == 0) {
        break;
      }
      int count = size & 0x7FFF_FFFF;
      if (count > end - at) {
        throw new IndexOutOfBoundsException("LZ4 block");
      }
      if (size < 0) {
        System.arraycopy(in, at, out, place, count);
        place += count;
      } else {
        place = block(in, at, at + count, out, place);
      }
      at += count + ((flags & 0x10) != 0 ? 4 : 0);
    }
    if (place != length) {
      throw new IndexOutOfBoundsException("LZ4 length");
    }
    return out;
  }
}
