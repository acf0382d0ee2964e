package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Decodes PCX images (ZSoft, revision 5): 1 to 8 bits in 1 to 4 planes, with run lengths; of several in a DCX, the first. */
final class PcxPicture {
  private static final int HEADER = 128;
  private static final int COLOURS = 16;
  private static final int PALETTE_FOLLOWS = 12;
  private static final int LARGE_PALETTE = 3 * 256 + 1;

  private final byte[] bytes;
  private final Canvas canvas;
  private final int bits;
  private final int planes;
  private final int line;
  private final int[] palette;
  private int at = HEADER;
  private boolean coloured;

  private PcxPicture(String where, byte[] bytes) {
    this.bytes = bytes;
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    canvas = new Canvas(
        where,
        "PCX image",
        in.getShort(8) - in.getShort(4) + 1,
        in.getShort(10) - in.getShort(6) + 1);
    bits = bytes[3];
    planes = bytes[65];
    int given = in.getShort(66) & 0xFFFF;
    int needed = (canvas.width() * bits + 7) / 8;
    line = Math.max(given, needed);
    boolean known = bits == 8 ? planes == 1 || planes == 3 || planes == 4 : bits * planes <= 4;
    if (planes < 1 || !known) {
      throw canvas.damaged(planes + " planes of " + bits + " bits");
    }
    palette = palette(bytes[1]);
  }

  static Picture decode(String where, byte[] bytes) {
    return new PcxPicture(where, bytes).picture();
  }

  /** The first of several images in one file. */
  static Picture first(String where, byte[] bytes) {
    int from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    if (from < 8 || from > bytes.length - HEADER) {
      throw Canvas.damaged(where, "DCX file", "no image");
    }
    return decode(where, Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private int[] palette(int version) {
    int large = bytes.length - LARGE_PALETTE;
    if (bits * planes == 8) {
      int[] colours = new int[256];
      coloured = version >= 5 && large >= HEADER && bytes[large] == PALETTE_FOLLOWS;
      for (int i = 0; i < colours.length; i++) {
        colours[i] = coloured ? colour(large + 1 + 3 * i) : Canvas.grey(i);
      }
      return colours;
    }
    int[] colours = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      // programs differ in the two colours of a drawing; black and white are what is meant
      colours[i] = bits * planes == 1 ? Canvas.grey(i == 0 ? 0 : 255) : colour(16 + 3 * i);
    }
    return colours;
  }

  private int colour(int from) {
    return Canvas.opaque(
        (bytes[from] & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8 | bytes[from + 2] & 0xFF);
  }

  private Picture picture() {
    boolean runs = bytes[2] == 1;
    byte[] row = new byte[line * planes];
    int left = 0;
    byte value = 0;
    for (int y = 0; y < canvas.height(); y++) {
      for (int i = 0; i < row.length; i++) { // a run may go on in the next row
        if (left == 0) {
          boolean run = runs && at < bytes.length && (bytes[at] & 0xC0) == 0xC0;
          left = run ? bytes[at++] & 0x3F : 1;
          if (at >= bytes.length) {
            throw canvas.cut(y);
          }
          value = bytes[at++];
          if (left == 0) { // an empty run
            i--;
            continue;
          }
        }
        row[i] = value;
        left--;
      }
      for (int x = 0; x < canvas.width(); x++) {
        canvas.put(x, y, pixel(row, x));
      }
    }
    if (bits * planes == 8 && !coloured && at < bytes.length && bytes[at] == PALETTE_FOLLOWS) {
      throw canvas.cut(canvas.height()); // inside the palette
    }
    return canvas.picture();
  }

  private int pixel(byte[] row, int x) {
    if (bits == 8 && planes > 1) {
      return Canvas.opaque(
          (row[x] & 0xFF) << 16 | (row[line + x] & 0xFF) << 8 | row[2 * line + x] & 0xFF);
    }
    int index = 0;
    for (int k = 0; k < planes; k++) {
      int bit = x * bits;
      int part = row[k * line + bit / 8] >> 8 - bits - bit % 8 & (1 << bits) - 1;
      index |= part << k * bits;
    }
    return palette[index];
  }
}
