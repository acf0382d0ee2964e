package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes BMP images, and the ones in icons, which lack the first 14 bytes: 1 to 32 bits, palettes, bit fields, run
 * lengths, upside down or not.
 */
final class BmpPicture {
  private static final int FILE_HEADER = 14;

  /** What {@code compression} can be. */
  private static final int PLAIN = 0;

  private static final int RUNS8 = 1;
  private static final int RUNS4 = 2;
  private static final int FIELDS = 3;
  private static final int FIELDS_ALPHA = 6;

  private final String where;
  private final ByteBuffer in;
  private final int size;
  private final int width;
  private final int height;
  private final boolean topDown;
  private final int bits;
  private final int compression;
  private final int[] palette;
  private final int[] masks;
  private final int pixels;

  /**
   * @param header where the header begins
   * @param pixels where the pixels begin; 0 for behind header and palette
   * @param half whether the height counts a mask, too, as in icons
   */
  private BmpPicture(String where, byte[] bytes, int header, int pixels, boolean half) {
    this.where = where;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    size = bytes.length < header + 12 ? 0 : in.getInt(header);
    boolean old = size == 12;
    if ((!old && size < 16) || size > 1024 || header + size > bytes.length) {
      throw damaged("a header of " + size + " bytes");
    }
    width = old ? in.getShort(header + 4) & 0xFFFF : in.getInt(header + 4);
    int tall = old ? in.getShort(header + 6) & 0xFFFF : in.getInt(header + 8);
    topDown = tall < 0;
    height = Math.abs(tall) / (half ? 2 : 1);
    bits = in.getShort(header + (old ? 10 : 14));
    compression = size < 20 ? PLAIN : in.getInt(header + 16);
    if (width < 1 || height < 1) {
      throw damaged("a size of " + width + "x" + tall);
    }
    Picture.step(where, width, height);
    int masked = compression == FIELDS || compression == FIELDS_ALPHA
        ? size >= 52 ? 0 : compression == FIELDS ? 12 : 16
        : 0;
    masks = masks(header, masked);
    int at = header + size + masked;
    int from = pixels == at && bits <= 8 ? 0 : pixels; // some programs forget the palette
    palette = palette(at, old ? 3 : 4, size < 36 ? 0 : in.getInt(header + 32), from);
    this.pixels = from > 0 ? from : at + palette.length * (old ? 3 : 4);
    boolean known = switch (compression) {
      case PLAIN ->
        bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
      case RUNS8 -> bits == 8;
      case RUNS4 -> bits == 4;
      case FIELDS, FIELDS_ALPHA -> bits == 16 || bits == 32;
      default -> false;
    };
    if (!known) {
      throw damaged("compression " + compression + " of " + bits + " bits");
    }
  }

  static Picture decode(String where, byte[] bytes) {
    if (bytes.length < FILE_HEADER + 12) {
      throw FormatException.of(where, "a whole BMP", "one without a whole header");
    }
    int pixels = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
    return new BmpPicture(where, bytes, FILE_HEADER, pixels, false).picture(false);
  }

  /** Decodes an image without the first 14 bytes, as a clipboard holds it. */
  static Picture bare(String where, byte[] bytes) {
    return new BmpPicture(where, bytes, 0, 0, false).picture(false);
  }

  /** Decodes an image in an icon: its pixels, then one bit for each that says whether it is transparent. */
  static Picture icon(String where, byte[] bytes) {
    return new BmpPicture(where, bytes, 0, 0, true).picture(true);
  }

  private int[] masks(int header, int masked) {
    if (compression == PLAIN && bits == 16) {
      return new int[] {0x7C00, 0x3E0, 0x1F, 0};
    }
    if (compression != FIELDS && compression != FIELDS_ALPHA) {
      return new int[] {0xFF0000, 0xFF00, 0xFF, 0};
    }
    int from = header + 40;
    boolean alpha = size >= 56 || masked == 16;
    if (from + (alpha ? 16 : 12) > in.limit()) {
      throw damaged("no masks of its colours");
    }
    return new int[] {
      in.getInt(from), in.getInt(from + 4), in.getInt(from + 8), alpha ? in.getInt(from + 12) : 0
    };
  }

