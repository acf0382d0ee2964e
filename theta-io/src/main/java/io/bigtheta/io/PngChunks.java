package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The chunks of a PNG file that its pixels need (ISO/IEC 15948): header, palette, transparency and packed rows. Others
 * are passed over. Of an animated PNG, the rows are those of the image that programs without animation show.
 *
 * @param palette red, green and blue of each colour; empty if there is none
 * @param transparency as {@code tRNS} has it; empty if there is none
 * @param rows begins and lengths of the chunks with packed rows
 */
record PngChunks(
    String where,
    byte[] bytes,
    int width,
    int height,
    int depth,
    int colour,
    boolean interlaced,
    byte[] palette,
    byte[] transparency,
    List<int[]> rows) {
  private static final int SIGNATURE = 8;
  private static final int HEADER = 0x49484452;
  private static final int PALETTE = 0x504C5445;
  private static final int TRANSPARENCY = 0x74524E53;
  private static final int ROWS = 0x49444154;
  private static final int END = 0x49454E44;

  /** Deflate packs no more than this many bytes into one. */
  private static final long PACKING = 1032;

  static PngChunks of(String where, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < SIGNATURE + 25 || in.getInt(8) != 13 || in.getInt(12) != HEADER) {
      throw damaged(where, bytes.length < SIGNATURE + 25 ? "no whole header" : "no header");
    }
    checked(where, bytes, SIGNATURE, 13);
    byte[] palette = {};
    byte[] transparency = {};
    List<int[]> rows = new ArrayList<>();
    for (int at = SIGNATURE + 25; at + 8 <= bytes.length; ) {
      int type = in.getInt(at + 4);
      if (type == END) {
        break;
      }
      int length = in.getInt(at);
      int left = bytes.length - at - 8;
      if (length < 0 || (length > left && type != ROWS)) {
        if (rows.isEmpty()) {
          throw damaged(where, "a chunk that is longer than the file");
        }
        break;
      }
      if (type == ROWS) {
        rows.add(new int[] {at + 8, Math.min(length, left)});
      } else if (type == PALETTE || type == TRANSPARENCY) {
        checked(where, bytes, at, length);
        byte[] data = java.util.Arrays.copyOfRange(bytes, at + 8, at + 8 + length);
        palette = type == PALETTE ? data : palette;
        transparency = type == TRANSPARENCY ? data : transparency;
      }
      at = (int) Math.min(Integer.MAX_VALUE - 8L, at + 12L + length);
    }
    return new PngChunks(
            where,
            bytes,
            in.getInt(16),
            in.getInt(20),
            bytes[24],
            bytes[25],
            bytes[28] == 1,
            palette,
            transparency,
            rows)
        .check();
  }

  private static void checked(String where, byte[] bytes, int at, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, at + 4, length + 4);
    int end = at + 8 + length;
    if (end + 4 > bytes.length || (int) sum.getValue() != ByteBuffer.wrap(bytes).getInt(end)) {
      throw damaged(where, "a chunk with a wrong check sum");
    }
  }

  private PngChunks check() {
    boolean known = switch (colour) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
    if (!known) {
      throw damaged(where, "colour type " + colour + " with " + depth + " bits");
    }
    if (width < 1
        || height < 1
        || bytes[26] != 0
        || bytes[27] != 0
        || bytes[28] < 0
        || bytes[28] > 1) {
      throw damaged(where, "an impossible header");
    }
    if (colour == 3 && (palette.length < 3 || palette.length % 3 != 0)) {
      throw damaged(where, "no palette");
    }
    Picture.step(where, width, height);
    if (rows.isEmpty()) {
      throw damaged(where, "no rows");
    }
    long packed = rows.stream().mapToLong(chunk -> chunk[1]).sum();
    if (rowBytes(width) > PACKING * (packed + 64)) {
      throw cut(0); // before a row is allocated
    }
    return this;
  }

  /** Samples of a pixel. */
  int samples() {
    return switch (colour) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /** Bytes of a row of pixels. */
  long rowBytes(int pixels) {
    return ((long) pixels * samples() * depth + 7) / 8;
  }

  static FormatException damaged(String where, String what) {
    return FormatException.of(
        where, "a whole PNG", "a damaged one, with " + what, "fetch or save it again");
  }

  /** @param read number of rows before the data ends */
  FormatException cut(int read) {
    return FormatException.of(
        where,
        "a whole PNG of " + height + " rows",
        interlaced
            ? "one that is cut off or damaged before its last rows"
            : "one that is cut off or damaged after row " + read,
        "fetch or save it again");
  }

  /** The unpacked bytes of all rows, in order. */
  final class Unpacked implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private int next;

    /** Fills {@code row}; false if the data ends before. */
    boolean read(byte[] row, int length) {
      int count = 0;
      try {
        while (count < length) {
          int got = inflater.inflate(row, count, length - count);
          count += got;
          if (got == 0) {
            if (inflater.finished() || inflater.needsDictionary() || next == rows.size()) {
              return false;
            }
            if (inflater.needsInput()) {
              int[] chunk = rows.get(next++);
              inflater.setInput(bytes, chunk[0], chunk[1]);
            }
          }
        }
        return true;
      } catch (DataFormatException e) {
        return false;
      }
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
