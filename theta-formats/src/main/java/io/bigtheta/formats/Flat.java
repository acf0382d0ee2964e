package io.bigtheta.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A table of FlatBuffers, in which Arrow writes what its bytes mean. Indices that point out of the bytes end in an
 * {@link IndexOutOfBoundsException}.
 */
final class Flat {
  private static final int LONGEST_NAME = 1 << 16;

  private final ByteBuffer bytes;
  private final int at;

  private Flat(ByteBuffer bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The outermost table of bytes in little-endian order. */
  static Flat root(ByteBuffer bytes) {
    return new Flat(bytes, bytes.getInt(0));
  }

  /** Where a field is; 0 if it has its default. */
  private int place(int field) {
    int fields = at - bytes.getInt(at);
    int entry = 4 + 2 * field;
    if (entry + 2 > (bytes.getShort(fields) & 0xFFFF)) {
      return 0;
    }
    int offset = bytes.getShort(fields + entry) & 0xFFFF;
    return offset == 0 ? 0 : at + offset;
  }

  boolean has(int field) {
    return place(field) != 0;
  }

  int int8(int field, int usual) {
    int place = place(field);
    return place == 0 ? usual : bytes.get(place);
  }

  int int16(int field, int usual) {
    int place = place(field);
    return place == 0 ? usual : bytes.getShort(place);
  }

  int int32(int field, int usual) {
    int place = place(field);
    return place == 0 ? usual : bytes.getInt(place);
  }

  long int64(int field) {
    int place = place(field);
    return place == 0 ? 0 : bytes.getLong(place);
  }

  Flat table(int field) {
    int place = place(field);
    if (place == 0) {
      throw new IndexOutOfBoundsException("a table is missing");
    }
    return new Flat(bytes, place + bytes.getInt(place));
  }

  String text(int field) {
    int place = place(field);
    if (place == 0) {
      return "";
    }
    int start = place + bytes.getInt(place);
    int length = bytes.getInt(start);
    if (length < 0 || length > LONGEST_NAME) {
      throw new IndexOutOfBoundsException("a name of " + length + " bytes");
    }
    byte[] text = new byte[length];
    bytes.get(start + 4, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The number of elements of a vector. */
  int count(int field) {
    int place = place(field);
    int count = place == 0 ? 0 : bytes.getInt(place + bytes.getInt(place));
    if (count < 0 || count > bytes.limit()) {
      throw new IndexOutOfBoundsException("a vector of " + count);
    }
    return count;
  }

  /** A number in a vector of structures of whole numbers. */
  long element(int field, int index, int width, int offset) {
    int place = place(field);
    return bytes.getLong(place + bytes.getInt(place) + 4 + index * width + offset);
  }

  /** A table in a vector of tables. */
  Flat element(int field, int index) {
    int place = place(field);
    int entry = place + bytes.getInt(place) + 4 + 4 * index;
    return new Flat(bytes, entry + bytes.getInt(entry));
  }
}
