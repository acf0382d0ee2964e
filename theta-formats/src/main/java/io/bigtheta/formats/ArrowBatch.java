package io.bigtheta.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;

/** Some rows of an Arrow file. Its columns are asked for one after the other, in the order of the schema. */
final class ArrowBatch {
  private final String where;
  private final FileChannel file;
  private final long body;
  private final long length;
  private final Flat batch;
  /** 0 for LZ4, 1 for Zstandard, −1 for none. */
  private final int packing;

  private final int rows;
  private int node;
  private int buffer;
  private int variadic;

  /**
   * @param batch its description
   * @param body where its bytes begin
   * @param length of its bytes
   */
  ArrowBatch(String where, FileChannel file, Flat batch, long body, long length) {
    this.where = where;
    this.file = file;
    this.batch = batch;
    this.body = body;
    this.length = length;
    packing = batch.has(3) ? batch.table(3).int8(0, 0) : -1;
    rows = rows(batch.int64(0));
  }

  int rows() {
    return rows;
  }

  private static int rows(long count) {
    if (count < 0 || count > Integer.MAX_VALUE - 8) {
      throw new IndexOutOfBoundsException(count + " rows in one batch");
    }
    return (int) count;
  }

  /** Reads the next column. */
  ArrowCells read(ArrowField field, Map<Long, List<String>> dictionaries) throws IOException {
    if (field.dictionary() >= 0) {
      ArrowCells places = read(field.index(), dictionaries);
      List<String> words = dictionaries.getOrDefault(field.dictionary(), List.of());
      return row -> {
        String place = places.text(row);
        return place.isEmpty() ? "" : words.get(Integer.parseInt(place));
      };
    }
    int count = count();
    if (field.type() == ArrowField.NULL) {
      return row -> "";
    }
    byte[] valid = bytes();
    if (valid.length > 0 && valid.length < (count + 7L) / 8) {
      throw new IndexOutOfBoundsException("marks of missing cells");
    }
    ArrowCells cells = values(field, count);
    return valid.length == 0
        ? cells
        : row -> (valid[row >> 3] >> (row & 7) & 1) == 0 ? "" : cells.text(row);
  }

  private ArrowCells values(ArrowField field, int count) throws IOException {
    switch (field.type()) {
      case ArrowField.UTF8, ArrowField.LARGE_UTF8 -> {
        int width = field.type() == ArrowField.UTF8 ? 4 : 8;
        ByteBuffer offsets = enough(bytes(), count == 0 ? 0 : width * (count + 1L));
        return ArrowCells.texts(offsets, width, bytes());
      }
      case ArrowField.UTF8_VIEW -> {
        ByteBuffer views = enough(bytes(), 16L * count);
        byte[][] data = new byte[views()][];
        for (int i = 0; i < data.length; i++) {
          data[i] = bytes();
        }
        return ArrowCells.views(views, data);
      }
      case ArrowField.BOOL -> {
        ByteBuffer bits = enough(bytes(), (count + 7L) / 8);
        return row -> (bits.get(row >> 3) >> (row & 7) & 1) == 0 ? "false" : "true";
      }
      default -> {
        return ArrowCells.fixed(field, enough(bytes(), count * (long) (field.bits() / 8)));
      }
    }
  }

  private static ByteBuffer enough(byte[] bytes, long wanted) {
    if (bytes.length < wanted) {
      throw new IndexOutOfBoundsException(wanted + " bytes, not " + bytes.length);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Passes a column that is not read. */
  void skip(ArrowField field) {
    if (field.dictionary() >= 0) {
      skip(field.index());
      return;
    }
    node++;
    buffer += switch (field.type()) {
      case ArrowField.NULL, ArrowField.RUN_ENDS -> 0;
      case ArrowField.STRUCT, ArrowField.FIXED_LIST -> 1;
      case ArrowField.UNION -> field.dense() ? 2 : 1;
      case ArrowField.BINARY,
          ArrowField.UTF8,
          ArrowField.LARGE_BINARY,
          ArrowField.LARGE_UTF8,
          ArrowField.LIST_VIEW,
          ArrowField.LARGE_LIST_VIEW -> 3;
      case ArrowField.BINARY_VIEW, ArrowField.UTF8_VIEW -> 2 + views();
      default -> 2;
    };
    field.children().forEach(this::skip);
  }

  private int count() {
    if (node >= batch.count(1)) {
      throw new IndexOutOfBoundsException("a column without a description");
    }
    int count = rows(batch.element(1, node++, 16, 0));
    if (count < rows) {
      throw new IndexOutOfBoundsException("a column of " + count + " rows");
    }
    return count;
  }

  private int views() {
    if (variadic >= batch.count(4)) {
      throw new IndexOutOfBoundsException("a column without its texts");
    }
    long count = batch.element(4, variadic++, 8, 0);
    if (count < 0 || count > batch.count(2)) {
      throw new IndexOutOfBoundsException(count + " pieces of text");
    }
    return (int) count;
  }

  /** Reads the next buffer, and unpacks it. */
  private byte[] bytes() throws IOException {
    if (buffer >= batch.count(2)) {
      throw new IndexOutOfBoundsException("a column without bytes");
    }
    long offset = batch.element(2, buffer, 16, 0);
    long count = batch.element(2, buffer++, 16, 8);
    if (offset < 0 || count < 0 || count > length - offset || count > Integer.MAX_VALUE - 8) {
      throw new IndexOutOfBoundsException("bytes beyond the end");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) count).order(ByteOrder.LITTLE_ENDIAN);
    fill(file, bytes, body + offset);
    return packing < 0 || count == 0 ? bytes.array() : unpacked(bytes);
  }

  static void fill(FileChannel file, ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      int got = file.read(bytes, at);
      if (got < 0) {
        throw new EOFException("the end of the file");
      }
      at += got;
    }
    bytes.flip();
  }

  private byte[] unpacked(ByteBuffer bytes) throws IOException {
    long promised = bytes.getLong(0);
    byte[] packed = bytes.array();
    if (promised == -1) {
      return java.util.Arrays.copyOfRange(packed, 8, packed.length);
    }
    int size = Damage.length(where, ArrowFormat.NAME, promised, packed.length);
    if (packing == 0) {
      return Lz4.frame(packed, 8, packed.length, size);
    }
    if (packing != 1) {
      throw new IndexOutOfBoundsException("packing " + packing);
    }
    return Zstandard.unpack(packed, 8, packed.length, size);
  }
}
