package io.bigtheta.formats;

import io.bigtheta.io.Iso;
import io.bigtheta.io.Records;
import io.bigtheta.math.Half;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The cells of a column in some rows, as text; a missing cell is empty. */
@FunctionalInterface
interface ArrowCells {
  String text(int row);

  /** Texts that lie one after the other. */
  static ArrowCells texts(ByteBuffer offsets, int width, byte[] data) {
    return row -> {
      long from = width == 4 ? offsets.getInt(4 * row) : offsets.getLong(8 * row);
      long to = width == 4 ? offsets.getInt(4 * row + 4) : offsets.getLong(8 * row + 8);
      if (from < 0 || to < from || to > data.length) {
        throw new IndexOutOfBoundsException("a text beyond the end");
      }
      return new String(data, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    };
  }

  /** Texts that are short and in the view, or lie in one of several pieces. */
  static ArrowCells views(ByteBuffer views, byte[][] data) {
    return row -> {
      int at = 16 * row;
      int length = views.getInt(at);
      if (length >= 0 && length <= 12) {
        return new String(views.array(), at + 4, length, StandardCharsets.UTF_8);
      }
      byte[] piece = data[views.getInt(at + 8)];
      int from = views.getInt(at + 12);
      if (length < 0 || from < 0 || length > piece.length - from) {
        throw new IndexOutOfBoundsException("a text beyond the end");
      }
      return new String(piece, from, length, StandardCharsets.UTF_8);
    };
  }

  /** Values of a fixed width. */
  static ArrowCells fixed(ArrowField field, ByteBuffer bytes) {
    int bits = field.bits();
    long perSecond = field.perSecond();
    return switch (field.type()) {
      case ArrowField.INT -> row -> whole(bytes, row, bits, field.signed());
      case ArrowField.FLOAT ->
        bits == 16
            ? row -> Records.text(Half.ofBits(bytes.getShort(2 * row)))
            : bits == 32
                ? row -> Records.text(bytes.getFloat(4 * row))
                : row -> Records.text(bytes.getDouble(8 * row));
      case ArrowField.DATE ->
        bits == 32
            ? row -> Iso.date(bytes.getInt(4 * row))
            : row -> Iso.date(Math.floorDiv(bytes.getLong(8 * row), 86_400_000L));
      case ArrowField.TIME ->
        bits == 32
            ? row -> Iso.time(bytes.getInt(4 * row), perSecond)
            : row -> Iso.time(bytes.getLong(8 * row), perSecond);
      case ArrowField.TIMESTAMP -> row -> Iso.moment(bytes.getLong(8 * row), perSecond);
      case ArrowField.DURATION -> row -> Iso.seconds(bytes.getLong(8 * row), perSecond);
      case ArrowField.DECIMAL -> row -> decimal(bytes, row, bits / 8, field.scale());
      default -> throw new IndexOutOfBoundsException("a column of type " + field.type());
    };
  }

  private static String whole(ByteBuffer bytes, int row, int bits, boolean signed) {
    long value = switch (bits) {
      case 8 -> signed ? bytes.get(row) : bytes.get(row) & 0xFF;
      case 16 -> signed ? bytes.getShort(2 * row) : bytes.getShort(2 * row) & 0xFFFF;
      case 32 -> signed ? bytes.getInt(4 * row) : bytes.getInt(4 * row) & 0xFFFF_FFFFL;
      default -> bytes.getLong(8 * row);
    };
    return signed ? Long.toString(value) : Long.toUnsignedString(value);
  }

  private static String decimal(ByteBuffer bytes, int row, int width, int scale) {
    byte[] big = new byte[width];
    for (int i = 0; i < width; i++) {
      big[i] = bytes.get(row * width + width - 1 - i);
    }
    return Iso.decimal(new BigInteger(big), scale);
  }

  /** Bytes as Arrow orders them. */
  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
