package io.bigtheta.formats;

import io.bigtheta.io.LeftOut;
import io.bigtheta.io.Records;
import io.bigtheta.io.TableFile;
import io.bigtheta.io.TableFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables in the format of Arrow, also known as Feather of version 2: files and streams, raw or packed with LZ4 or
 * Zstandard. Numbers, truth values, texts, dates, times and categories are read; lists, structures and bytes are left
 * out and named.
 */
public final class ArrowFormat implements TableFormat {
  static final String NAME = "Arrow";
  private static final String MAGIC = "ARROW1\u0000";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(TableFile file) {
    return file.begins(MAGIC) || file.begins("\u00FF\u00FF\u00FF\u00FF");
  }

  @Override
  public Records open(TableFile file) throws IOException {
    Rows rows = new Rows(file.name(), FileChannel.open(file.path()), file.begins(MAGIC) ? 8 : 0);
    try {
      rows.guarded(() -> rows.schema());
      return rows;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static final class Rows implements Records {
    private static final long LONGEST_HEADER = 1L << 28;
    private static final int SCHEMA = 1;
    private static final int DICTIONARY = 2;
    private static final int BATCH = 3;

    private final String where;
    private final FileChannel file;
    private long at;
    private int header;
    private long body;
    private long bodyLength;

    private List<ArrowField> fields = List.of();
    private final List<Column> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Long, ArrowField> encoded = new HashMap<>();
    private final Map<Long, List<String>> dictionaries = new HashMap<>();
    private ArrowCells[] cells = {};
    private int rows;
    private int row;

    Rows(String where, FileChannel file, long at) {
      this.where = where;
      this.file = file;
      this.at = at;
    }

    /** What goes wrong because of bytes that point nowhere is the fault of the file. */
    <T> T guarded(Reading<T> reading) throws IOException {
      try {
        return reading.read();
      } catch (IndexOutOfBoundsException | ArithmeticException | EOFException e) {
        throw Damage.of(where, NAME, e);
      } catch (IllegalArgumentException e) {
        if (e instanceof io.bigtheta.spec.Refusal) {
          throw e;
        }
        throw Damage.of(where, NAME, e);
      }
    }

    boolean schema() throws IOException {
      if (at > 0) {
        ByteBuffer end = ByteBuffer.allocate(6);
        ArrowBatch.fill(file, end, Math.max(at, file.size() - 6));
        if (!new String(end.array(), StandardCharsets.ISO_8859_1).equals("ARROW1")) {
          throw new EOFException("no end");
        }
      }
      Flat message = message();
      if (message == null || header != SCHEMA) {
        throw new EOFException("no description of columns");
      }
      if (message.int16(0, 0) != 0) {
        throw io.bigtheta.io.FormatException.of(
            where, "numbers in little-endian order", "big-endian", "write it on a usual machine");
      }
      fields = ArrowField.schema(message);
      List<String> left = new ArrayList<>();
      List<String> index = new ArrayList<>();
      List<ArrowField> kept = new ArrayList<>();
      for (ArrowField field : fields) {
        encode(field);
        if (!field.read()) {
          left.add(field.name());
        } else if (FrameIndex.is(field.name())) {
          index.add(field.name());
        } else {
          columns.add(new Column(field.name(), field.kind()));
          kept.add(field);
        }
      }
      if (!left.isEmpty()) {
        notes.add(LeftOut.columns(left, "lists, structures or bytes"));
      }
      FrameIndex.note(index, notes);
      if (kept.stream().allMatch(field -> field.type() == ArrowField.NULL)) {
        columns.clear(); // nothing would say where the rows end
      }
      return true;
    }

    private void encode(ArrowField field) {
      if (field.dictionary() >= 0) {
        encoded.put(field.dictionary(), field.values());
      }
      field.children().forEach(this::encode);
    }

    @Override
    public List<Column> columns() {
      return columns;
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public boolean next(String[] texts) throws IOException {
      return guarded(() -> {
        while (row == rows) {
          if (!batch()) {
            return false;
          }
        }
        for (int i = 0; i < texts.length; i++) {
          texts[i] = cells[i].text(row);
        }
        row++;
        return true;
      });
    }

    /** Reads up to the next rows. */
    private boolean batch() throws IOException {
      for (Flat message = message(); message != null; message = message()) {
        if (header == DICTIONARY) {
          dictionary(message);
        } else if (header == BATCH) {
          ArrowBatch batch = new ArrowBatch(where, file, message, body, bodyLength);
          ArrowCells[] read = new ArrowCells[columns.size()];
          int place = 0;
          for (ArrowField field : fields) {
            if (field.read() && !FrameIndex.is(field.name())) {
              read[place++] = batch.read(field, dictionaries);
            } else {
              batch.skip(field);
            }
          }
          cells = read;
          rows = batch.rows();
          row = 0;
          return true;
        }
      }
      return false;
    }

    private void dictionary(Flat message) throws IOException {
      ArrowField field = encoded.get(message.int64(0));
      if (field == null || !field.read() || field.type() == ArrowField.NULL) {
        return;
      }
      ArrowBatch batch = new ArrowBatch(where, file, message.table(1), body, bodyLength);
      ArrowCells values = batch.read(field, dictionaries);
      List<String> words = message.int8(2, 0) == 0
          ? new ArrayList<>()
          : new ArrayList<>(dictionaries.getOrDefault(message.int64(0), List.of()));
      for (int i = 0; i < batch.rows(); i++) {
        words.add(values.text(i));
      }
      dictionaries.put(message.int64(0), words);
    }

    /** Reads the header of the next message; null at the end. */
    private @Nullable Flat message() throws IOException {
      if (file.size() - at < 8) {
        if (columns.isEmpty() || file.size() - at > 0) {
          throw new EOFException("the end of the file");
        }
        return null; // a stream need not end with a mark
      }
      ByteBuffer start = bytes(8);
      int length = start.getInt(0);
      at += length == -1 ? 8 : 4;
      length = length == -1 ? start.getInt(4) : length;
      if (length == 0) {
        return null;
      }
      if (length < 8 || length > LONGEST_HEADER || length > file.size() - at) {
        throw new EOFException("a header of " + length + " bytes");
      }
      Flat message = Flat.root(bytes(length));
      at += length;
      header = message.int8(1, 0);
      body = at;
      bodyLength = message.int64(3);
      if (bodyLength < 0 || bodyLength > file.size() - at) {
        throw new EOFException("rows of " + bodyLength + " bytes");
      }
      at += bodyLength;
      return message.table(2);
    }

    private ByteBuffer bytes(int length) throws IOException {
      ByteBuffer bytes = ArrowCells.little(new byte[length]);
      ArrowBatch.fill(file, bytes, at);
      return bytes;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
