package io.bigtheta.io;

import io.bigtheta.math.Half;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of numbers in a safetensors file, by the names that they have there. */
enum Dtype {
  F64(Double.BYTES, true),
  F32(Float.BYTES, true),
  F16(Short.BYTES, true),
  BF16(Short.BYTES, true),
  I64(Long.BYTES, false),
  U64(Long.BYTES, false),
  I32(Integer.BYTES, false),
  U32(Integer.BYTES, false),
  I16(Short.BYTES, false),
  U16(Short.BYTES, false),
  I8(1, false),
  U8(1, false),
  BOOL(1, false);

  private final int bytes;
  private final boolean real;

  Dtype(int bytes, boolean real) {
    this.bytes = bytes;
    this.real = real;
  }

  static Optional<Dtype> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The size of one number in bytes. */
  int bytes() {
    return bytes;
  }

  /** Whether such numbers can be weights: all but whole numbers and truth values. */
  boolean real() {
    return real;
  }

  /** The nearest float32 of each of the next numbers in {@code from}, which are real. */
  void read(ByteBuffer from, float[] values, int at, int count) {
    if (this == F32) {
      from.asFloatBuffer().get(values, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      values[at + i] = switch (this) {
        case F64 -> (float) from.getDouble();
        case F16 -> Half.ofBits(from.getShort());
        case BF16 -> Float.intBitsToFloat(from.getShort() << Short.SIZE);
        default -> throw new IllegalStateException(name());
      };
    }
  }
}
