package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the first image of a DirectDraw surface: levels, colours with bit masks, a palette, or blocks BC1 to BC5 (Direct3D
 * 11 functional specification, 19.5). BC6H and BC7 are not read.
 */
final class DdsPicture {
  private static final int HEADER = 128;
  private static final int FOUR_LETTERS = 4;
  private static final int INDEXED = 0x20;
  private static final int LEVELS = 0x20000;

  private final ByteBuffer in;
  private final Canvas canvas;
  private final int flags;
  private final int bits;
  private final int[] masks = new int[4];

  private DdsPicture(String where, byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    canvas = new Canvas(where, "DDS texture", in.getInt(16), in.getInt(12));
    flags = in.getInt(80);
    bits = in.getInt(88);
    for (int k = 0; k < masks.length; k++) {
      masks[k] = in.getInt(92 + 4 * k);
    }
    masks[3] = (flags & 1) == 0 ? 0 : masks[3];
  }

  static Picture decode(String where, byte[] bytes) {
    return new DdsPicture(where, bytes).picture();
  }

  private Picture picture() {
    if ((flags & FOUR_LETTERS) == 0) {
      return (flags & INDEXED) == 0 ? plain(HEADER) : indexed();
    }
    String name = new String(in.array(), 84, 4, StandardCharsets.ISO_8859_1);
    if (!name.equals("DX10")) {
      return blocks(name, HEADER);
    }
    int format = in.getInt(HEADER);
    if (format >= 27 && format <= 32) { // red, green, blue and opacity, a byte each
      return fields(HEADER + 20, 4, new int[] {0xFF, 0xFF00, 0xFF0000, 0xFF000000});
    }
    String[] names = {"DXT1", "DXT3", "DXT5", "BC4", "BC5"}; // three numbers for each
    boolean known = format >= 70 && format <= 84;
    boolean signed = format == 81 || format == 84;
    return blocks(
        known ? names[(format - 70) / 3] + (signed ? "S" : "") : "format " + format, HEADER + 20);
  }

  private Picture blocks(String name, int from) {
    DdsBlocks.Form form = DdsBlocks.form(name);
    if (form == DdsBlocks.Form.NONE) {
      throw canvas.damaged("pixels of " + FormatException.quoted(name) + ", which is not read");
    }
    int wide = (canvas.width() + 3) / 4;
    long at = from;
    int[] block = new int[16];
    for (int y = 0; y < canvas.height(); y += 4) {
      for (int b = 0; b < wide; b++, at += form.bytes()) {
        if (at + form.bytes() > in.limit()) {
          throw canvas.cut(y);
        }
        DdsBlocks.unpack(in, (int) at, form, block);
        for (int i = 0; i < block.length; i++) {
          int x = 4 * b + i % 4;
          if (x < canvas.width() && y + i / 4 < canvas.height()) {
            canvas.put(x, y + i / 4, block[i]);
          }
        }
      }
    }
    return canvas.picture();
  }

  private Picture plain(int from) {
    boolean levels = (flags & LEVELS) != 0;
    int[] used = masks.clone();
    if (levels) { // one mask for all colours; some programs leave it out
      used = new int[] {0xFF, 0xFF, 0xFF, bits == 16 ? 0xFF00 : 0};
    }
    if (bits != 8 && bits != 16 && bits != 24 && bits != 32) {
      throw canvas.damaged("pixels of " + bits + " bits");
    }
    return fields(from, bits / 8, used);
  }

  private Picture fields(int from, int bytes, int[] used) {
    long at = from;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++, at += bytes) {
        if (at + bytes > in.limit()) {
          throw canvas.cut(y);
        }
        int value = 0;
        for (int i = 0; i < bytes; i++) {
          value |= (in.get((int) at + i) & 0xFF) << 8 * i;
        }
        int opacity = used[3] == 0 ? 255 : BmpPicture.field(value, used[3]);
        canvas.put(
            x,
            y,
            opacity << 24
                | BmpPicture.field(value, used[0]) << 16
                | BmpPicture.field(value, used[1]) << 8
                | BmpPicture.field(value, used[2]));
      }
    }
    return canvas.picture();
  }

  /** Places in a palette of 256 colours of four bytes. */
  private Picture indexed() {
    long at = HEADER + 4 * 256;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++, at++) {
        if (at >= in.limit()) {
          throw canvas.cut(y);
        }
        int colour = in.getInt(HEADER + 4 * (in.get((int) at) & 0xFF));
        canvas.put(x, y, colour & 0xFF00FF00 | (colour & 0xFF) << 16 | colour >> 16 & 0xFF);
      }
    }
    return canvas.picture();
  }
}
