package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Decodes the largest image of a Windows icon or cursor; of several as large, the one with most bits. */
final class IconPicture {
  private static final int ENTRY = 16;

  private IconPicture() {}

  static Picture decode(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = in.getShort(4) & 0xFFFF;
    int best = -1;
    for (int i = 0; i < count && 6 + (i + 1) * ENTRY <= bytes.length; i++) {
      int at = 6 + i * ENTRY;
      if (best < 0 || rank(in, at) > rank(in, best)) {
        best = at;
      }
    }
    int from = best < 0 ? -1 : in.getInt(best + 12);
    int given = best < 0 ? 0 : in.getInt(best + 8);
    int length = given < 16 ? bytes.length : given; // some programs count the pixels only
    if (from < 0 || from > bytes.length - 16) {
      throw FormatException.of(
          where, "a whole icon", "one that is cut off or damaged", "save it again as PNG");
    }
    byte[] image =
        Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
    return PictureContent.kind(image) == PictureKind.PNG
        ? PngPicture.decode(where, image)
        : BmpPicture.icon(where, image);
  }

  private static long rank(ByteBuffer in, int at) {
    return 65_536L * side(in.get(at)) * side(in.get(at + 1)) + (in.getShort(at + 6) & 0xFFFF);
  }

  private static int side(byte side) {
    return side == 0 ? 256 : side & 0xFF;
  }
}
