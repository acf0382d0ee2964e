package io.bigtheta.io;

import io.bigtheta.math.Half;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * An array of NumPy (NEP 1): numbers of any width, truth values, texts or dates, in either order of bytes and of axes.
 * Arrays of Python objects are refused, since reading them means running what they say. All lengths are checked before
 * anything is allocated.
 *
 * <p>Values are numbered in the order of C, the last axis fastest, whatever their order in the file is.
 */
public final class Npy {
  private static final String MAGIC = "\u0093NUMPY";
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int MOST = Integer.MAX_VALUE - 8;
  /** The highest compression of Deflate. */
  private static final long PACKING = 1032;

  private final String where;
  private final NpyHeader header;
  private final ByteBuffer bytes;
  private final int size;

  private Npy(String where, NpyHeader header, byte[] bytes, int size) {
    this.where = where;
    this.header = header;
    this.bytes = ByteBuffer.wrap(bytes)
        .order(header.little() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    this.size = size;
  }

  /** Reads a file {@code .npy}. */
  public static Npy read(Path file) throws IOException {
    long length = Source.size(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), in, length < 0 ? Long.MAX_VALUE : length);
    }
  }

  /**
   * Reads an array from a stream, up to its end.
   *
   * @param where for messages
   * @param most an upper bound of the bytes that the stream can hold
   */
  static Npy read(String where, InputStream in, long most) throws IOException {
    Start start = start(where, in);
    NpyHeader header = start.header;
    long values = 1;
    for (int axis : header.shape()) {
      values *= axis;
      if (values > MOST) {
        throw FormatException.of(where, "at most " + MOST + " values", header.shapeText());
      }
    }
    long wanted = values * header.width();
    if (wanted > MOST || wanted > most - start.length) {
      throw FormatException.of(
          where,
          wanted + " bytes for an array of " + header.shapeText(),
          wanted > MOST ? "a limit of " + MOST : "a shorter file",
          wanted > MOST ? "split it" : "fetch it again");
    }
    byte[] bytes = exactly(where, in, (int) wanted);
    if (in.read() >= 0) {
      throw FormatException.of(where, wanted + " bytes for " + header.shapeText(), "more");
    }
    return new Npy(where, header, bytes, (int) values);
  }

  /**
   * What stands before the values.
   *
   * @param length number of bytes
   */
  record Start(NpyHeader header, int length) {}

  /** Reads what stands before the values. */
  static Start start(String where, InputStream in) throws IOException {
    byte[] start = exactly(where, in, 10);
    if (!TableFile.begins(start, MAGIC)) {
      throw FormatException.of(where, "an array of NumPy", "other bytes");
    }
    int version = start[6];
    int length = (start[8] & 0xFF) | (start[9] & 0xFF) << 8;
    int before = 10;
    if (version == 2 || version == 3) {
      byte[] high = exactly(where, in, 2);
      length |= (high[0] & 0xFF) << 16 | (high[1] & 0xFF) << 24;
      before = 12;
    } else if (version != 1) {
      throw FormatException.of(where, "an array of NumPy of version 1, 2 or 3", version + "");
    }
    if (length < 0 || length > LONGEST_HEADER) {
      throw FormatException.of(where, "a header of at most " + LONGEST_HEADER + " bytes", length);
    }
    String text = new String(exactly(where, in, length), StandardCharsets.UTF_8);
    return new Start(NpyHeader.of(where, text), before + length);
  }

  /** Memory grows with the bytes that are really there. */
  private static byte[] exactly(String where, InputStream in, int length) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(length);
    } catch (java.io.EOFException | ZipException e) {
      throw Guard.damaged(where, "zip", e);
    }
    if (bytes.length < length) {
      throw FormatException.of(
          where, length + " more bytes of an array of NumPy", bytes.length + "", "fetch it again");
    }
    return bytes;
  }

  /** The bytes that a packed file of this length can hold at most. */
  static long most(long packed) {
    return PACKING * (packed + 1);
  }

  /** The length of each axis; empty for a single value. */
  public int[] shape() {
    return header.shape().clone();
  }

  /** The number of values. */
  public int size() {
    return size;
  }

  /** Whether the values are numbers or truth values. */
  public boolean numeric() {
    return header.kind() != 'U' && header.kind() != 'S' && header.kind() != 'M';
  }

  /** Whether each value is a byte 0 … 255. */
  public boolean unsignedBytes() {
    return header.kind() == 'u' && header.width() == 1;
  }

  /** Whether the values are whole numbers or truth values. */
  public boolean whole() {
    return header.kind() == 'i' || header.kind() == 'u' || header.kind() == 'b';
  }

  /** What kind the values are, as NumPy writes it, such as {@code <f4}. */
  public String type() {
    return header.type();
  }

  /** A number; a truth value is 0 or 1. */
  public double number(int index) {
    int at = place(index);
    int width = header.width();
    return switch (header.kind()) {
      case 'b' -> bytes.get(at) == 0 ? 0 : 1;
      case 'u' -> {
        long value = integer(at, width);
        yield value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
      }
      case 'i', 'm' -> integer(at, width);
      case 'f' ->
        width == 2
            ? Half.ofBits(bytes.getShort(at))
            : width == 4 ? bytes.getFloat(at) : bytes.getDouble(at);
      default -> throw FormatException.of(where, "an array of numbers", header.type());
    };
  }

  /** The whole number at a value of kind i or u. */
  private long integer(int at, int width) {
    boolean signed = header.kind() != 'u';
    return switch (width) {
      case 1 -> signed ? bytes.get(at) : bytes.get(at) & 0xFF;
      case 2 -> signed ? bytes.getShort(at) : bytes.getShort(at) & 0xFFFF;
      case 4 -> signed ? bytes.getInt(at) : bytes.getInt(at) & 0xFFFF_FFFFL;
      default -> bytes.getLong(at);
    };
  }

  /** A value as text: numbers in full, dates as ISO 8601; empty for a missing number or date. */
  public String text(int index) {
    int at = place(index);
    int width = header.width();
    return switch (header.kind()) {
      case 'b' -> bytes.get(at) == 0 ? "false" : "true";
      case 'i' -> Long.toString(integer(at, width));
      case 'u' -> Long.toUnsignedString(integer(at, width));
      case 'f' ->
        width == 8 ? Records.text(bytes.getDouble(at)) : Records.text((float) number(index));
      case 'm' -> bytes.getLong(at) == Long.MIN_VALUE ? "" : Long.toString(bytes.getLong(at));
      case 'M' -> header.date(bytes.getLong(at));
      case 'U' -> wide(at, width / 4);
      default -> narrow(at, width);
    };
  }

  private String wide(int at, int length) {
    StringBuilder text = new StringBuilder();
    int end = length;
    while (end > 0 && bytes.getInt(at + 4 * (end - 1)) == 0) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      int c = bytes.getInt(at + 4 * i);
      text.appendCodePoint(Character.isValidCodePoint(c) ? c : 0xFFFD);
    }
    return text.toString();
  }

  private String narrow(int at, int length) {
    int end = length;
    while (end > 0 && bytes.get(at + end - 1) == 0) {
      end--;
    }
    return new String(bytes.array(), at, end, StandardCharsets.UTF_8);
  }

  /** All values of an array of {@link #unsignedBytes}, in the order of C. */
  public byte[] bytes() {
    if (!unsignedBytes()) {
      throw FormatException.of(where, "an array of bytes", header.type());
    }
    if (!header.fortran()) {
      return bytes.array().clone();
    }
    byte[] values = new byte[size];
    for (int i = 0; i < size; i++) {
      values[i] = bytes.get(place(i));
    }
    return values;
  }

  /** Where a value lies in the bytes. */
  private int place(int index) {
    java.util.Objects.checkIndex(index, size);
    int[] shape = header.shape();
    if (!header.fortran() || shape.length < 2) {
      return index * header.width();
    }
    int rest = index;
    int place = 0;
    int step = size;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      step /= shape[axis];
      place += rest % shape[axis] * step;
      rest /= shape[axis];
    }
    return place * header.width();
  }

  @Override
  public String toString() {
    return header.type() + " " + Arrays.toString(header.shape());
  }
}
