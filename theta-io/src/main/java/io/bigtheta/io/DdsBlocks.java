package io.bigtheta.io;

import java.nio.ByteBuffer;

/** Unpacks blocks of 4 x 4 pixels: two colours or levels, and for each pixel where it lies between them. */
final class DdsBlocks {
  /** What a block holds. */
  enum Form {
    COLOURS(8),
    FOUR_BITS(16),
    OPACITY(16),
    ONE(8),
    ONE_SIGNED(8),
    TWO(16),
    TWO_SIGNED(16),
    NONE(0);

    private final int bytes;

    Form(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  private DdsBlocks() {}

  static Form form(String name) {
    return switch (name) {
      case "DXT1" -> Form.COLOURS;
      case "DXT2", "DXT3" -> Form.FOUR_BITS;
      case "DXT4", "DXT5" -> Form.OPACITY;
      case "ATI1", "BC4U", "BC4" -> Form.ONE;
      case "BC4S" -> Form.ONE_SIGNED;
      case "ATI2", "BC5U", "BC5" -> Form.TWO;
      case "BC5S" -> Form.TWO_SIGNED;
      default -> Form.NONE;
    };
  }

  /** @param in little-endian, and long enough */
  static void unpack(ByteBuffer in, int at, Form form, int[] block) {
    switch (form) {
      case COLOURS -> colours(in, at, true, block);
      case FOUR_BITS -> {
        colours(in, at + 8, false, block);
        long bits = in.getLong(at);
        for (int i = 0; i < 16; i++) {
          block[i] = block[i] & 0xFFFFFF | (int) (bits >>> 4 * i & 15) * 17 << 24;
        }
      }
      case OPACITY -> {
        colours(in, at + 8, false, block);
        for (int i = 0; i < 16; i++) {
          block[i] = block[i] & 0xFFFFFF | level(in, at, i, false) << 24;
        }
      }
      case ONE, ONE_SIGNED -> {
        for (int i = 0; i < 16; i++) {
          block[i] = Canvas.grey(level(in, at, i, form == Form.ONE_SIGNED));
        }
      }
      default -> {
        boolean signed = form == Form.TWO_SIGNED;
        for (int i = 0; i < 16; i++) {
          block[i] = Canvas.opaque(level(in, at, i, signed) << 16
              | level(in, at + 8, i, signed) << 8
              | (signed ? 128 : 0));
        }
      }
    }
  }

  /** @param clear whether the second of two orders of the colours has a transparent one */
  private static void colours(ByteBuffer in, int at, boolean clear, int[] block) {
    int one = in.getShort(at) & 0xFFFF;
    int two = in.getShort(at + 2) & 0xFFFF;
    int bits = in.getInt(at + 4);
    boolean thirds = one > two || !clear;
    int[] colours = {Canvas.opaque(wide(one)), Canvas.opaque(wide(two)), 0, 0};
    colours[2] = mixed(wide(one), wide(two), thirds ? 2 : 1);
    colours[3] = thirds ? mixed(wide(two), wide(one), 2) : 0;
    for (int i = 0; i < 16; i++) {
      block[i] = colours[bits >>> 2 * i & 3];
    }
  }

  private static int wide(int packed) {
    int red = packed >> 11;
    int green = packed >> 5 & 63;
    int blue = packed & 31;
    return (red << 3 | red >> 2) << 16 | (green << 2 | green >> 4) << 8 | blue << 3 | blue >> 2;
  }

  private static int mixed(int one, int two, int share) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      rgb |= (share * (one >> shift & 0xFF) + (two >> shift & 0xFF)) / (share + 1) << shift;
    }
    return Canvas.opaque(rgb);
  }

  private static int level(ByteBuffer in, int at, int i, boolean signed) {
    int one = signed ? in.get(at) + 128 : in.get(at) & 0xFF;
    int two = signed ? in.get(at + 1) + 128 : in.get(at + 1) & 0xFF;
    int place = (int) (in.getLong(at) >>> 16 + 3 * i & 7);
    if (place < 2) {
      return place == 0 ? one : two;
    }
    int steps = one > two ? 7 : 5;
    if (place > steps) {
      return place == 6 ? 0 : 255;
    }
    return ((steps + 1 - place) * one + (place - 1) * two) / steps;
  }
}
