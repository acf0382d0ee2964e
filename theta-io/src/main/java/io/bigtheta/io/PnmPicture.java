package io.bigtheta.io;

/** Decodes the images of netpbm: PBM, PGM and PPM, as numbers in words (P1 … P3) or bytes (P4 … P6), and PAM's (P7). */
final class PnmPicture {
  private final String where;
  private final byte[] bytes;
  private int at = 2;

  private PnmPicture(String where, byte[] bytes) {
    this.where = where;
    this.bytes = bytes;
  }

  static Picture decode(String where, byte[] bytes) {
    return new PnmPicture(where, bytes).picture();
  }

  private Picture picture() {
    int kind = bytes[1] - '0';
    if (kind == 7) {
      return arbitrary();
    }
    int width = number("a width");
    int height = number("a height");
    int most = kind % 3 == 1 ? 1 : number("a largest level");
    if (kind > 3) {
      at++;
    }
    return pixels(width, height, most, kind % 3 == 0 ? 3 : 1, kind);
  }

  /** The lines of a header of PAM. */
  private Picture arbitrary() {
    int width = 0;
    int height = 0;
    int most = 0;
    int samples = 0;
    while (true) {
      String word = word();
      switch (word) {
        case "WIDTH" -> width = number("a width");
        case "HEIGHT" -> height = number("a height");
        case "MAXVAL" -> most = number("a largest level");
        case "DEPTH" -> samples = number("a depth");
        case "TUPLTYPE" -> word();
        case "ENDHDR" -> {
          at++;
          if (samples > 4) {
            throw damaged(samples + " samples for each pixel");
          }
          return pixels(width, height, most, samples, 6);
        }
        default -> throw damaged("no end of its header");
      }
    }
  }

  private Picture pixels(int width, int height, int most, int samples, int kind) {
    if (width < 1 || height < 1 || most < 1 || most > 65_535 || samples < 1) {
      throw damaged("a size of " + width + "x" + height + " and levels up to " + most);
    }
    int step = Picture.step(where, width, height);
    long row = kind == 4 ? (width + 7) / 8 : (long) width * samples * (most > 255 ? 2 : 1);
    long rows = kind > 3
        ? (bytes.length - at) / row
        : (bytes.length - at + 1L) / Math.max(1, row * (kind > 1 ? 2 : 1));
    if (rows < height) {
      throw cut(height, rows);
    }
    int wide = (width + step - 1) / step;
    int[] argb = new int[wide * ((height + step - 1) / step)];
    int[] levels = new int[samples];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int k = 0; k < samples; k++) {
          int value = switch (kind) {
            case 1 -> bit(height, y);
            case 4 -> 1 - (bytes[(int) (at + y * row + x / 8)] >> 7 - x % 8 & 1);
            case 2, 3 -> number(height, y);
            default -> sample((int) (at + y * row), x * samples + k, most);
          };
          levels[k] = Math.min(255, (value * 255 + most / 2) / most);
        }
        if (y % step == 0 && x % step == 0) {
          argb[y / step * wide + x / step] = argb(levels);
        }
      }
    }
    return new Picture(argb.length / wide, wide, argb, samples < 3 || Picture.grey(argb), step);
  }

  private static int argb(int[] levels) {
    boolean grey = levels.length < 3;
    int opacity = levels.length % 2 == 0 ? levels[levels.length - 1] : 255;
    return opacity << 24 | levels[0] << 16 | levels[grey ? 0 : 1] << 8 | levels[grey ? 0 : 2];
  }

  private int sample(int row, int i, int most) {
    return most > 255
        ? (bytes[row + 2 * i] & 0xFF) << 8 | bytes[row + 2 * i + 1] & 0xFF
        : bytes[row + i] & 0xFF;
  }

  /** A black or white pixel; blanks between them may be left out. */
  private int bit(int height, int y) {
    blanks();
    if (at >= bytes.length) {
      throw cut(height, y);
    }
    int bit = bytes[at++] - '0';
    if (bit != 0 && bit != 1) {
      throw damaged("another sign than 0 and 1");
    }
    return 1 - bit;
  }

  private int number(int height, int y) {
    blanks();
    if (at >= bytes.length) {
      throw cut(height, y);
    }
    return number("a level");
  }

  private int number(String what) {
    String word = word();
    if (!word.matches("\\d{1,9}")) {
      throw damaged("no number where " + what + " should be");
    }
    return Integer.parseInt(word);
  }

  private String word() {
    blanks();
    StringBuilder word = new StringBuilder();
    while (at < bytes.length && bytes[at] > ' ' && bytes[at] != '#' && word.length() < 32) {
      word.append((char) bytes[at++]);
    }
    return word.toString();
  }

  /** Passes over blanks, and over comments up to the ends of their lines. */
  private void blanks() {
    while (at < bytes.length && (bytes[at] == '#' || bytes[at] <= ' ' && bytes[at] >= 0)) {
      if (bytes[at] == '#') {
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
          at++;
        }
      } else {
        at++;
      }
    }
  }

  private FormatException damaged(String what) {
    return FormatException.of(
        where, "a whole PBM, PGM or PPM", "one with " + what, "save it again as PNG");
  }

  private FormatException cut(int height, long rows) {
    return FormatException.of(
        where,
        "a whole PBM, PGM or PPM of " + height + " rows",
        "one that is cut off after row " + rows,
        "fetch or save it again");
  }
}
