package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** The tags of the first image of a TIFF file (TIFF 6.0) that decide how its pixels are to be taken. */
record TiffTags(
    int bits,
    int compression,
    int photometric,
    int samples,
    int orientation,
    int extra,
    int format,
    int map) {
  private static final int SHORT = 3;
  private static final int CMYK = 5;
  private static final int PALETTE = 3;
  private static final int JPEG = 7;
  private static final int COLOURS = 320;
  private static final int FLOAT = 3;
  private static final int SIGNED = 2;

  /** Compressions that Java's reader does not know. */
  private static final Map<Integer, String> UNKNOWN =
      Map.of(34925, "LZMA", 50000, "Zstandard", 50001, "WebP", 34712, "JPEG 2000");

  static TiffTags of(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (bytes.length < 16) {
      throw FormatException.of(where, "a whole TIFF", "one that is cut off", "fetch it again");
    }
    long begin = Integer.toUnsignedLong(in.getInt(4));
    int[] tags = {1, 1, 1, 1, 1, -1, 1};
    int map = 0;
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
      if (in.getShort(at) == COLOURS) {
        map = in.getInt(at + 8);
      }
    }
    int orientation = tags[4] >= 1 && tags[4] <= 8 ? tags[4] : Orientation.UPRIGHT;
    return new TiffTags(tags[0], tags[1], tags[2], tags[3], orientation, tags[5], tags[6], map);
  }

  /** The first value of a tag. Two of them fit into the tag itself; more lie elsewhere. */
  private static int first(ByteBuffer in, int at) {
    long from = in.getInt(at + 4) <= 2 ? at + 8 : Integer.toUnsignedLong(in.getInt(at + 8));
    return from + 2 > in.limit() ? 1 : in.getShort((int) from) & 0xFFFF;
  }

  /** Refuses what Java's reader does not unpack. */
  void check(String where) {
    if (UNKNOWN.containsKey(compression)) {
      throw FormatException.of(
          where,
          "a TIFF without compression, or packed by LZW, Deflate, runs, JPEG or fax",
          "one packed by " + UNKNOWN.get(compression),
          "save it as PNG");
    }
  }

  /** Whether the pixels are numbers whose scale is not known: of floating point, or of more than 16 bits. */
  boolean numbers() {
    return format == FLOAT || bits > 16;
  }

  /** Whether the numbers are of floating point. */
  boolean shares() {
    return format == FLOAT;
  }

  /** Whether whole numbers may be negative. */
  boolean signed() {
    return format == SIGNED;
  }

  /** Whether 0 is white. */
  boolean negative() {
    return photometric == 0;
  }

  /** Whether the pixels are places in a palette, each with an opacity. */
  boolean opaquePalette() {
    return photometric == PALETTE && samples == 2 && bits == 8;
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
