package io.bigtheta.formats;

import io.bigtheta.io.LeftOut;
import io.bigtheta.io.Records;
import io.bigtheta.io.TableFile;
import io.bigtheta.io.TableFormat;
import io.bigtheta.spec.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Tables in Parquet, packed with Snappy, gzip, LZ4 or Zstandard, or not at all, in all encodings of the format but the
 * oldest one of bits. Numbers, truth values, texts, dates and times are read; lists, structures and bytes are left out
 * and named.
 */
public final class ParquetFormat implements TableFormat {
  static final String NAME = "Parquet";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(TableFile file) {
    return file.binary() && (file.begins("PAR1") || file.begins("PARE"));
  }

  @Override
  public Records open(TableFile file) throws IOException {
    FileChannel channel = FileChannel.open(file.path());
    try {
      ParquetMeta meta = guarded(file.name(), () -> ParquetMeta.read(file.name(), channel));
      return new Rows(file.name(), channel, meta);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** What goes wrong because of bytes that point nowhere is the fault of the file. */
  private static <T> T guarded(String where, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException
        | EOFException
        | ZipException e) {
      throw Damage.of(where, NAME, e);
    } catch (IllegalArgumentException e) {
      throw e instanceof Refusal ? e : Damage.of(where, NAME, e);
    }
  }

  private static final class Rows implements Records {
    private final String where;
    private final FileChannel file;
    private final ParquetMeta meta;
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private ParquetPages[] pages = {};
    private int group;
    private long left;

    Rows(String where, FileChannel file, ParquetMeta meta) {
      this.where = where;
      this.file = file;
      this.meta = meta;
      Set<String> out = new LinkedHashSet<>();
      List<String> index = new ArrayList<>();
      List<String> unmarked = new ArrayList<>();
      for (int i = 0; i < meta.leaves().size(); i++) {
        ParquetLeaf leaf = meta.leaves().get(i);
        if (!leaf.read()) {
          out.add(leaf.name());
        } else if (FrameIndex.is(leaf.name())) {
          index.add(leaf.name());
        } else {
          columns.add(new Column(leaf.name(), leaf.kind()));
          places.add(i);
          if (leaf.type() == ParquetLeaf.BYTES && leaf.meaning() == ParquetLeaf.Meaning.PLAIN) {
            unmarked.add(leaf.name());
          }
        }
      }
      if (!out.isEmpty()) {
        notes.add(LeftOut.columns(List.copyOf(out), "lists, structures or bytes"));
      }
      FrameIndex.note(index, notes);
      if (!unmarked.isEmpty()) {
        notes.add("the bytes of " + LeftOut.names(unmarked) + " are read as text in UTF-8");
      }
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
    public boolean next(String[] cells) throws IOException {
      return guarded(where, () -> {
        while (left == 0) {
          if (group == meta.groups().size()) {
            return false;
          }
          group(meta.groups().get(group++));
        }
        left--;
        for (int i = 0; i < cells.length; i++) {
          cells[i] = pages[i].next();
        }
        return true;
      });
    }

    private void group(ParquetMeta.Group rows) throws IOException {
      ParquetPages[] read = new ParquetPages[places.size()];
      for (int i = 0; i < read.length; i++) {
        ParquetMeta.Chunk chunk = rows.chunks().get(places.get(i));
        ByteBuffer bytes = ByteBuffer.allocate((int) chunk.size());
        ArrowBatch.fill(file, bytes, chunk.start());
        read[i] =
            new ParquetPages(where, meta.leaves().get(places.get(i)), chunk.codec(), bytes.array());
      }
      pages = read;
      left = rows.rows();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