  private int[] palette(int at, int entry, int used, int pixels) {
    if (bits > 8) {
      return new int[0];
    }
    int count = used > 0 && used <= 1 << bits ? used : 1 << Math.max(1, bits);
    int room = pixels > at ? Math.min(pixels, in.limit()) - at : in.limit() - at;
    int[] colours = new int[Math.max(0, Math.min(count, room / entry))];
    for (int i = 0; i < colours.length; i++) {
      int from = at + i * entry;
      colours[i] = 0xFF000000
          | (in.get(from + 2) & 0xFF) << 16
          | (in.get(from + 1) & 0xFF) << 8
          | in.get(from) & 0xFF;
    }
    return colours;
  }

  private Picture picture(boolean icon) {
    long stride = ((long) width * bits + 31) / 32 * 4;
    boolean runs = compression == RUNS8 || compression == RUNS4;
    long needed = runs
        ? 0
        : stride * (height - 1)
            + ((long) width * bits + 7) / 8; // the last row may lack its padding
    if (pixels < 0 || pixels > in.limit() || in.limit() - pixels < needed) {
      long rows = pixels < 0 || pixels > in.limit() ? 0 : (in.limit() - pixels) / stride;
      throw FormatException.of(
          where,
          "a whole BMP of " + height + " rows",
          "one that is cut off after row " + rows,
          "fetch or save it again");
    }
    int step = Picture.step(where, width, height);
    int wide = (width + step - 1) / step;
    int[] argb = new int[wide * ((height + step - 1) / step)];
    byte[] unpacked = runs
        ? BmpRuns.unpacked(where, in, pixels, width, height, compression == RUNS4)
        : new byte[0];
    for (int y = 0; y < height; y += step) {
      int row = topDown ? y : height - 1 - y;
      for (int x = 0; x < width; x += step) {
        argb[y / step * wide + x / step] = runs
            ? colour(unpacked[row * width + x] & 0xFF)
            : pixel((int) (pixels + row * stride), x);
      }
    }
    if (icon) {
      transparent(argb, (int) (pixels + height * stride), step, wide);
    } else if (masks[3] == 0) {
      opaque(argb);
    }
    return new Picture(argb.length / wide, wide, argb, Picture.grey(argb), step);
  }

  private int pixel(int row, int x) {
    return switch (bits) {
      case 24 -> {
        int at = row + 3 * x;
        yield 0xFF000000
            | (in.get(at + 2) & 0xFF) << 16
            | (in.get(at + 1) & 0xFF) << 8
            | in.get(at) & 0xFF;
      }
      case 32 -> compression == PLAIN ? in.getInt(row + 4 * x) : fields(in.getInt(row + 4 * x));
      case 16 -> fields(in.getShort(row + 2 * x) & 0xFFFF);
      default -> colour(in.get(row + x * bits / 8) >> 8 - bits - x * bits % 8 & (1 << bits) - 1);
    };
  }

  private int colour(int index) {
    return index < palette.length ? palette[index] : 0xFF000000;
  }

  private int fields(int value) {
    int opacity = masks[3] == 0 ? 255 : field(value, masks[3]);
    return opacity << 24
        | field(value, masks[0]) << 16
        | field(value, masks[1]) << 8
        | field(value, masks[2]);
  }

  /** The level 0 … 255 of the bits under a mask. */
  static int field(int value, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long most = Integer.toUnsignedLong(mask >>> shift);
    return (int) (Integer.toUnsignedLong((value & mask) >>> shift) * 255 / most);
  }

  /** In icons of 32 bits, the fourth byte is opacity; in others a bit of the mask says it. */
  private void transparent(int[] argb, int mask, int step, int wide) {
    if (bits == 32 && java.util.Arrays.stream(argb).anyMatch(p -> p >>> 24 != 0)) {
      return;
    }
    int stride = (width + 31) / 32 * 4;
    for (int i = 0; i < argb.length; i++) {
      int x = i % wide * step;
      int at = mask + (height - 1 - i / wide * step) * stride + x / 8;
      boolean clear = at < in.limit() && (in.get(at) >> 7 - x % 8 & 1) == 1;
      argb[i] = clear ? argb[i] & 0xFFFFFF : argb[i] | 0xFF000000;
    }
  }

  private static void opaque(int[] argb) {
    for (int i = 0; i < argb.length; i++) {
      argb[i] |= 0xFF000000;
    }
  }

  private FormatException damaged(String what) {
    return FormatException.of(where, "a whole BMP", "one with " + what, "save it again as PNG");
  }
}
