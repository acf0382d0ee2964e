package io.bigtheta.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The recordings of a data set as one file: a tar archive (ustar) of them in the order of their names, without times and
 * owners. So the same recordings are always the same bytes, and one SHA-256 checks all of them, wherever they come from:
 * archives that a web site packs may change, while the files in them stay.
 */
final class RecordingsTar {
  private static final int BLOCK = 512;
  private static final long MOST_BYTES = 1 << 28;
  private static final String PART = "recordings/";

  private RecordingsTar() {}

  /** Packs recordings by their names, which have at most 100 signs. */
  static byte[] of(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] content = file.getValue();
      tar.writeBytes(header(file.getKey(), content.length));
      tar.writeBytes(content);
      tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }
    tar.writeBytes(new byte[2 * BLOCK]);
    return tar.toByteArray();
  }

  private static byte[] header(String name, int size) {
    byte[] header = new byte[BLOCK];
    write(name, header, 0);
    write("0000644", header, 100);
    write("0000000", header, 108);
    write("0000000", header, 116);
    write("%011o".formatted(size), header, 124);
    write("00000000000", header, 136);
    write("        ", header, 148);
    write("0", header, 156);
    write("ustar", header, 257);
    write("00", header, 263);
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    write("%06o\0 ".formatted(sum), header, 148);
    return header;
  }

  private static void write(String text, byte[] header, int at) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** The recordings in such a file. */
  static SortedMap<String, byte[]> read(Path file) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Source source = Source.open(file)) {
      Tar.read(file.toString(), source.stream(), (name, in) -> files.put(name, in.readAllBytes()));
    }
    return files;
  }

  /** The recordings in the folder {@code recordings} of an archive {@code .tar.gz}. */
  static byte[] ofArchive(Object from, InputStream packed) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long[] left = {MOST_BYTES};
    try (InputStream in = new GZIPInputStream(packed, 1 << 16)) {
      Tar.read(from.toString(), in, (path, content) -> {
        int part = path.lastIndexOf('/') + 1;
        if (path.endsWith(".wav") && path.substring(0, part).endsWith(PART)) {
          byte[] bytes = content.readNBytes((int) left[0] + 1);
          left[0] -= bytes.length;
          if (left[0] < 0) {
            throw FormatException.of(
                from, "recordings of at most " + MOST_BYTES + " bytes", "more");
          }
          files.put(path.substring(part), bytes);
        }
      });
    }
    return of(files);
  }

  /**
   * A folder that may hold the recordings: itself, in its part {@code recordings}, in an unpacked archive, or in an archive
   * {@code .tar.gz}.
   */
  record Unpacked(Path folder) implements Place {
    @Override
    public void fetch(List<DataFile> wanted, Shelf shelf) throws IOException {
      if (!Files.isDirectory(folder)) {
        throw new IOException("no such folder");
      }
      List<Path> inside;
      try (Stream<Path> entries = Files.list(folder)) {
        inside = Stream.concat(Stream.of(folder), entries.sorted()).toList();
      }
      for (Path place : inside) {
        if (Files.isDirectory(place) && RecordingFolder.flat(place).isPresent()) {
          put(place, wanted, shelf, of(files(RecordingFolder.flat(place).get())));
          return;
        }
        if (place.toString().endsWith(".tar.gz")) {
          put(place, wanted, shelf, ofArchive(place, Files.newInputStream(place)));
          return;
        }
      }
      throw new IOException("no recordings there");
    }

    private static SortedMap<String, byte[]> files(Path folder) throws IOException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      for (Path file : ImageTree.entries(folder)) {
        if (RecordingFolder.recording(file)) {
          files.put(ImageTree.name(file), Files.readAllBytes(file));
        }
      }
      return files;
    }

    @Override
    public String toString() {
      return "recordings in " + folder;
    }
  }

  private static void put(Object from, List<DataFile> wanted, Shelf shelf, byte[] tar)
      throws IOException {
    for (DataFile file : wanted) {
      shelf.put(from, file, new ByteArrayInputStream(tar));
    }
  }

  /** An archive {@code .tar.gz} on the web. */
  record Packed(java.net.URI from) implements Place {
    @Override
    public void fetch(List<DataFile> wanted, Shelf shelf) throws IOException {
      DataFile file = wanted.get(0);
      Path part = shelf.part(file);
      new Download(Mirror.PATIENCE)
          .fetch(
              from,
              part,
              MOST_BYTES,
              (done, total) -> shelf
                  .progress()
                  .bytes(String.valueOf(Path.of(from.getPath()).getFileName()), done, total));
      try {
        put(from, wanted, shelf, ofArchive(from, Files.newInputStream(part)));
      } finally {
        Files.deleteIfExists(part);
      }
    }

    @Override
    public String toString() {
      return from.toString();
    }
  }
}
