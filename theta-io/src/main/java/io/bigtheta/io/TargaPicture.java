package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes Targa images (Truevision TGA 2.0): grey, colour or palette, 8 to 32 bits, with or without run lengths, from
 * any corner.
 */
final class TargaPicture {
  private static final int HEADER = 18;
  private static final int RUNS = 8;
  private static final int PALETTE = 1;
  private static final int GREY = 3;

  private final ByteBuffer in;
  private final Canvas canvas;
  private final int kind;
  private final boolean runs;
  private final int bits;
  private final int flags;
  private final int[] palette;
  private int at;

  private TargaPicture(String where, byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    kind = bytes[2] & 7;
    runs = (bytes[2] & RUNS) != 0;
    bits = bytes[16] & 0xFF;
    flags = bytes[17];
    canvas = new Canvas(where, "Targa image", in.getShort(12) & 0xFFFF, in.getShort(14) & 0xFFFF);
    boolean known = kind == PALETTE ? bits == 8 : kind == GREY ? bits == 8 || bits == 16 : bits > 8;
    if (kind < PALETTE || kind > GREY || !known) {
      throw canvas.damaged("pixels of kind " + kind + " in " + bits + " bits");
    }
    at = HEADER + (bytes[0] & 0xFF);
    int first = in.getShort(3) & 0xFFFF;
    int count = bytes[1] == 0 ? 0 : in.getShort(5) & 0xFFFF;
    int entry = bytes[7] & 0xFF;
    palette = Canvas.palette(1 << 16);
    for (int i = 0; i < count; i++, at += (entry + 7) / 8) {
      if (kind == PALETTE) {
        palette[first + i & 0xFFFF] = colour(at, entry);
      }
    }
  }

  static Picture decode(String where, byte[] bytes) {
    return new TargaPicture(where, bytes).picture();
  }

  /** Runs may go on in the next row, so that pixels are counted, not rows. */
  private Picture picture() {
    int bytes = (bits + 7) / 8;
    int left = 0;
    boolean same = false;
    int pixel = 0;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        boolean begins = runs && left == 0;
        if (at + (begins ? 1 : 0) + (begins || !same ? bytes : 0) > in.limit()) {
          throw canvas.cut(y);
        }
        if (begins) {
          same = in.get(at) < 0;
          left = (in.get(at++) & 0x7F) + 1;
        }
        if (begins || !same) {
          pixel = pixel();
          at += bytes;
        }
        left--;
        canvas.put(
            (flags & 0x10) == 0 ? x : canvas.width() - 1 - x,
            (flags & 0x20) == 0 ? canvas.height() - 1 - y : y,
            pixel);
      }
    }
    return canvas.picture();
  }

  private int pixel() {
    return switch (kind) {
      case PALETTE -> palette[in.get(at) & 0xFF];
      case GREY ->
        bits == 8
            ? Canvas.grey(in.get(at) & 0xFF)
            : in.get(at + 1) << 24 | (in.get(at) & 0xFF) * 0x010101;
      default -> colour(at, bits);
    };
  }

  private int colour(int from, int depth) {
    return switch (depth) {
      case 15, 16 -> {
        int word = in.getShort(from);
        // as other readers do: the bit that is left over says "transparent"
        int opacity = depth == 16 && alpha() && word < 0 ? 0 : 255;
        yield opacity << 24 | five(word >> 10) << 16 | five(word >> 5) << 8 | five(word);
      }
      case 24 -> Canvas.opaque(in.getShort(from) & 0xFFFF | (in.get(from + 2) & 0xFF) << 16);
      case 32 -> alpha() ? in.getInt(from) : Canvas.opaque(in.getInt(from));
      default -> throw canvas.damaged("colours of " + depth + " bits");
    };
  }

  /** Whether any bits of a pixel are said to be opacity. */
  private boolean alpha() {
    return (flags & 15) != 0;
  }

  private static int five(int level) {
    return (level & 31) * 255 / 31;
  }
}
