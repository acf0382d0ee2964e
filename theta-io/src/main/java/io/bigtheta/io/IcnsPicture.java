package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Decodes the largest image of an Apple icon that is a PNG, or colours in run lengths with a mask. */
final class IcnsPicture {
  private static final int PREFIX = 8;

  /** Names of the colours and of the mask, and the side, from the largest. */
  private record Size(String colours, String mask, int side) {}

  private static final Size[] SIZES = {
    new Size("it32", "t8mk", 128),
    new Size("ih32", "h8mk", 48),
    new Size("il32", "l8mk", 32),
    new Size("is32", "s8mk", 16)
  };

  private final String where;
  private final byte[] bytes;
  private final ByteBuffer in;

  private IcnsPicture(String where, byte[] bytes) {
    this.where = where;
    this.bytes = bytes;
    in = ByteBuffer.wrap(bytes);
  }

  static Picture decode(String where, byte[] bytes) {
    return new IcnsPicture(where, bytes).picture();
  }

  private Picture picture() {
    byte[] best = {};
    boolean other = false;
    for (int at = PREFIX; at + 2 * PREFIX <= bytes.length; at = next(at)) {
      byte[] image = Arrays.copyOfRange(bytes, at + PREFIX, next(at));
      PictureKind kind = PictureContent.kind(image);
      if (kind == PictureKind.PNG && image.length > 20) {
        best = best.length == 0 || side(image) > side(best) ? image : best;
      }
      other |= kind == PictureKind.JPEG_2000;
    }
    if (best.length > 0) {
      return PngPicture.decode(where, best);
    }
    for (Size size : SIZES) {
      byte[] colours = element(size.colours);
      if (colours.length > 0) {
        return packed(colours, element(size.mask), size);
      }
    }
    throw Canvas.damaged(
        where, "Apple icon", other ? "images in JPEG 2000 only" : "no image that is read");
  }

  private static int side(byte[] png) {
    return ByteBuffer.wrap(png).getInt(16);
  }

  /** Where the next element begins, or where the file ends. */
  private int next(int at) {
    int length = in.getInt(at + 4);
    if (length < PREFIX || length > bytes.length - at) {
      return bytes.length;
    }
    return at + length;
  }

  /** The content of the element of this name; empty if there is none. */
  private byte[] element(String name) {
    for (int at = PREFIX; at + PREFIX < bytes.length; at = next(at)) {
      if (TableFile.begins(Arrays.copyOfRange(bytes, at, at + 4), name)) {
        return Arrays.copyOfRange(bytes, at + PREFIX, next(at));
      }
    }
    return new byte[0];
  }

  /** Red, then green, then blue, each in run lengths. The largest has four bytes more in front. */
  private Picture packed(byte[] colours, byte[] mask, Size size) {
    Canvas canvas = new Canvas(where, "Apple icon", size.side, size.side);
    int area = size.side * size.side;
    int[] pixels = new int[area];
    boolean plain = colours.length == 3 * area;
    int at = size.side == 128 && !plain ? 4 : 0;
    for (int i = 0, left = 0, code = 0; i < 3 * area; i++, left--) {
      if (left == 0 && !plain) {
        code = at < colours.length ? colours[at++] : 0;
        left = code < 0 ? (code & 0x7F) + 3 : code + 1;
      }
      if (at >= colours.length) {
        throw canvas.cut(i % area / size.side);
      }
      pixels[i % area] = pixels[i % area] << 8 | colours[at] & 0xFF;
      at += plain || code >= 0 || left == 1 ? 1 : 0;
    }
    for (int i = 0; i < area; i++) {
      int opacity = i < mask.length ? mask[i] & 0xFF : 255;
      canvas.put(i % size.side, i / size.side, opacity << 24 | pixels[i]);
    }
    return canvas.picture();
  }
}
