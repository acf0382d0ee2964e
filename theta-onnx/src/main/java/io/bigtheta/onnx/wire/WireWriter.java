package io.bigtheta.onnx.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes one message. Fields with the value that a reader assumes anyway are written too: no reader minds. */
public final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A whole number. */
  public WireWriter number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  /** A float32. */
  public WireWriter single(int field, float value) {
    varint((long) field << 3 | 5);
    raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  /** Float32 numbers, packed. */
  public WireWriter singles(int field, float... values) {
    ByteBuffer packed = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    packed.asFloatBuffer().put(values);
    return bytes(field, packed.array());
  }

  /** Whole numbers, packed. */
  public WireWriter numbers(int field, long... values) {
    WireWriter packed = new WireWriter();
    for (long value : values) {
      packed.varint(value);
    }
    return bytes(field, packed.toByteArray());
  }

  /** A text. */
  public WireWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message within the message. */
  public WireWriter message(int field, WireWriter inner) {
    return bytes(field, inner.toByteArray());
  }

  /** Bytes as they are. */
  public WireWriter bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    raw(value);
    return this;
  }

  private void raw(byte[] value) {
    out.write(value, 0, value.length);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** What was written so far. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
