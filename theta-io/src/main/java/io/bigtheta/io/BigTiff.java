package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rewrites a BigTIFF, whose places are numbers of 64 bits, as the TIFF that readers know: the pixels stay where they are,
 * and the directory of the first image is written behind them. A file that fits into memory needs no larger numbers.
 */
final class BigTiff {
  private static final int BIG = 43;
  private static final int ENTRY = 20;
  private static final int LONG = 4;
  private static final int MOST_TAGS = 4096;

  /** Bytes of a value of each type; 0 for types that there are not. */
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private final String where;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private int end;

  private BigTiff(String where, ByteBuffer in, ByteBuffer out) {
    this.where = where;
    this.in = in;
    this.out = out;
  }

  /** The file as TIFF; the file itself if it is one already. */
  static byte[] plain(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes)
        .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (bytes.length < 16 || in.getShort(2) != BIG) {
      return bytes;
    }
    long directory = in.getLong(8);
    if (directory < 16 || directory > bytes.length - 8) {
      throw damaged(where);
    }
    long count = in.getLong((int) directory);
    if (count < 1 || count > MOST_TAGS || directory + 8 + count * ENTRY > bytes.length) {
      throw damaged(where);
    }
    // arrays of 64 bits get half as long, so that twice the file has room for all
    int begin = (bytes.length + 1) / 2 * 2;
    long room = begin + 6L + 12 * count + 8 * count + bytes.length;
    if (room > Integer.MAX_VALUE - 8) {
      throw FormatException.of(
          where, "a BigTIFF of less than 1 GB", "a larger one", "save it as PNG");
    }
    ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(bytes, (int) room)).order(in.order());
    return new BigTiff(where, in, out).write((int) directory + 8, (int) count, begin);
  }

  private static FormatException damaged(String where) {
    return FormatException.of(
        where, "a whole TIFF", "one that is damaged or cut", "fetch or save it again");
  }

  private byte[] write(int from, int count, int begin) {
    out.putShort(2, (short) 42).putInt(4, begin).putShort(begin, (short) count);
    end = begin + 6 + 12 * count; // 4 bytes say that there is no further directory
    for (int i = 0; i < count; i++) {
      entry(from + i * ENTRY, begin + 2 + 12 * i);
    }
    return Arrays.copyOf(out.array(), end);
  }

  private void entry(int from, int to) {
    int type = in.getShort(from + 2) & 0xFFFF;
    long count = in.getLong(from + 4);
    int size = type < SIZES.length ? SIZES[type] : 0;
    if (size == 0 || count < 0 || count > in.limit() / size) {
      throw damaged(where);
    }
    boolean wide = type >= 16;
    long length = count * size;
    long place = length <= 8 ? from + 12 : in.getLong(from + 12);
    if (place < 0 || place + length > in.limit() || end + length > out.limit()) {
      throw damaged(where);
    }
    out.putShort(to, in.getShort(from));
    out.putShort(to + 2, (short) (wide ? LONG : type)).putInt(to + 4, (int) count);
    long shorter = wide ? length / 2 : length;
    int target = shorter <= 4 ? to + 8 : end;
    if (shorter > 4) {
      out.putInt(to + 8, end);
      end += (int) (shorter + 1) / 2 * 2;
    }
    for (int i = 0; wide && i < count; i++) {
      out.putInt(
          target + 4 * i, (int) Math.min(Integer.MAX_VALUE, in.getLong((int) place + 8 * i)));
    }
    if (!wide) {
      out.put(target, in.array(), (int) place, (int) length);
    }
  }
}
