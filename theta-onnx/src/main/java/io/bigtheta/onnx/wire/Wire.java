package io.bigtheta.onnx.wire;

import io.bigtheta.spec.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;

/**
 * Reads the fields of one message, one after the other. A message lies in a window of the bytes of the file; no field may
 * reach beyond the window of its message, and messages lie at most 64 deep. Field by field:
 *
 * <pre>{@code
 * while (wire.next()) {
 *   switch (wire.field()) {
 *     case 1 -> name = wire.text();
 *     default -> wire.skip();
 *   }
 * }
 * }</pre>
 */
public final class Wire {
  /** How a field is encoded; the codes of the format. */
  private static final int VARINT = 0;

  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private static final int DEEPEST = 64;
  private static final String[] NAMES = {
    "a number",
    "eight bytes",
    "a length",
    "a group",
    "the end of a group",
    "four bytes",
    "code 6",
    "code 7"
  };

  private final ByteBuffer bytes;
  private final int end;
  private final int depth;
  private int at;
  private int field;
  private int kind;

  private Wire(ByteBuffer bytes, int at, int end, int depth) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.depth = depth;
  }

  /** Reads a message that fills an array. */
  public static Wire of(byte[] file) {
    return new Wire(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), 0, file.length, 1);
  }

  /** Goes to the next field; false at the end of the message. */
  public boolean next() {
    if (at == end) {
      return false;
    }
    long tag = varint();
    kind = (int) (tag & 7);
    long number = tag >>> 3;
    if (number < 1 || number > 0x1fff_ffff) {
      throw refuse("the number of a field from 1 on", number);
    }
    field = (int) number;
    return true;
  }

  /** The number of the field. */
  public int field() {
    return field;
  }

  /** Passes over the field. */
  public void skip() {
    switch (kind) {
      case VARINT -> varint();
      case EIGHT_BYTES -> forward(8);
      case LENGTH -> forward(length());
      case FOUR_BYTES -> forward(4);
      default -> throw refuse("a field of ONNX, which has no groups", NAMES[kind]);
    }
  }

  /** The message in the field. */
  public Wire message() {
    if (depth == DEEPEST) {
      throw refuse("messages within messages at most " + DEEPEST + " deep", "a deeper one");
    }
    expect(LENGTH);
    int length = length();
    Wire inner = new Wire(bytes, at, at + length, depth + 1);
    forward(length);
    return inner;
  }

  /** The text in the field. */
  public String text() {
    ByteBuffer part = bytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw refuse("a text in UTF-8", "other bytes in field " + field);
    }
  }

  /** The bytes in the field: a window on the bytes of the file, little-endian. */
  public ByteBuffer bytes() {
    expect(LENGTH);
    int length = length();
    ByteBuffer part = bytes.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    forward(length);
    return part;
  }

  /** The whole number in the field. */
  public long number() {
    expect(VARINT);
    return varint();
  }

  /** The float32 in the field. */
  public float single() {
    expect(FOUR_BYTES);
    return Float.intBitsToFloat(four());
  }

  /** The whole numbers in the field: one, or many that are packed. */
  public void numbers(LongConsumer to) {
    if (kind == VARINT) {
      to.accept(varint());
      return;
    }
    expect(LENGTH);
    Wire packed = packed(length());
    while (packed.at < packed.end) {
      to.accept(packed.varint());
    }
  }

  /** The float32 numbers in the field: one, or many that are packed. */
  public void singles(DoubleConsumer to) {
    if (kind == FOUR_BYTES) {
      to.accept(Float.intBitsToFloat(four()));
      return;
    }
    expect(LENGTH);
    Wire packed = packed(length());
    while (packed.at < packed.end) {
      to.accept(Float.intBitsToFloat(packed.four()));
    }
  }

  /** The float64 numbers in the field: one, or many that are packed. */
  public void doubles(DoubleConsumer to) {
    if (kind == EIGHT_BYTES) {
      to.accept(Double.longBitsToDouble(eight()));
      return;
    }
    expect(LENGTH);
    Wire packed = packed(length());
    while (packed.at < packed.end) {
      to.accept(Double.longBitsToDouble(packed.eight()));
    }
  }

  private Wire packed(int length) {
    Wire inner = new Wire(bytes, at, at + length, depth);
    forward(length);
    return inner;
  }

  private void expect(int wanted) {
    if (kind != wanted) {
      throw refuse(NAMES[wanted] + " in field " + field, NAMES[kind]);
    }
  }

  private int four() {
    int start = at;
    forward(4);
    return bytes.getInt(start);
  }

  private long eight() {
    int start = at;
    forward(8);
    return bytes.getLong(start);
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw refuse(
          "a length of at most " + (end - at) + " bytes, which is all that follows",
          Long.toUnsignedString(length));
    }
    return (int) length;
  }

  private void forward(int count) {
    if (count > end - at) {
      throw refuse(count + " more bytes", end - at);
    }
    at += count;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at == end) {
        throw refuse("the rest of a number", "the end of the message");
      }
      byte next = bytes.get(at++);
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw refuse("a number of at most 10 bytes", "a longer one");
  }

  private Refusal refuse(String expected, Object got) {
    return Refusal.of("byte " + at, expected, got, "the file is damaged, or it is no ONNX file");
  }
}
