package io.bigtheta.io;

import java.nio.ByteBuffer;

/** Decodes SGI images (the SGI Image File Format 1.00): 8 or 16 bits, with or without run lengths, from the last row up. */
final class SgiPicture {
  private static final int HEADER = 512;

  private final ByteBuffer in;
  private final Canvas canvas;
  private final boolean runs;
  private final int bytes;
  private final int channels;

  private SgiPicture(String where, byte[] file) {
    in = ByteBuffer.wrap(file);
    runs = file[2] == 1;
    bytes = file[3];
    int axes = in.getShort(4);
    canvas = new Canvas(
        where, "SGI image", in.getShort(6) & 0xFFFF, axes == 1 ? 1 : in.getShort(8) & 0xFFFF);
    channels = axes < 3 ? 1 : in.getShort(10) & 0xFFFF;
    if (bytes < 1 || bytes > 2 || channels < 1 || channels > 4) {
      throw canvas.damaged(channels + " channels of " + bytes + " bytes");
    }
  }

  static Picture decode(String where, byte[] bytes) {
    return new SgiPicture(where, bytes).picture();
  }

  private Picture picture() {
    int[][] row = new int[channels][canvas.width()];
    for (int y = 0; y < canvas.height(); y++) {
      for (int k = 0; k < channels; k++) {
        if (!(runs ? packed(k * canvas.height() + y, row[k]) : plain(k, y, row[k]))) {
          throw canvas.cut(y);
        }
      }
      for (int x = 0; x < canvas.width(); x++) {
        canvas.put(x, canvas.height() - 1 - y, pixel(row, x));
      }
    }
    return canvas.picture();
  }

  private int pixel(int[][] row, int x) {
    int opacity = channels % 2 == 0 ? row[channels - 1][x] : 255;
    int grey = row[0][x];
    return channels < 3
        ? opacity << 24 | grey * 0x010101
        : opacity << 24 | grey << 16 | row[1][x] << 8 | row[2][x];
  }

  private boolean plain(int k, int y, int[] row) {
    long from = HEADER + ((long) k * canvas.height() + y) * row.length * bytes;
    if (from + (long) row.length * bytes > in.limit()) {
      return false;
    }
    for (int x = 0; x < row.length; x++) {
      row[x] = in.get((int) from + x * bytes) & 0xFF; // of 16 bits, the high 8
    }
    return true;
  }

  /** Unpacks the row of this number in the table of places. False if it ends too early. */
  private boolean packed(int number, int[] row) {
    long entry = HEADER + 4L * number;
    if (entry + 4 > in.limit()) {
      return false;
    }
    long at = Integer.toUnsignedLong(in.getInt((int) entry));
    int x = 0;
    while (x < row.length) {
      if (at + bytes > in.limit()) {
        return false;
      }
      int code = in.get((int) at + bytes - 1);
      int count = Math.min(code & 0x7F, row.length - x);
      boolean literal = code < 0;
      if (count == 0 || at + bytes + (literal ? (long) count * bytes : bytes) > in.limit()) {
        return false;
      }
      at += bytes;
      for (int i = 0; i < count; i++) {
        row[x++] = in.get((int) at + (literal ? i * bytes : 0)) & 0xFF;
      }
      at += literal ? (long) count * bytes : bytes;
    }
    return true;
  }
}
