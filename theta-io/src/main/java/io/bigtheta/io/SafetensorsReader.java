package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads safetensors from a sequence of bytes. If the number of bytes is known, every length is checked against it
 * before anything is allocated. Otherwise memory grows with the bytes that have arrived, to at most twice as much.
 */
final class SafetensorsReader {
  private static final int BUFFER = 1 << 16;
  private static final int LENGTH = 8;

  private final String where;
  private final InputStream in;
  /** The number of all bytes, or −1 if it is unknown. */
  private final long size;
  /** The largest number of bytes that is accepted. */
  private final long most;

  private final byte[] buffer = new byte[BUFFER];

  private SafetensorsReader(String where, InputStream in, long size, long most) {
    this.where = where;
    this.in = in;
    this.size = size;
    this.most = most;
  }

  /** Reads exactly {@code size} bytes. */
  static Content read(String where, InputStream in, long size) throws IOException {
    return new SafetensorsReader(where, in, size, size).content();
  }

  /** Reads all bytes until the end, at most {@code most}. */
  static Content readAll(String where, InputStream in, long most) throws IOException {
    return new SafetensorsReader(where, in, -1, most).content();
  }

  /** Reads exactly {@code size} bytes, with numbers of any type. */
  static Safetensors.Mixed readMixed(String where, InputStream in, long size) throws IOException {
    return new SafetensorsReader(where, in, size, size).mixed();
  }

  private Content content() throws IOException {
    SafetensorsHeader header = header();
    header.plain(where);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.put(entry.name(), new Tensor(entry.shape(), floats(entry)));
    }
    if (size < 0 && in.read() >= 0) {
      throw FormatException.of(where, "the end after the last tensor", "more bytes");
    }
    return new Content(tensors, header.metadata());
  }

  private Safetensors.Mixed mixed() throws IOException {
    SafetensorsHeader header = header();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> types = new TreeMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      types.put(entry.name(), entry.type().name());
      if (entry.type().real()) {
        tensors.put(entry.name(), new Tensor(entry.shape(), floats(entry)));
      } else {
        in.skipNBytes(entry.end() - entry.begin());
      }
    }
    return new Safetensors.Mixed(new Content(tensors, header.metadata()), types);
  }

  private SafetensorsHeader header() throws IOException {
    if (size >= 0 && size < LENGTH) {
      throw FormatException.of(
          where, "a header length of 8 bytes", size == 0 ? "an empty file" : size + " bytes");
    }
    long count = little(bytes(LENGTH)).getLong();
    if (count < 2 || count > Json.LONGEST || count > most - LENGTH) {
      throw FormatException.of(
          where,
          "a safetensors file with a header of 2 … " + Math.min(Json.LONGEST, most - LENGTH)
              + " bytes",
          "a length of " + Long.toUnsignedString(count)
              + ", so it is another file or cut off; name a whole model file");
    }
    String text = text(bytes((int) count));
    return size < 0
        ? SafetensorsHeader.readAtMost(where, text, most - LENGTH - count)
        : SafetensorsHeader.read(where, text, size - LENGTH - count);
  }

  /** Reads {@code count} bytes. If the length is unknown, memory grows with the bytes that arrive. */
  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[size >= 0 ? count : Math.min(count, BUFFER)];
    int at = 0;
    while (at < count) {
      if (at == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * at));
      }
      int some = Math.min(BUFFER, bytes.length - at);
      fill(bytes, at, some);
      at += some;
    }
    return bytes;
  }

  private float[] floats(SafetensorsHeader.Entry entry) throws IOException {
    int count = entry.size();
    int width = entry.type().bytes();
    int each = BUFFER / width;
    float[] values = new float[size >= 0 ? count : Math.min(count, each)];
    int at = 0;
    while (at < count) {
      if (at == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * at));
      }
      int some = Math.min(each, values.length - at);
      fill(buffer, 0, some * width);
      entry.type().read(little(buffer), values, at, some);
      at += some;
    }
    return values;
  }

  private void fill(byte[] bytes, int from, int count) throws IOException {
    int got = in.readNBytes(bytes, from, count);
    if (got < count) {
      throw FormatException.of(where, count - got + " more bytes", "the end of the file");
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw FormatException.of(where, "a header in UTF-8", "other bytes").because(e);
    }
  }
}
