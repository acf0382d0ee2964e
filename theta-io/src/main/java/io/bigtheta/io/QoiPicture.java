package io.bigtheta.io;

import java.nio.ByteBuffer;

/** Decodes QOI images (the Quite OK Image Format, version 1.0). */
final class QoiPicture {
  private static final int HEADER = 14;

  private QoiPicture() {}

  static Picture decode(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Canvas canvas = new Canvas(where, "QOI image", in.getInt(4), in.getInt(8));
    int[] seen = new int[64];
    int pixel = 0xFF000000;
    int run = 0;
    int at = HEADER;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        if (run > 0) {
          run--;
        } else if (at >= bytes.length) {
          throw canvas.cut(y);
        } else {
          int code = bytes[at++] & 0xFF;
          switch (code >> 6) {
            case 0 -> pixel = seen[code];
            case 1 ->
              pixel = moved(pixel, (code >> 4 & 3) - 2, (code >> 2 & 3) - 2, (code & 3) - 2);
            case 2 -> {
              int green = (code & 63) - 32;
              int more = bytes[at++];
              pixel = moved(pixel, green + (more >> 4 & 15) - 8, green, green + (more & 15) - 8);
            }
            default -> {
              if (code < 254) {
                run = code & 63;
              } else {
                int rgb =
                    (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
                pixel = (code == 254 ? pixel & 0xFF000000 : bytes[at + 3] << 24) | rgb;
                at += code == 254 ? 3 : 4;
              }
            }
          }
          seen[place(pixel)] = pixel;
        }
        canvas.put(x, y, pixel);
      }
    }
    return canvas.picture();
  }

  private static int moved(int pixel, int red, int green, int blue) {
    return pixel & 0xFF000000
        | ((pixel >> 16) + red & 0xFF) << 16
        | ((pixel >> 8) + green & 0xFF) << 8
        | pixel + blue & 0xFF;
  }

  /** Where a pixel is remembered. */
  private static int place(int pixel) {
    return (3 * (pixel >> 16 & 0xFF)
            + 5 * (pixel >> 8 & 0xFF)
            + 7 * (pixel & 0xFF)
            + 11 * (pixel >>> 24))
        % 64;
  }
}
