package io.bigtheta.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the compact protocol of Thrift, in which Parquet describes its bytes. Wrong lengths end in an {@link
 * IndexOutOfBoundsException}.
 */
final class Thrift {
  static final int TRUE = 1;
  static final int LIST = 9;
  static final int STRUCT = 12;

  private static final int DEEPEST = 32;

  private final byte[] bytes;
  private int at;
  private int depth;

  Thrift(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Takes a field of a structure: it reads the value, or skips it. */
  interface Fields {
    void take(int id, int type);
  }

  /** Reads an element of a list. */
  interface Element<T> {
    T read();
  }

  /** Where the next byte is. */
  int at() {
    return at;
  }

  void struct(Fields fields) {
    if (++depth > DEEPEST) {
      throw new IndexOutOfBoundsException("structures in structures");
    }
    int id = 0;
    while (true) {
      int head = bytes[at++] & 0xFF;
      int type = head & 15;
      if (type == 0) {
        break;
      }
      id = head >> 4 == 0 ? (int) number() : id + (head >> 4);
      fields.take(id, type);
    }
    depth--;
  }

  /** A whole number of any width. */
  long number() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  int whole() {
    return (int) number();
  }

  /** A number of one byte. */
  int small() {
    return bytes[at++];
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number without end");
  }

  String text() {
    int length = length(varint());
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Every element takes a byte at least. */
  private int length(long count) {
    if (count < 0 || count > bytes.length - at) {
      throw new IndexOutOfBoundsException("a length of " + count);
    }
    return (int) count;
  }

  <T> List<T> list(Element<T> element) {
    int head = bytes[at++] & 0xFF;
    int count = head >> 4 == 15 ? length(varint()) : head >> 4;
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(element.read());
    }
    return elements;
  }

  void skip(int type) {
    switch (type) {
      case 1, 2 -> {} // truth values are in their type
      case 3 -> at++;
      case 4, 5, 6 -> varint();
      case 7 -> at += 8;
      case 8 -> {
        int length = length(varint());
        at += length;
      }
      case LIST, 10 -> {
        int head = bytes[at++] & 0xFF;
        int count = head >> 4 == 15 ? length(varint()) : head >> 4;
        for (int i = 0; i < count; i++) {
          element(head & 15);
        }
      }
      case 11 -> {
        int count = length(varint());
        int kinds = count == 0 ? 0 : bytes[at++];
        for (int i = 0; i < count; i++) {
          element(kinds >> 4 & 15);
          element(kinds & 15);
        }
      }
      case STRUCT -> struct((id, inner) -> skip(inner));
      default -> throw new IndexOutOfBoundsException("a value of kind " + type);
    }
  }

  private void element(int type) {
    if (type == 1 || type == 2) {
      at++;
    } else {
      skip(type);
    }
  }
}
