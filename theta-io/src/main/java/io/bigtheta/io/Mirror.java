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
 * A public folder of files packed with gzip. The first file that cannot be had ends it, so that a host that is not there
 * costs {@code patience} once.
 */
record Mirror(URI base, Duration patience) implements Place {
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** A packed file is hardly larger than a raw one. */
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
        // the first part came from elsewhere, and did not fit
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

  /** Right or wrong, the packed file goes. */
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
