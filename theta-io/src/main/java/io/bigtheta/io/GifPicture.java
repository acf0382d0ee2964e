package io.bigtheta.io;

import java.util.Arrays;

/** Decodes the first image of a GIF file, at its place on the whole canvas. */
final class GifPicture {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int CONTROL = 0xF9;
  private static final int MOST_CODES = 4096;

  /** A code of 12 bits stands for fewer than 4096 pixels. */
  private static final long PACKING = 2731;

  private final String where;
  private final byte[] bytes;
  private int at = 13;
  private int transparent = -1;

  private GifPicture(String where, byte[] bytes) {
    this.where = where;
    this.bytes = bytes;
  }

  static Picture decode(String where, byte[] bytes) {
    return new GifPicture(where, bytes).picture();
  }

  private Picture picture() {
    if (bytes.length < at) {
      throw damaged("no whole header");
    }
    int[] shared = colours(bytes[10]);
    while (true) {
      int kind = next();
      if (kind == EXTENSION) {
        extension();
      } else if (kind == IMAGE) {
        return image(shared);
      } else if (kind != 0) { // zeros between blocks are harmless
        throw damaged("no image");
      }
    }
  }

  private void extension() {
    int label = next();
    int length = next();
    if (label == CONTROL && length >= 4 && at + 4 <= bytes.length && (bytes[at] & 1) == 1) {
      transparent = bytes[at + 3] & 0xFF;
    }
    while (length > 0) {
      at += length;
      length = next();
    }
  }

  /** The colours that follow, if the flags say that there are some. */
  private int[] colours(int flags) {
    int[] colours = new int[(flags & 0x80) == 0 ? 0 : 2 << (flags & 7)];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = 0xFF000000 | next() << 16 | next() << 8 | next();
    }
    return colours;
  }

  private Picture image(int[] shared) {
    int left = number();
    int top = number();
    int width = number();
    int height = number();
    int flags = next();
    int[] own = colours(flags);
    int[] colours = own.length > 0 ? own : shared.length > 0 ? shared : greys();
    int wide = Math.max(number(6), left + width);
    int tall = Math.max(number(8), top + height);
    if (width < 1 || height < 1) {
      throw damaged("no rows or columns");
    }
    int step = Picture.step(where, wide, tall);
    if ((long) width * height > PACKING * bytes.length) {
      throw cut(height, 0); // before the rows are allocated
    }
    int across = (wide + step - 1) / step;
    int[] argb = new int[across * ((tall + step - 1) / step)];
    if (transparent < 0) {
      Arrays.fill(
          argb,
          0xFF000000
              | (shared.length > 0 ? shared[Math.min(bytes[11] & 0xFF, shared.length - 1)] : 0));
    }
    byte[] pixels = unpacked(width, height);
    for (int i = 0; i < height; i++) {
      int y = top + ((flags & 0x40) == 0 ? i : interlaced(i, height));
      for (int x = 0; x < width && y % step == 0; x++) {
        int index = pixels[i * width + x] & 0xFF;
        if ((left + x) % step == 0) {
          argb[y / step * across + (left + x) / step] =
              index == transparent ? 0 : index < colours.length ? colours[index] : 0xFF000000;
        }
      }
    }
    return new Picture(argb.length / across, across, argb, Picture.grey(argb), step);
  }

  /** The row that comes as the {@code i}-th if every eighth comes first, then those between. */
  private static int interlaced(int i, int height) {
    int count = i;
    for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
      int rows = (height - pass[0] + pass[1] - 1) / pass[1];
      if (count < rows) {
        return pass[0] + count * pass[1];
      }
      count -= rows;
    }
    return height - 1;
  }

  private static int[] greys() {
    int[] greys = new int[256];
    Arrays.setAll(greys, i -> 0xFF000000 | i * 0x010101);
    return greys;
  }

  /** Unpacks the codes of Lempel, Ziv and Welch. Each stands for a row of pixels: one known before, and one more. */
  private byte[] unpacked(int width, int height) {
    int bits = next();
    if (bits < 1 || bits > 11) {
      throw damaged("codes of " + bits + " bits");
    }
    int clear = 1 << bits;
    int[] before = new int[MOST_CODES];
    byte[] last = new byte[MOST_CODES];
    byte[] stack = new byte[MOST_CODES + 1];
    byte[] pixels = new byte[width * height];
    int size = bits + 1;
    int free = clear + 2;
    int previous = -1;
    int first = 0;
    int count = 0;
    int held = 0;
    int have = 0;
    int block = 0;
    while (count < pixels.length) {
      while (have < size) {
        while (block == 0) {
          block = at < bytes.length ? next() : 0;
          if (block == 0) {
            throw cut(height, count / width);
          }
        }
        if (at >= bytes.length) {
          throw cut(height, count / width);
        }
        held |= next() << have;
        have += 8;
        block--;
      }
      int code = held & (1 << size) - 1;
      held >>>= size;
      have -= size;
      if (code == clear) {
        size = bits + 1;
        free = clear + 2;
        previous = -1;
        continue;
      }
      if (code == clear + 1) {
        throw cut(height, count / width);
      }
      if (code > free || (code == free && previous < 0) || (previous < 0 && code >= clear)) {
        throw damaged("an impossible code in row " + (count / width + 1));
      }
      int depth = 0;
      int from = code;
      if (code == free) {
        stack[depth++] = (byte) first;
        from = previous;
      }
      for (; from >= clear; from = before[from]) {
        stack[depth++] = last[from];
      }
      stack[depth++] = (byte) from;
      first = from;
      while (depth > 0 && count < pixels.length) {
        pixels[count++] = stack[--depth];
      }
      if (previous >= 0 && free < MOST_CODES) {
        before[free] = previous;
        last[free++] = (byte) first;
        if (free == 1 << size && size < 12) {
          size++;
        }
      }
      previous = code;
    }
    return pixels;
  }

  private int next() {
    if (at < 0 || at >= bytes.length) {
      throw damaged("no image before its end");
    }
    return bytes[at++] & 0xFF;
  }

  private int number() {
    int low = next();
    return low | next() << 8;
  }

  private int number(int from) {
    return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
  }

  private FormatException damaged(String what) {
    return FormatException.of(where, "a whole GIF", "one with " + what, "save it again as PNG");
  }

  private FormatException cut(int height, int rows) {
    return FormatException.of(
        where,
        "a whole GIF of " + height + " rows",
        "one that is cut off after row " + rows,
        "fetch or save it again");
  }
}
