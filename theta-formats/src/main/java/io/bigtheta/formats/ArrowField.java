package io.bigtheta.formats;

import io.bigtheta.io.Records.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A column as the schema of an Arrow file declares it.
 *
 * @param type number of its type in the format, such as {@link #UTF8}
 * @param bits of a value, for numbers, dates and times
 * @param signed whether a whole number has a sign
 * @param scale digits behind the point of a decimal number
 * @param perSecond units of a time that make a second
 * @param dictionary number of the dictionary that its values are in; −1 for none
 * @param indexBits bits of a place in the dictionary
 * @param indexSigned whether such a place has a sign
 */
record ArrowField(
    String name,
    int type,
    int bits,
    boolean signed,
    int scale,
    long perSecond,
    boolean dense,
    List<ArrowField> children,
    long dictionary,
    int indexBits,
    boolean indexSigned) {
  static final int NULL = 1;
  static final int INT = 2;
  static final int FLOAT = 3;
  static final int BINARY = 4;
  static final int UTF8 = 5;
  static final int BOOL = 6;
  static final int DECIMAL = 7;
  static final int DATE = 8;
  static final int TIME = 9;
  static final int TIMESTAMP = 10;
  static final int LIST = 12;
  static final int STRUCT = 13;
  static final int UNION = 14;
  static final int FIXED_LIST = 16;
  static final int MAP = 17;
  static final int DURATION = 18;
  static final int LARGE_BINARY = 19;
  static final int LARGE_UTF8 = 20;
  static final int LARGE_LIST = 21;
  static final int RUN_ENDS = 22;
  static final int BINARY_VIEW = 23;
  static final int UTF8_VIEW = 24;
  static final int LIST_VIEW = 25;
  static final int LARGE_LIST_VIEW = 26;

  private static final int DEEPEST = 32;
  private static final int MOST = 1 << 20;
  private static final long[] PER_SECOND = {1, 1000, 1_000_000, 1_000_000_000};

  /** The columns of a schema. */
  static List<ArrowField> schema(Flat schema) {
    List<ArrowField> fields = new ArrayList<>();
    int[] left = {MOST};
    for (int i = 0; i < schema.count(1); i++) {
      fields.add(of(schema.element(1, i), 0, left));
    }
    return fields;
  }

  private static ArrowField of(Flat field, int depth, int[] left) {
    if (depth > DEEPEST || --left[0] < 0) {
      throw new IndexOutOfBoundsException("too many columns");
    }
    int type = field.int8(2, 0);
    int bits = 0;
    boolean signed = false;
    int scale = 0;
    long perSecond = 1;
    boolean dense = false;
    Flat info = field.table(3);
    switch (type) {
      case INT -> {
        bits = bits(info.int32(0, 0), 8, 16, 32, 64);
        signed = info.int8(1, 0) != 0;
      }
      case FLOAT -> bits = 16 << checked(info.int16(0, 0), 3);
      case DECIMAL -> {
        scale = info.int32(1, 0);
        bits = bits(info.int32(2, 128), 32, 64, 128, 256);
      }
      case DATE -> bits = info.int16(0, 1) == 0 ? 32 : 64;
      case TIME -> {
        bits = bits(info.int32(1, 32), 32, 64);
        perSecond = PER_SECOND[checked(info.int16(0, 1), 4)];
      }
      case TIMESTAMP, DURATION -> {
        bits = 64;
        perSecond = PER_SECOND[checked(info.int16(0, type == DURATION ? 1 : 0), 4)];
      }
      case UNION -> dense = info.int16(0, 0) == 1;
      default -> bits = 0;
    }
    List<ArrowField> children = new ArrayList<>();
    for (int i = 0; i < field.count(5); i++) {
      children.add(of(field.element(5, i), depth + 1, left));
    }
    long dictionary = -1;
    int indexBits = 32;
    boolean indexSigned = true;
    if (field.has(4)) {
      Flat encoding = field.table(4);
      dictionary = encoding.int64(0);
      if (encoding.has(1)) {
        indexBits = bits(encoding.table(1).int32(0, 0), 8, 16, 32, 64);
        indexSigned = encoding.table(1).int8(1, 0) != 0;
      }
    }
    return new ArrowField(
        field.text(0),
        type,
        bits,
        signed,
        scale,
        perSecond,
        dense,
        children,
        dictionary,
        indexBits,
        indexSigned);
  }

  private static int checked(int value, int end) {
    return java.util.Objects.checkIndex(value, end);
  }

  private static int bits(int value, int... known) {
    for (int bits : known) {
      if (bits == value) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number of " + value + " bits");
  }

  /** The column of places in the dictionary. */
  ArrowField index() {
    return new ArrowField(
        name, INT, indexBits, indexSigned, 0, 1, false, List.of(), -1, indexBits, indexSigned);
  }

  /** The column of values that a dictionary holds. */
  ArrowField values() {
    return new ArrowField(
        name, type, bits, signed, scale, perSecond, dense, children, -1, indexBits, indexSigned);
  }

  /** Whether a cell can be written as text. */
  boolean read() {
    return switch (type) {
      case NULL,
          INT,
          FLOAT,
          UTF8,
          BOOL,
          DECIMAL,
          DATE,
          TIME,
          TIMESTAMP,
          DURATION,
          LARGE_UTF8,
          UTF8_VIEW -> true;
      default -> false;
    };
  }

  Kind kind() {
    if (dictionary >= 0) {
      return Kind.WORDS;
    }
    return switch (type) {
      case INT, FLOAT, DECIMAL, DURATION -> Kind.NUMBERS;
      case DATE, TIME, TIMESTAMP -> Kind.DATES;
      case NULL -> Kind.UNKNOWN;
      default -> Kind.WORDS;
    };
  }
}
