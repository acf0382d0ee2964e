package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a Parquet file says about it.
 *
 * @param leaves the stored columns
 * @param groups the groups of rows
 */
record ParquetMeta(List<ParquetLeaf> leaves, List<Group> groups) {
  private static final int LONGEST = 1 << 28;
  /** Rows that are accepted however few bytes they take. */
  private static final long FREE_ROWS = 1L << 24;

  private static final long MOST_ROWS_PER_BYTE = 64;

  /** Some rows, with a piece of the file for each stored column. */
  record Group(List<Chunk> chunks, long rows) {}

  /**
   * The values of one column in a group.
   *
   * @param codec number of the packing
   * @param start of its first page
   * @param size of its pages, in bytes
   */
  record Chunk(int codec, long values, long start, long size) {}

  static ParquetMeta read(String where, FileChannel file) throws IOException {
    long end = file.size();
    if (end < 12) {
      throw new EOFException(end + " bytes");
    }
    ByteBuffer tail = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    ArrowBatch.fill(file, tail, end - 8);
    int mark = tail.getInt(4);
    if (mark == 0x45524150) { // PARE
      throw FormatException.of(
          where,
          "a file of Parquet that is open",
          "an encrypted one",
          "save it without encryption");
    }
    if (mark != 0x31524150) { // PAR1
      throw new EOFException("no end");
    }
    int length = tail.getInt(0);
    if (length < 0 || length > end - 12 || length > LONGEST) {
      throw new EOFException("a description of " + length + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    ArrowBatch.fill(file, bytes, end - 8 - length);
    Thrift in = new Thrift(bytes.array(), 0);
    List<ParquetSchema.Element> elements = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    in.struct((id, kind) -> {
      switch (id) {
        case 2 -> elements.addAll(in.list(() -> ParquetSchema.Element.read(in)));
        case 4 -> groups.addAll(in.list(() -> group(in)));
        default -> in.skip(kind);
      }
    });
    ParquetMeta meta = new ParquetMeta(ParquetSchema.leaves(elements), groups);
    meta.check(end);
    return meta;
  }

  private void check(long end) throws IOException {
    long rows = 0;
    long bytes = 0;
    for (Group group : groups) {
      rows = Math.addExact(rows, group.rows);
      if (group.rows < 0 || group.chunks.size() != leaves.size()) {
        throw new EOFException("columns that do not fit their description");
      }
      for (Chunk chunk : group.chunks) {
        if (chunk.start < 4
            || chunk.size < 0
            || chunk.size > end - chunk.start
            || chunk.size > Integer.MAX_VALUE - 8) {
          throw new EOFException("a column beyond the end");
        }
        bytes += chunk.size;
      }
    }
    if (bytes > end) {
      throw new EOFException("columns that lie on each other");
    }
    if (rows > FREE_ROWS && rows / MOST_ROWS_PER_BYTE > end) {
      throw new EOFException(rows + " rows in " + end + " bytes");
    }
  }

  private static Group group(Thrift in) {
    List<Chunk> chunks = new ArrayList<>();
    long[] rows = {0};
    in.struct((id, kind) -> {
      switch (id) {
        case 1 -> chunks.addAll(in.list(() -> chunk(in)));
        case 3 -> rows[0] = in.number();
        default -> in.skip(kind);
      }
    });
    return new Group(chunks, rows[0]);
  }

  private static Chunk chunk(Thrift in) {
    long[] found = new long[5]; // codec, values, size, first page of data, dictionary
    in.struct((id, kind) -> {
      if (id != 3) {
        in.skip(kind);
        return;
      }
      in.struct((inner, type) -> {
        switch (inner) {
          case 4 -> found[0] = in.number();
          case 5 -> found[1] = in.number();
          case 7 -> found[2] = in.number();
          case 9 -> found[3] = in.number();
          case 11 -> found[4] = in.number();
          default -> in.skip(type);
        }
      });
    });
    long start = found[4] > 0 ? Math.min(found[4], found[3]) : found[3];
    return new Chunk((int) found[0], found[1], start, found[2]);
  }
}
