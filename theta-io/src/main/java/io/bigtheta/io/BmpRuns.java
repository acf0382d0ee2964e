package io.bigtheta.io;

import java.nio.ByteBuffer;

/** Unpacks the run lengths of a BMP image: pairs of a count and a colour, and marks that begin with a count of 0. */
final class BmpRuns {
  private static final int END_OF_ROW = 0;
  private static final int END = 1;
  private static final int MOVE = 2;

  private BmpRuns() {}

  /** The index of each pixel's colour, [height, width], the lowest row first. What no run reaches has colour 0. */
  static byte[] unpacked(
      String where, ByteBuffer in, int from, int width, int height, boolean four) {
    byte[] pixels = new byte[width * height];
    int at = from;
    int x = 0;
    int y = 0;
    while (y < height) {
      if (at + 2 > in.limit()) {
        throw FormatException.of(
            where,
            "a whole BMP of " + height + " rows",
            "one that is cut off after row " + y,
            "fetch or save it again");
      }
      int count = in.get(at++) & 0xFF;
      int value = in.get(at++) & 0xFF;
      if (count > 0) {
        for (int i = 0; i < count && x < width; i++) {
          pixels[y * width + x++] = (byte) (four ? i % 2 == 0 ? value >> 4 : value & 15 : value);
        }
      } else if (value == END_OF_ROW) {
        x = 0;
        y++;
      } else if (value == END) {
        break;
      } else if (value == MOVE) {
        if (at + 2 <= in.limit()) {
          x = Math.min(width, x + (in.get(at) & 0xFF));
          y += in.get(at + 1) & 0xFF;
        }
        at += 2;
      } else {
        int length = four ? (value + 1) / 2 : value;
        for (int i = 0; i < value && x < width && at + (four ? i / 2 : i) < in.limit(); i++) {
          int one = in.get(at + (four ? i / 2 : i)) & 0xFF;
          pixels[y * width + x++] = (byte) (four ? i % 2 == 0 ? one >> 4 : one & 15 : one);
        }
        at += length + length % 2;
      }
    }
    return pixels;
  }
}
