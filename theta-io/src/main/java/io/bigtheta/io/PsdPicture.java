package io.bigtheta.io;

import java.nio.ByteBuffer;

/**
 * Decodes Photoshop images (PSD, and PSB for large ones): the whole picture that Photoshop stores behind the layers, of 1,
 * 8 or 16 bits. Layers, resources and profiles are passed over.
 */
final class PsdPicture {
  private static final int HEADER = 26;
  private static final int BITMAP = 0;
  private static final int GREY = 1;
  private static final int PALETTE = 2;
  private static final int RGB = 3;
  private static final int INKS = 4;
  private static final int TONES = 8;
  private static final int LONGEST_LINE = 300_000;

  private final ByteBuffer in;
  private final Canvas canvas;
  private final boolean large;
  private final int stored;
  private final int used;
  private final int depth;
  private final int mode;
  private final int line;
  private final long from;

  private PsdPicture(String where, byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
    large = bytes[5] == 2;
    canvas = new Canvas(where, "Photoshop image", in.getInt(18), in.getInt(14));
    stored = in.getShort(12) & 0xFFFF;
    depth = in.getShort(22);
    mode = in.getShort(24);
    int needed = mode == RGB ? 3 : mode == INKS ? 4 : 1;
    used = mode == RGB && stored == 4 ? 4 : needed; // further channels are selections
    boolean known = depth == 1 ? mode == BITMAP : depth == 8 || depth == 16 && mode != PALETTE;
    boolean colours = mode >= GREY && mode <= INKS || mode == TONES || mode == BITMAP;
    if (canvas.width() > LONGEST_LINE) {
      throw canvas.damaged("rows of " + canvas.width() + " pixels");
    }
    if (!known || !colours || stored < needed || stored > 56) {
      throw canvas.damaged("colours of mode " + mode + " in " + depth + " bits");
    }
    line = (canvas.width() * depth + 7) / 8;
    long resources = HEADER + 4 + length(HEADER, false);
    long layers = resources + 4 + length(resources, false);
    from = layers + (large ? 8 : 4) + length(layers, large);
  }

  static Picture decode(String where, byte[] bytes) {
    return new PsdPicture(where, bytes).picture();
  }

  /** The length of a section, which its first bytes say. */
  private long length(long at, boolean wide) {
    if (at + (wide ? 8 : 4) > in.limit()) {
      throw canvas.cut(0);
    }
    long length = wide ? in.getLong((int) at) : Integer.toUnsignedLong(in.getInt((int) at));
    return length < 0 || length > in.limit() ? in.limit() : length;
  }

  private Picture picture() {
    int packing = from + 2 > in.limit() ? -1 : in.getShort((int) from);
    if (packing < 0) {
      throw canvas.cut(0);
    }
    if (packing > 1) {
      throw canvas.damaged("packing " + packing + ", which is not read");
    }
    long[] places = places(packing == 1);
    byte[][] row = new byte[used][line];
    for (int y = 0; y < canvas.height(); y++) {
      for (int k = 0; k < used; k++) {
        long at = places.length > 0
            ? places[k * canvas.height() + y]
            : from + 2 + ((long) k * canvas.height() + y) * line;
        if (!(places.length > 0 ? unpack(at, row[k]) : plain(at, row[k]))) {
          throw canvas.cut(y);
        }
      }
      for (int x = 0; x < canvas.width(); x++) {
        canvas.put(x, y, pixel(row, x));
      }
    }
    return canvas.picture();
  }

  /** Where the packed rows of the channels begin; empty if they are not packed. */
  private long[] places(boolean packed) {
    if (!packed) {
      return new long[0];
    }
    int entry = large ? 4 : 2;
    long rows = (long) stored * canvas.height();
    long at = from + 2 + rows * entry;
    if (at > in.limit()) {
      throw canvas.cut(0);
    }
    long[] places = new long[used * canvas.height()];
    for (int i = 0; i < places.length; i++) {
      places[i] = at;
      int place = (int) from + 2 + i * entry;
      at += large ? Integer.toUnsignedLong(in.getInt(place)) : in.getShort(place) & 0xFFFF;
    }
    return places;
  }

  private boolean plain(long at, byte[] row) {
    if (at + row.length > in.limit()) {
      return false;
    }
    in.get((int) at, row);
    return true;
  }

  /** Unpacks a row of PackBits. */
  private boolean unpack(long at, byte[] row) {
    long next = at;
    for (int x = 0; x < row.length; ) {
      if (next + 2 > in.limit()) {
        return false;
      }
      int code = in.get((int) next++);
      if (code == -128) {
        continue;
      }
      int count = Math.min(row.length - x, code < 0 ? 1 - code : code + 1);
      if (next + (code < 0 ? 1 : count) > in.limit()) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        row[x++] = in.get((int) next + (code < 0 ? 0 : i));
      }
      next += code < 0 ? 1 : code + 1;
    }
    return true;
  }

  private int pixel(byte[][] row, int x) {
    if (mode == BITMAP && depth == 1) {
      return Canvas.grey((row[0][x / 8] >> 7 - x % 8 & 1) == 0 ? 255 : 0);
    }
    int at = x * (depth / 8); // of 16 bits, the high 8
    int first = row[0][at] & 0xFF;
    if (mode == PALETTE) {
      return colour(first);
    }
    if (used < 3) {
      return Canvas.grey(first);
    }
    int rgb = first << 16 | (row[1][at] & 0xFF) << 8 | row[2][at] & 0xFF;
    if (mode != INKS) {
      return used == 4 ? row[3][at] << 24 | rgb : Canvas.opaque(rgb);
    }
    int paper = row[3][at] & 0xFF; // inks are stored as what they leave of white
    int printed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      printed |= ((rgb >> shift & 0xFF) * paper + 127) / 255 << shift;
    }
    return Canvas.opaque(printed);
  }

  /** A colour of the palette: all reds, then all greens, then all blues. */
  private int colour(int index) {
    int at = HEADER + 4 + index;
    return Canvas.opaque(
        (in.get(at) & 0xFF) << 16 | (in.get(at + 256) & 0xFF) << 8 | in.get(at + 512) & 0xFF);
  }
}
