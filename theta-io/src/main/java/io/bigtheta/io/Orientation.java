package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How a camera was held: the tag Orientation of the Exif data of a JPEG, PNG or WebP, 1 … 8 (CIPA DC-008, Exif 2.32, and TIFF 6.0). A
 * file that does not say it, or whose Exif data is damaged, is upright: 1.
 */
final class Orientation {
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;

  private static final int SHORT = 3;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final boolean little;

  private Orientation(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    little = from < to && bytes[from] == 'I';
  }

  /** Reads the tag of a JPEG file. */
  static int of(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == 0xFF) { // bytes that fill
        at++;
        continue;
      }
      if (marker == 0xDA || marker == 0xD9) {
        return UPRIGHT; // the pixels begin
      }
      int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
      int end = Math.min(jpeg.length, at + 2 + length);
      if (marker == 0xE1 && exif(jpeg, at + 4, end)) {
        return new Orientation(jpeg, at + 10, end).tag();
      }
      at += 2 + Math.max(2, length);
    }
    return UPRIGHT;
  }

  /** Reads the tag of a PNG file, which has it in a chunk {@code eXIf}. */
  static int png(byte[] png) {
    return chunk(png, 8, 0, "eXIf", ByteBuffer.wrap(png));
  }

  /** Reads the tag of a WebP file, which has it in a chunk {@code EXIF}. */
  static int webp(byte[] webp) {
    return chunk(webp, 12, 4, "EXIF", ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN));
  }

  /**
   * Looks for a chunk: a name of four letters, its length before or behind it, the data, and a check sum or nothing.
   *
   * @param place where in a chunk its length lies: 0 if before the name, 4 if behind it
   */
  private static int chunk(byte[] file, int from, int place, String wanted, ByteBuffer in) {
    for (long at = from; at + 8 <= file.length; ) {
      int start = (int) at;
      long length = Integer.toUnsignedLong(in.getInt(start + place));
      int end = (int) Math.min(file.length, at + 8 + length);
      int name = start + 4 - place;
      if (TableFile.begins(Arrays.copyOfRange(file, name, name + 4), wanted)) {
        boolean marked = exif(file, start + 8, end);
        return new Orientation(file, start + (marked ? 14 : 8), end).tag();
      }
      at += 8 + (place == 0 ? length + 4 : length + length % 2);
    }
    return UPRIGHT;
  }

  private static boolean exif(byte[] jpeg, int at, int end) {
    byte[] name = {'E', 'x', 'i', 'f', 0};
    return at + 6 <= end && Arrays.equals(jpeg, at, at + name.length, name, 0, name.length);
  }

  /** Looks the tag up in the first directory of the TIFF data. */
  private int tag() {
    long directory = number(4, 4);
    long count = directory < 8 ? -1 : number(directory, 2);
    for (long i = 0; i < count; i++) {
      long entry = directory + 2 + 12 * i;
      if (number(entry, 2) == TAG) {
        long value = number(entry + 2, 2) == SHORT ? number(entry + 8, 2) : UPRIGHT;
        return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The whole number of {@code length} bytes at a place of the TIFF data, or −1 if that is outside. */
  private long number(long place, int length) {
    if (place < 0 || from + place + length > to) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int at = (int) (from + place) + (little ? length - 1 - i : i);
      number = number << 8 | bytes[at] & 0xFF;
    }
    return number;
  }

  /** The picture as it was seen: what the camera wrote, turned and mirrored. */
  static Picture upright(Picture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    boolean swapped = orientation >= 5; // rows and columns change places
    int height = swapped ? picture.width() : picture.height();
    int width = swapped ? picture.height() : picture.width();
    boolean downwards =
        orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    boolean backwards =
        orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    int[] argb = new int[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int v = downwards ? height - 1 - y : y;
        int u = backwards ? width - 1 - x : x;
        argb[y * width + x] =
            picture.argb()[swapped ? u * picture.width() + v : v * picture.width() + u];
      }
    }
    return new Picture(height, width, argb, picture.grey(), picture.step());
  }
}
