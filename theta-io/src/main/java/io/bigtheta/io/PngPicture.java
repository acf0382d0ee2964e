package io.bigtheta.io;

/** Decodes PNG images (ISO/IEC 15948). Gamma and colour profiles are ignored; of 16 bits, the high 8 are used. */
final class PngPicture {
  /** First column and row, and distances of columns and rows, of the passes of Adam7. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE = {{0, 0, 1, 1}};

  private final PngChunks png;
  private final int step;
  private final int wide;
  private final int[] argb;

  private PngPicture(PngChunks png, int step) {
    this.png = png;
    this.step = step;
    wide = (png.width() + step - 1) / step;
    argb = new int[wide * ((png.height() + step - 1) / step)];
  }

  static Picture decode(String where, byte[] bytes) {
    PngChunks png = PngChunks.of(where, bytes);
    int step = Picture.step(where, png.width(), png.height());
    PngPicture picture = new PngPicture(png, step);
    try (PngChunks.Unpacked in = png.new Unpacked()) {
      for (int[] pass : png.interlaced() ? PASSES : ONE) {
        picture.pass(in, pass);
      }
    }
    boolean grey = png.colour() == 0 || png.colour() == 4 || Picture.grey(picture.argb);
    return new Picture(picture.argb.length / picture.wide, picture.wide, picture.argb, grey, step);
  }

  private void pass(PngChunks.Unpacked in, int[] pass) {
    int columns = (png.width() - pass[0] + pass[2] - 1) / pass[2];
    if (columns < 1 || pass[1] >= png.height()) {
      return;
    }
    int length = (int) png.rowBytes(columns);
    int back = Math.max(1, png.samples() * png.depth() / 8);
    byte[] before = new byte[length];
    byte[] row = new byte[length];
    byte[] filter = new byte[1];
    for (int y = pass[1]; y < png.height(); y += pass[3]) {
      if (!in.read(filter, 1) || !in.read(row, length)) {
        throw png.cut(y);
      }
      unfilter(filter[0], row, before, back);
      if (y % step == 0) {
        place(row, y, pass, columns);
      }
      byte[] swap = before;
      before = row;
      row = swap;
    }
  }

  /** Adds to each byte what its filter predicts from the bytes to the left (a), above (b) and both (c). */
  private void unfilter(int filter, byte[] row, byte[] before, int back) {
    if (filter < 0 || filter > 4) {
      throw PngChunks.damaged(png.where(), "a row of the unknown filter " + filter);
    }
    for (int i = 0; filter != 0 && i < row.length; i++) {
      int a = i < back ? 0 : row[i - back] & 0xFF;
      int b = before[i] & 0xFF;
      int c = i < back ? 0 : before[i - back] & 0xFF;
      row[i] += (byte)
          switch (filter) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            default -> paeth(a, b, c);
          };
    }
  }

  private static int paeth(int a, int b, int c) {
    int left = Math.abs(b - c);
    int up = Math.abs(a - c);
    int both = Math.abs(a + b - 2 * c);
    return left <= up && left <= both ? a : up <= both ? b : c;
  }

  private void place(byte[] row, int y, int[] pass, int columns) {
    for (int i = 0; i < columns; i++) {
      int x = pass[0] + i * pass[2];
      if (x % step == 0) {
        argb[y / step * wide + x / step] = pixel(row, i);
      }
    }
  }

  private int pixel(byte[] row, int i) {
    int samples = png.samples();
    int first = sample(row, i * samples);
    int deep = png.depth() == 16 ? 8 : 0;
    switch (png.colour()) {
      case 0:
        return grey(
            png.depth() == 16 ? first >> 8 : first * 255 / ((1 << png.depth()) - 1),
            first == key(0) ? 0 : 255);
      case 3:
        return indexed(first);
      case 4:
        return grey(first >> deep, sample(row, 2 * i + 1) >> deep);
      default:
        int green = sample(row, i * samples + 1);
        int blue = sample(row, i * samples + 2);
        int opacity = samples == 4
            ? sample(row, i * samples + 3) >> deep
            : first == key(0) && green == key(1) && blue == key(2) ? 0 : 255;
        return opacity << 24 | first >> deep << 16 | green >> deep << 8 | blue >> deep;
    }
  }

  private static int grey(int level, int opacity) {
    return opacity << 24 | level << 16 | level << 8 | level;
  }

  /** A sample of the level that is transparent; -1 if none is. */
  private int key(int sample) {
    byte[] key = png.transparency();
    return key.length < 2 * sample + 2
        ? -1
        : ((key[2 * sample] & 0xFF) << 8 | key[2 * sample + 1] & 0xFF) & (1 << png.depth()) - 1;
  }

  /** A colour of the palette; an index beyond it is black, as in other readers. */
  private int indexed(int index) {
    byte[] palette = png.palette();
    int opacity = index < png.transparency().length ? png.transparency()[index] & 0xFF : 255;
    return 3 * index + 2 >= palette.length
        ? opacity << 24
        : opacity << 24
            | (palette[3 * index] & 0xFF) << 16
            | (palette[3 * index + 1] & 0xFF) << 8
            | palette[3 * index + 2] & 0xFF;
  }

  private int sample(byte[] row, int i) {
    int depth = png.depth();
    if (depth == 8) {
      return row[i] & 0xFF;
    }
    if (depth == 16) {
      return (row[2 * i] & 0xFF) << 8 | row[2 * i + 1] & 0xFF;
    }
    int bit = i * depth;
    return row[bit / 8] >> 8 - depth - bit % 8 & (1 << depth) - 1;
  }
}
