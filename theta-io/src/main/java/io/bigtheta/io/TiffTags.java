package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The tags of the first image of a TIFF file (TIFF 6.0) that decide how its pixels are to be taken. */
record TiffTags(
    int bits,
    int compression,
    int photometric,
    int samples,
    int orientation,
    int extra,
    int format) {
  private static final int SHORT = 3;
  private static final int CMYK = 5;
  private static final int PALETTE = 3;
  private static final int JPEG = 7;

  static TiffTags of(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (bytes.length < 16 || in.getShort(2) != 42) {
      throw FormatException.of(
          where,
          "a TIFF of the usual kind",
          bytes.length < 16 ? "one that is cut off" : "a BigTIFF, for files of more than 4 GB",
          "save it as PNG or usual TIFF");
    }
    long begin = Integer.toUnsignedLong(in.getInt(4));
    int[] tags = {1, 1, 1, 1, 1, -1, 1};
    int count = begin + 2 > bytes.length ? 0 : in.getShort((int) begin) & 0xFFFF;
    for (int i = 0; i < count && begin + 14 + 12L * i <= bytes.length; i++) {
      int at = (int) begin + 2 + 12 * i;
      int place = switch (in.getShort(at) & 0xFFFF) {
        case 258 -> 0;
        case 259 -> 1;
        case 262 -> 2;
        case 277 -> 3;
        case 274 -> 4;
        case 338 -> 5;
        case 339 -> 6;
        default -> -1;
      };
      if (place >= 0 && in.getShort(at + 2) == SHORT) {
        tags[place] = first(in, at);
      }
    }
    int orientation = tags[4] >= 1 && tags[4] <= 8 ? tags[4] : Orientation.UPRIGHT;
    return new TiffTags(tags[0], tags[1], tags[2], tags[3], orientation, tags[5], tags[6]);
  }

  /** The first value of a tag. Two of them fit into the tag itself; more lie elsewhere. */
  private static int first(ByteBuffer in, int at) {
    long from = in.getInt(at + 4) <= 2 ? at + 8 : Integer.toUnsignedLong(in.getInt(at + 8));
    return from + 2 > in.limit() ? 1 : in.getShort((int) from) & 0xFFFF;
  }

  /** Refuses what Java's reader would read as other pixels than the file has. */
  void check(String where) {
    String got = format == 3
        ? "one of floating-point numbers"
        : bits > 16
            ? "one of " + bits + " bits"
            : photometric == PALETTE && samples > 1 ? "one of a palette with opacity" : "";
    if (!got.isEmpty()) {
      throw FormatException.of(
          where, "a TIFF of 1 to 16 bits, grey or in colour", got, "save it as PNG");
    }
  }

  /** Whether the pixels are printing inks. */
  boolean inks() {
    return photometric == CMYK && samples == 4;
  }

  /** Whether Java's reader turns the inks round. */
  boolean inverted() {
    return compression == JPEG;
  }

  /** Whether a further sample of each pixel means something else than opacity. */
  boolean otherSamples() {
    return extra == 0;
  }
}
