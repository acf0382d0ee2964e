package io.bigtheta.io;

import java.nio.ByteBuffer;

/** Decodes Sun raster images: 1 to 32 bits, grey, colour or palette, with or without run lengths. */
final class SunPicture {
  private static final int HEADER = 32;
  private static final int RUNS = 2;
  private static final int RED_FIRST = 3;
  private static final int ESCAPE = 0x80;
  private static final int MOST_PACKED = 128;

  private final byte[] bytes;
  private final Canvas canvas;
  private final int bits;
  private final int kind;
  private final int entries;
  private int at;
  private int left;
  private byte value;

  private SunPicture(String where, byte[] bytes) {
    this.bytes = bytes;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    canvas = new Canvas(where, "Sun raster image", in.getInt(4), in.getInt(8));
    bits = in.getInt(12);
    kind = in.getInt(20);
    int length = in.getInt(28);
    if (bits != 1 && bits != 4 && bits != 8 && bits != 24 && bits != 32
        || kind < 0
        || kind > RED_FIRST
        || length < 0
        || length > bytes.length) {
      throw canvas.damaged("kind " + kind + " of " + bits + " bits");
    }
    entries = in.getInt(24) == 1 ? length / 3 : 0;
    at = HEADER + length;
  }

  static Picture decode(String where, byte[] bytes) {
    return new SunPicture(where, bytes).picture();
  }

  private Picture picture() {
    long wide = ((long) canvas.width() * bits + 15) / 16 * 2;
    if (wide > MOST_PACKED * (long) bytes.length) {
      throw canvas.cut(0); // before the row is allocated
    }
    int line = (int) wide;
    byte[] row = new byte[line];
    for (int y = 0; y < canvas.height(); y++) {
      for (int i = 0; i < line; i++) {
        row[i] = next(y);
      }
      for (int x = 0; x < canvas.width(); x++) {
        canvas.put(x, y, pixel(row, x));
      }
    }
    return canvas.picture();
  }

  /** The next byte; a run may go on in the next row. */
  private byte next(int y) {
    if (left > 0) {
      left--;
      return value;
    }
    if (at >= bytes.length) {
      throw canvas.cut(y);
    }
    value = bytes[at++];
    if (kind == RUNS && (value & 0xFF) == ESCAPE && at < bytes.length) {
      left = bytes[at++] & 0xFF;
      if (left > 0 && at < bytes.length) {
        value = bytes[at++];
      }
    }
    return value;
  }

  private int pixel(byte[] row, int x) {
    if (bits > 8) {
      int from = x * bits / 8 + bits / 8 - 3; // of 32 bits, the first 8 are empty
      int one = row[from] & 0xFF;
      int three = row[from + 2] & 0xFF;
      int green = (row[from + 1] & 0xFF) << 8;
      return Canvas.opaque(
          kind == RED_FIRST ? one << 16 | green | three : three << 16 | green | one);
    }
    int bit = x * bits;
    int index = row[bit / 8] >> 8 - bits - bit % 8 & (1 << bits) - 1;
    if (entries == 0) {
      return Canvas.grey(bits == 1 ? 255 * (1 - index) : index * 255 / ((1 << bits) - 1));
    }
    int place = HEADER + Math.min(index, entries - 1);
    return Canvas.opaque((bytes[place] & 0xFF) << 16
        | (bytes[place + entries] & 0xFF) << 8
        | bytes[place + 2 * entries] & 0xFF);
  }
}
