package io.bigtheta.formats;

import io.bigtheta.io.Iso;
import io.bigtheta.io.Records;
import io.bigtheta.io.Records.Kind;
import io.bigtheta.math.Half;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A column of a Parquet file: how its values are stored, and how they become texts.
 *
 * @param type how it is stored: one of the constants here
 * @param length of a value in bytes, for {@link #FIXED}
 * @param optional whether cells may be missing
 * @param nested whether it is part of a list or a structure
 * @param meaning what the values stand for
 * @param scale digits behind the point of a decimal number
 * @param perSecond units of a time that make a second
 */
record ParquetLeaf(
    String name,
    int type,
    int length,
    boolean optional,
    boolean nested,
    Meaning meaning,
    int scale,
    long perSecond) {
  static final int BOOLEAN = 0;
  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int INT96 = 3;
  static final int FLOAT = 4;
  static final int DOUBLE = 5;
  static final int BYTES = 6;
  static final int FIXED = 7;

  private static final long EPOCH_IN_JULIAN_DAYS = 2_440_588;

  /** What stored values stand for. */
  enum Meaning {
    PLAIN,
    TEXT,
    UNSIGNED,
    DECIMAL,
    DATE,
    TIME,
    MOMENT,
    UUID,
    HALF,
    /** Something that is no cell, such as an interval. */
    OTHER
  }

  /** Whether a cell can be written as text. */
  boolean read() {
    boolean bytes = type == FIXED && meaning == Meaning.PLAIN;
    return !nested && !bytes && meaning != Meaning.OTHER;
  }

  /** Bytes of a value; 0 if each has its own length, or is a bit. */
  int width() {
    return switch (type) {
      case INT32, FLOAT -> 4;
      case INT64, DOUBLE -> 8;
      case INT96 -> 12;
      case FIXED -> length;
      default -> 0;
    };
  }

  /** Whether a value is a number of 32 or 64 bits. */
  boolean bits() {
    return type == INT32 || type == INT64 || type == FLOAT || type == DOUBLE;
  }

  Kind kind() {
    return switch (meaning) {
      case DECIMAL, UNSIGNED, HALF -> Kind.NUMBERS;
      case DATE, TIME, MOMENT -> Kind.DATES;
      case PLAIN ->
        type == BOOLEAN || type == BYTES ? Kind.WORDS : type == INT96 ? Kind.DATES : Kind.NUMBERS;
      default -> Kind.WORDS;
    };
  }

  /** The text of a value of 32 bits, which are sign-extended, or 64 bits. */
  String text(long bits) {
    return switch (meaning) {
      case DECIMAL -> Iso.decimal(BigInteger.valueOf(bits), scale);
      case UNSIGNED -> Long.toUnsignedString(type == INT32 ? bits & 0xFFFF_FFFFL : bits);
      case DATE -> Iso.date(bits);
      case TIME -> Iso.time(bits, perSecond);
      case MOMENT -> Iso.moment(bits, perSecond);
      default ->
        switch (type) {
          case FLOAT -> Records.text(Float.intBitsToFloat((int) bits));
          case DOUBLE -> Records.text(Double.longBitsToDouble(bits));
          case BOOLEAN -> bits == 0 ? "false" : "true";
          default -> Long.toString(bits);
        };
    };
  }

  /** The text of a value of other length. */
  String text(byte[] data, int from, int count) {
    java.util.Objects.checkFromIndexSize(from, count, data.length);
    if (type == INT96) {
      ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      long day = bytes.getInt(from + 8) - EPOCH_IN_JULIAN_DAYS;
      long nanos = bytes.getLong(from);
      return Iso.second(Math.addExact(day * 86_400L, Math.floorDiv(nanos, 1_000_000_000L)), (int)
          Math.floorMod(nanos, 1_000_000_000L));
    }
    return switch (meaning) {
      case DECIMAL -> count == 0 ? "" : Iso.decimal(new BigInteger(data, from, count), scale);
      case HALF ->
        Records.text(Half.ofBits((short) ((data[from] & 0xFF) | (data[from + 1] & 0xFF) << 8)));
      case UUID -> uuid(data, from);
      default -> new String(data, from, count, StandardCharsets.UTF_8);
    };
  }

  private static String uuid(byte[] data, int from) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    return new java.util.UUID(bytes.getLong(from), bytes.getLong(from + 8)).toString();
  }
}
