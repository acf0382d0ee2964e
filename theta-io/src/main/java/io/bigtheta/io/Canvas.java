package io.bigtheta.io;

import java.util.Arrays;

/**
 * The pixels of an image while a reader fills them in. Of a large image, only those are kept that are at the {@link
 * Picture#step} of its size, so that no header decides how much memory is taken.
 */
final class Canvas {
  private final String where;
  private final String title;
  private final int width;
  private final int height;
  private final int step;
  private final int wide;
  private final int[] argb;

  /** @param title what the file is, without an article, as {@code Targa image} */
  Canvas(String where, String title, int width, int height) {
    this.where = where;
    this.title = title;
    this.width = width;
    this.height = height;
    if (width < 1 || height < 1) {
      throw damaged(where, title, "a size of " + width + "x" + height);
    }
    step = Picture.step(where, width, height);
    wide = (width + step - 1) / step;
    argb = new int[wide * ((height + step - 1) / step)];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void put(int x, int y, int pixel) {
    if (x % step == 0 && y % step == 0) {
      argb[y / step * wide + x / step] = pixel;
    }
  }

  Picture picture() {
    return new Picture(argb.length / wide, wide, argb, Picture.grey(argb), step);
  }

  /** A palette without colours that a file has left out. */
  static int[] palette(int colours) {
    int[] palette = new int[colours];
    Arrays.fill(palette, opaque(0));
    return palette;
  }

  static int opaque(int rgb) {
    return 0xFF000000 | rgb;
  }

  /** An opaque pixel of one level 0 … 255. */
  static int grey(int level) {
    return opaque(level * 0x010101);
  }

  FormatException cut(int row) {
    return FormatException.of(
        where,
        "a whole " + title + " of " + height + " rows",
        "one that is cut off after row " + row,
        "fetch or save it again");
  }

  FormatException damaged(String what) {
    return damaged(where, title, what);
  }

  static FormatException damaged(String where, String title, String what) {
    return FormatException.of(
        where, "a whole " + title, "one with " + what, "save it again as PNG");
  }
}
