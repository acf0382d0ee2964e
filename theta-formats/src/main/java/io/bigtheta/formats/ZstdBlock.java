package io.bigtheta.formats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Unpacks the blocks of a frame of Zstandard, which share tables and the last three distances. */
final class ZstdBlock {
  static final int LARGEST = 1 << 17;

  private static final int[] LENGTHS = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64,
    128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCHES = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051,
    4099, 8195, 16387, 32771, 65539
  };
  private static final int[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final ZstdStates USUAL_LENGTHS = usual(
      6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1,
      1, 1, -1, -1, -1, -1);
  private static final ZstdStates USUAL_DISTANCES = usual(
      5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
      -1);
  private static final ZstdStates USUAL_MATCHES = usual(
      6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
      1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

  private final byte[] literals = new byte[LARGEST];
  private int literalCount;
  private @Nullable ZstdHuffman huffman;
  private @Nullable ZstdStates lengths;
  private @Nullable ZstdStates distances;
  private @Nullable ZstdStates matches;
  private int first = 1;
  private int second = 4;
  private int third = 8;
  private int at;

  private static ZstdStates usual(int accuracy, int... shares) {
    return ZstdStates.of(accuracy, shares, shares.length);
  }

  /**
   * Unpacks a block of {@code end} bytes.
   *
   * @param start where the frame begins in {@code out}: no distance goes beyond it
   * @return where the block ends in {@code out}
   */
  int unpack(byte[] in, int end, byte[] out, int place, int start) {
    at = 0;
    literals(in, end);
    if (at >= end) {
      throw new IndexOutOfBoundsException("a block without sequences");
    }
    return sequences(in, end, out, place, start);
  }

  private void literals(byte[] in, int end) {
    int head = in[0] & 0xFF;
    int type = head & 3;
    int format = head >> 2 & 3;
    if (type < 2) {
      int bytes = format == 1 ? 2 : format == 3 ? 3 : 1;
      literalCount = checked((int) (little(in, 0, bytes) >> (bytes == 1 ? 3 : 4)));
      at = bytes;
      if (type == 0) {
        System.arraycopy(in, at, literals, 0, length(literalCount, end));
        at += literalCount;
      } else {
        Arrays.fill(literals, 0, literalCount, in[at++]);
      }
      return;
    }
    int bytes = format < 2 ? 3 : format + 2;
    int width = format < 2 ? 10 : format == 2 ? 14 : 18;
    long sizes = little(in, 0, bytes) >> 4;
    literalCount = checked((int) (sizes & (1 << width) - 1));
    at = bytes;
    int packed = length((int) (sizes >> width & (1 << width) - 1), end);
    int stop = at + packed;
    if (type == 2) {
      huffman = ZstdHuffman.read(in, at, stop);
      at = huffman.end();
    }
    ZstdHuffman code = known(huffman);
    if (format == 0) {
      code.unpack(in, at, stop, literals, 0, literalCount);
    } else {
      int part = (literalCount + 3) / 4;
      int from = at + 6;
      for (int i = 0; i < 4; i++) {
        int to = i == 3 ? stop : from + (int) little(in, at + 2 * i, 2);
        int count = i == 3 ? literalCount - 3 * part : part;
        if (to > stop || count < 0) {
          throw new IndexOutOfBoundsException("literals beyond the end");
        }
        code.unpack(in, from, to, literals, i * part, count);
        from = to;
      }
    }
    at = stop;
  }

  private static int checked(int count) {
    if (count > LARGEST) {
      throw new IndexOutOfBoundsException(count + " literals");
    }
    return count;
  }

  private int length(int count, int end) {
    if (count > end - at) {
      throw new IndexOutOfBoundsException("literals beyond the end");
    }
    return count;
  }

  private int sequences(byte[] in, int end, byte[] out, int from, int start) {
    int place = from;
    int count = in[at++] & 0xFF;
    if (count == 255) {
      count = (int) little(in, at, 2) + 0x7F00;
      at += 2;
    } else if (count >= 128) {
      count = (count - 128 << 8) + (in[at++] & 0xFF);
    }
    int used = 0;
    if (count == 0 && at != end) {
      throw new IndexOutOfBoundsException("a block of another length");
    }
    if (count > 0) {
      int modes = in[at++];
      lengths = table(in, end, modes >> 6 & 3, 9, 36, USUAL_LENGTHS, lengths);
      distances = table(in, end, modes >> 4 & 3, 8, 32, USUAL_DISTANCES, distances);
      matches = table(in, end, modes >> 2 & 3, 9, 53, USUAL_MATCHES, matches);
      ZstdStates forLength = known(lengths);
      ZstdStates forDistance = known(distances);
      ZstdStates forMatch = known(matches);
      ZstdBits bits = new ZstdBits(in, at, end);
      int length = forLength.begin(bits);
      int distance = forDistance.begin(bits);
      int match = forMatch.begin(bits);
      for (int i = 0; i < count; i++) {
        int code = forDistance.symbol(distance);
        if (code > 31) {
          throw new IndexOutOfBoundsException("a distance of 2^" + code);
        }
        long value = (1L << code) + (bits.read(code) & 0xFFFF_FFFFL);
        int long1 = forMatch.symbol(match);
        int many = MATCHES[long1] + bits.read(MATCH_BITS[long1]);
        int long2 = forLength.symbol(length);
        int before = LENGTHS[long2] + bits.read(LENGTH_BITS[long2]);
        if (before > literalCount - used) {
          throw new IndexOutOfBoundsException("more literals than there are");
        }
        System.arraycopy(literals, used, out, place, before);
        used += before;
        place += before;
        int back = back(value, before == 0);
        if (back > place - start || many > from + LARGEST - place) {
          throw new IndexOutOfBoundsException("a repetition of nothing");
        }
        place = Lz4.copy(out, place, back, many);
        if (i < count - 1) {
          length = forLength.next(length, bits);
          match = forMatch.next(match, bits);
          distance = forDistance.next(distance, bits);
        }
      }
      if (bits.left() != 0) {
        throw new IndexOutOfBoundsException("sequences of another length");
      }
    }
    int rest = literalCount - used;
    if (rest > from + LARGEST - place) {
      throw new IndexOutOfBoundsException("a block of more than " + LARGEST);
    }
    System.arraycopy(literals, used, out, place, rest);
    return place + rest;
  }

  /** The distance that a value means: one of the last three, or a new one. */
  private int back(long value, boolean noLiterals) {
    if (value > 3) {
      third = second;
      second = first;
      first = (int) Math.min(value - 3, Integer.MAX_VALUE);
      return first;
    }
    int which = (int) value - 1 + (noLiterals ? 1 : 0);
    int back = which == 0 ? first : which == 1 ? second : which == 2 ? third : first - 1;
    if (which > 0) {
      third = which > 1 ? second : third;
      second = first;
      first = back;
    }
    return back;
  }

  private ZstdStates table(
      byte[] in,
      int end,
      int mode,
      int accuracy,
      int symbols,
      ZstdStates usual,
      @Nullable ZstdStates last) {
    switch (mode) {
      case 0 -> {
        return usual;
      }
      case 1 -> {
        int symbol = in[at++] & 0xFF;
        if (symbol >= symbols) {
          throw new IndexOutOfBoundsException("a code of " + symbol);
        }
        return ZstdStates.of(symbol);
      }
      case 2 -> {
        ZstdStates.Read read = ZstdStates.read(in, at, end, accuracy, symbols);
        at = read.end();
        return read.states();
      }
      default -> {
        return known(last);
      }
    }
  }

  private static <T> T known(@Nullable T table) {
    if (table == null) {
      throw new IndexOutOfBoundsException("a table that was never given");
    }
    return table;
  }

  static long little(byte[] in, int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at + i] & 0xFFL) << 8 * i;
    }
    return value;
  }
}
