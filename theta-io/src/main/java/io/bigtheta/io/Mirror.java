package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A public web folder of files packed with gzip. Fetching ends with the first file that cannot be fetched, so a host
 * that does not answer costs {@code patience} only once.
 */
record Mirror(URI base, Duration patience) implements Place {
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** How many bytes a packed file may be larger than the raw one. */
  private static final long SLACK = 1 << 16;

  @Override
  public void fetch(List<DataFile> wanted, Shelf shelf) throws IOException {
    Download download = new Download(patience);
    for (DataFile file : wanted) {
      URI from = base.resolve(file.name() + ".gz");
      boolean resumed = Files.exists(shelf.part(file));
      fetch(download, from, file, shelf);
      try {
        unpack(from, file, shelf);
      } catch (FormatException e) {
        if (!resumed) {
          throw e;
        }
        // the first part came from another place and did not fit
        fetch(download, from, file, shelf);
        unpack(from, file, shelf);
      }
    }
  }

  private static void fetch(Download download, URI from, DataFile file, Shelf shelf)
      throws IOException {
    download.fetch(
        from,
        shelf.part(file),
        file.size() + SLACK,
        (done, total) -> shelf.progress().bytes(file.name() + ".gz", done, total));
  }

  /** Unpacks a file. The packed file is deleted, whether it was right or wrong. */
  private static void unpack(URI from, DataFile file, Shelf shelf) throws IOException {
    Path part = shelf.part(file);
    try (InputStream raw = new GZIPInputStream(Files.newInputStream(part), 1 << 16)) {
      shelf.put(from, file, raw);
    } catch (java.io.EOFException | ZipException e) {
      throw Source.damaged(from, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
