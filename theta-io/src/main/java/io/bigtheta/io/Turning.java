package io.bigtheta.io;

/** Turns pictures upright, as the orientation of TIFF and EXIF says. */
final class Turning {
  private Turning() {}

  /**
   * @param orientation 1: upright; 2: mirrored; 3: upside down; 4: mirrored and upside down; 5 … 8: the same, with rows
   *     and columns exchanged first. Anything else means upright
   */
  static Picture upright(Picture picture, int orientation) {
    if (orientation < 2 || orientation > 8) {
      return picture;
    }
    boolean across = orientation > 4;
    int height = across ? picture.width() : picture.height();
    int width = across ? picture.height() : picture.width();
    boolean fromRight =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int[] argb = new int[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = across ? x : y;
        int column = across ? y : x;
        int fromRow = fromBottom ? picture.height() - 1 - row : row;
        int fromColumn = fromRight ? picture.width() - 1 - column : column;
        argb[y * width + x] = picture.argb()[fromRow * picture.width() + fromColumn];
      }
    }
    return new Picture(height, width, argb, picture.grey(), picture.step());
  }
}
