package io.bigtheta.onnx.tensor;

import io.bigtheta.math.Half;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** The types of the elements of a tensor, with the codes that ONNX files use for them. */
public enum ElementType {
  FLOAT(1, Storage.FLOATS, 4),
  UINT8(2, Storage.LONGS, 1),
  INT8(3, Storage.LONGS, 1),
  UINT16(4, Storage.LONGS, 2),
  INT16(5, Storage.LONGS, 2),
  INT32(6, Storage.LONGS, 4),
  INT64(7, Storage.LONGS, 8),
  STRING(8, Storage.STRINGS, 0),
  BOOL(9, Storage.BOOLEANS, 1),
  FLOAT16(10, Storage.FLOATS, 2),
  DOUBLE(11, Storage.DOUBLES, 8),
  UINT32(12, Storage.LONGS, 4),
  UINT64(13, Storage.LONGS, 8),
  BFLOAT16(16, Storage.FLOATS, 2);

  /** The arrays in which a tensor holds its elements. */
  public enum Storage {
    /** float[]; the narrow types are rounded to their own precision. */
    FLOATS,
    DOUBLES,
    /** long[] for every whole type; UINT64 as its 64 bits. */
    LONGS,
    BOOLEANS,
    STRINGS
  }

  /** Names of the codes that no tensor of Theta can hold, for messages. */
  private static final String[] OTHERS = {
    "complex64",
    "complex128",
    "",
    "float8e4m3fn",
    "float8e4m3fnuz",
    "float8e5m2",
    "float8e5m2fnuz",
    "uint4",
    "int4",
    "float4e2m1",
    "float8e8m0",
    "uint2",
    "int2"
  };

  private static final int FIRST_OTHER = 14;

  private final int code;
  private final Storage storage;
  private final int bytes;

  ElementType(int code, Storage storage, int bytes) {
    this.code = code;
    this.storage = storage;
    this.bytes = bytes;
  }

  /** The type of a code in a file. */
  public static ElementType of(long code) {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findFirst()
        .orElseThrow(() -> Refusal.of("type", "one of " + all(), named(code)));
  }

  private static String all() {
    return String.join(", ", Arrays.stream(values()).map(ElementType::toString).toList());
  }

  private static String named(long code) {
    int other = (int) Math.max(-1, Math.min(OTHERS.length, code - FIRST_OTHER));
    boolean known = other >= 0 && other < OTHERS.length && !OTHERS[other].isEmpty();
    return known ? OTHERS[other] : "code " + code;
  }

  /** The code of this type in a file. */
  public int code() {
    return code;
  }

  /** The array in which a tensor holds elements of this type. */
  public Storage storage() {
    return storage;
  }

  /** The bytes of an element in raw data; 0 for strings, which have no fixed length. */
  public int bytes() {
    return bytes;
  }

  /** Whether the elements are floating-point numbers. */
  public boolean floating() {
    return storage == Storage.FLOATS || storage == Storage.DOUBLES;
  }

  /** Whether the elements are whole numbers. */
  public boolean whole() {
    return storage == Storage.LONGS;
  }

  /** Whether the elements are whole numbers from 0 on. */
  public boolean unsigned() {
    return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
  }

  /** A number cut to the width of this whole type, as two's complement does. */
  public long wrapped(long value) {
    return switch (this) {
      case UINT8 -> value & 0xff;
      case INT8 -> (byte) value;
      case UINT16 -> value & 0xffff;
      case INT16 -> (short) value;
      case INT32 -> (int) value;
      case UINT32 -> value & 0xffff_ffffL;
      default -> value;
    };
  }

  /** A number rounded to the precision of this floating-point type. */
  public float rounded(float value) {
    return switch (this) {
      case FLOAT16 -> Half.rounded(value);
      case BFLOAT16 -> Half.brain(value);
      default -> value;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
