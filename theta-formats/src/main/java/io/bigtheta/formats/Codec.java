package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The packings of pages in Parquet, by their numbers. */
final class Codec {
  /** The highest rates of Snappy, gzip and LZ4; Zstandard has none. */
  private static final long[] MOST = {1, 32, 1032, 1, 1, 256, Long.MAX_VALUE, 256};

  private Codec() {}

  /** Unpacks bytes into exactly {@code length} bytes. */
  static byte[] unpack(String where, int codec, byte[] in, int from, int end, int length)
      throws IOException {
    int size = Damage.length(where, ParquetFormat.NAME, length, end - from);
    if (codec >= 0 && codec < MOST.length && size / MOST[codec] > end - from) {
      throw new EOFException("a page of " + size + " bytes in " + (end - from));
    }
    switch (codec) {
      case 0 -> {
        if (size != end - from) {
          throw new EOFException("a page of another length");
        }
        return Arrays.copyOfRange(in, from, end);
      }
      case 1 -> {
        byte[] out = new byte[size];
        Snappy.unpack(in, from, end, out, 0, size);
        return out;
      }
      case 2 -> {
        try (GZIPInputStream gzip =
            new GZIPInputStream(new ByteArrayInputStream(in, from, end - from))) {
          return whole(gzip.readNBytes(size), size);
        }
      }
      case 5 -> {
        return lz4(in, from, end, size);
      }
      case 6 -> {
        return Zstandard.unpack(in, from, end, size);
      }
      case 7 -> {
        byte[] out = new byte[size];
        if (Lz4.block(in, from, end, out, 0) != size) {
          throw new EOFException("a page of another length");
        }
        return out;
      }
      default ->
        throw FormatException.of(
            where,
            "pages packed with Snappy, gzip, LZ4 or Zstandard, or not at all",
            codec == 3 ? "LZO" : codec == 4 ? "Brotli" : "packing " + codec,
            "write the file with compression=\"zstd\"");
    }
  }

  private static byte[] whole(byte[] bytes, int size) throws EOFException {
    if (bytes.length != size) {
      throw new EOFException("a page of another length");
    }
    return bytes;
  }

  /** Old LZ4: blocks with both lengths before them, as Hadoop writes; or one plain block. */
  private static byte[] lz4(byte[] in, int from, int end, int size) throws EOFException {
    byte[] out = new byte[size];
    int at = from;
    int place = 0;
    while (end - at >= 8) {
      int length = big(in, at);
      int packed = big(in, at + 4);
      if (length < 0 || length > size - place || packed < 0 || packed > end - at - 8) {
        break;
      }
      if (Lz4.block(in, at + 8, at + 8 + packed, out, place) != place + length) {
        break;
      }
      place += length;
      at += 8 + packed;
    }
    if (at != end || place != size) {
      place = Lz4.block(in, from, end, out, 0);
    }
    if (place != size) {
      throw new EOFException("a page of another length");
    }
    return out;
  }

  private static int big(byte[] in, int at) {
    return in[at] << 24
        | (in[at + 1] & 0xFF) << 16
        | (in[at + 2] & 0xFF) << 8
        | (in[at + 3] & 0xFF);
  }
}
