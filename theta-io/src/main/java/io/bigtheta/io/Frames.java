package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Counts the images in a file: frames of an animation, or pages. Only the first of them is read. */
final class Frames {
  private static final int MOST = 10_000;

  private Frames() {}

  /** The number of images; 1 for files of kinds that hold one, and for damaged ones. */
  static int count(byte[] bytes) {
    return switch (PictureContent.kind(bytes)) {
      case GIF -> gif(bytes);
      case PNG -> png(bytes);
      case TIFF -> tiff(bytes);
      case WEBP -> webp(bytes);
      default -> 1;
    };
  }

  private static int gif(byte[] bytes) {
    int at = bytes.length < 13 ? bytes.length : 13 + colours(bytes[10]);
    int count = 0;
    while (at < bytes.length && bytes[at] != 0x3B) {
      int kind = bytes[at];
      if (kind == 0x2C && at + 10 < bytes.length) {
        count++;
        at += 10 + colours(bytes[at + 9]) + 1;
      } else if (kind == 0x21) {
        at += 2;
      } else {
        break;
      }
      while (at < bytes.length && bytes[at] != 0) {
        at += 1 + (bytes[at] & 0xFF);
      }
      at++;
    }
    return Math.max(1, count);
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
  }

  /** The chunk acTL of an animation stands before the rows and begins with the number of frames. */
  private static int png(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (long at = 8;
        at + 12 <= bytes.length;
        at += 12 + Integer.toUnsignedLong(in.getInt((int) at))) {
      String type = new String(bytes, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("acTL")) {
        return Math.max(1, in.getInt((int) at + 8));
      }
      if (type.equals("IDAT")) {
        return 1;
      }
    }
    return 1;
  }

  private static int tiff(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int count = 0;
    long at = bytes.length < 8 ? 0 : Integer.toUnsignedLong(in.getInt(4));
    while (at >= 8 && at + 2 <= bytes.length && count < MOST) {
      count++;
      long next = at + 2 + 12L * (in.getShort((int) at) & 0xFFFF);
      at = next + 4 > bytes.length ? 0 : Integer.toUnsignedLong(in.getInt((int) next));
    }
    return Math.max(1, count);
  }

  private static int webp(byte[] bytes) {
    int count = 0;
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 12; at + 8 <= bytes.length; ) {
      String type = new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
      count += type.equals("ANMF") ? 1 : 0;
      long size = Integer.toUnsignedLong(in.getInt((int) at + 4));
      at += 8 + size + size % 2;
    }
    return Math.max(1, count);
  }
}
