package io.bigtheta.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file without packing: gzip, a zip file of one file, and what an {@link Unpacker} knows, by their
 * content, whatever the name is. Bytes of a stream go into a file for the time of reading when a format jumps in them.
 */
final class Unpacked implements Closeable {
  /** Packings inside packings. */
  private static final int DEEPEST = 3;

  private final String name;
  private final Deque<Closeable> opened = new ArrayDeque<>();
  private @Nullable Path path;
  private BufferedInputStream in;
  private byte[] head;
  private List<String> entries = List.of();
  private String part = "";

  private Unpacked(String name, @Nullable Path path, InputStream in) throws IOException {
    this.name = name;
    this.path = path;
    this.in = new BufferedInputStream(in, TableFile.HEAD);
    opened.push(this.in);
    head = peek();
  }

  static Unpacked of(Path file) throws IOException {
    long size = Source.size(file); // refuses a folder and a missing file
    Path real = Tables.real(file);
    InputStream in = size < 0 ? Pipe.open(real) : Files.newInputStream(real);
    Unpacked opened = open(file.toString(), size < 0 ? null : real, in);
    opened.part = file.toString().substring(real.toString().length()).replaceFirst("^#", "");
    return opened;
  }

  /** Reads a stream, which stays open. */
  static Unpacked of(String name, InputStream in) throws IOException {
    return open(name, null, new Guard.Kept(in));
  }

  private static Unpacked open(String name, @Nullable Path path, InputStream in)
      throws IOException {
    Unpacked file = new Unpacked(name, path, in);
    try {
      int depth = 0;
      while (file.unpack()) {
        if (++depth > DEEPEST) {
          throw FormatException.of(
              name, "a packed table", "packed files in packed files", "unpack it");
        }
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Takes one packing away, if there is one. */
  private boolean unpack() throws IOException {
    if (TableFile.begins(head, "\u001F\u008B")) {
      next("gzip", packed -> new GZIPInputStream(packed, 1 << 16));
      return true;
    }
    if (TableFile.begins(head, "PK\u0003\u0004") || TableFile.begins(head, "PK\u0005\u0006")) {
      return unzip();
    }
    if (TableFile.begins(head, "\u0028\u00B5\u002F\u00FD")) {
      for (Unpacker unpacker :
          ServiceLoader.load(Unpacker.class, Unpacker.class.getClassLoader())) {
        if (unpacker.reads(head)) {
          next(unpacker.name(), unpacker::open);
          return true;
        }
      }
      throw Foreign.absent(name, "Zstandard");
    }
    return false;
  }

  private interface Opening {
    InputStream open(InputStream packed) throws IOException;
  }

  private void next(String packing, Opening opening) throws IOException {
    Guard.Counter packed = new Guard.Counter(in);
    try {
      replace(new Guard(name, packing, opening.open(packed), packed));
    } catch (ZipException | java.io.EOFException e) {
      throw Guard.damaged(name, packing, e);
    }
  }

  private void replace(InputStream bytes) throws IOException {
    in = new BufferedInputStream(bytes, TableFile.HEAD);
    opened.push(in);
    path = null;
    head = peek();
  }

  /** A zip file of one file is a packing; one of several files may be a format, which its entries tell. */
  private boolean unzip() throws IOException {
    Path file = path();
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      boolean locked = String.valueOf(e.getMessage()).contains("encrypted");
      throw locked ? Foreign.locked(name, "a zip file") : Guard.damaged(name, "zip", e);
    }
    opened.push(zip);
    entries = Foreign.entries(name, zip);
    if (entries.size() != 1 || entries.get(0).matches("\\[Content_Types].xml|.*\\.npy")) {
      return false;
    }
    InputStream bytes = zip.getInputStream(zip.getEntry(entries.get(0)));
    Guard.Counter packed = new Guard.Counter(InputStream.nullInputStream(), Files.size(file));
    entries = List.of();
    replace(new Guard(name, "zip", bytes, packed));
    return true;
  }

  private byte[] peek() throws IOException {
    in.mark(TableFile.HEAD);
    byte[] first = in.readNBytes(TableFile.HEAD);
    in.reset();
    return first;
  }

  byte[] head() {
    return head;
  }

  /** The bytes from the first one on; read once. */
  InputStream stream() {
    return in;
  }

  /** The file as a format sees it. */
  TableFile file() throws IOException {
    return new TableFile(name, path(), head, entries, part);
  }

  /** What a format knows before its bytes are needed in a file. */
  TableFile look() {
    return new TableFile(name, Path.of(""), head, entries, part);
  }

  /** The file with these bytes: the one that was asked for, or a copy of the stream, which is deleted at the end. */
  private Path path() throws IOException {
    Path place = path;
    if (place == null) {
      place = Files.createTempFile("theta-", ".table");
      Path copy = place;
      opened.push(() -> Files.deleteIfExists(copy));
      Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
      path = place;
    }
    return place;
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
