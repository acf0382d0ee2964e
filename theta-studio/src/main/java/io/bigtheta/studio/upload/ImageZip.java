package io.bigtheta.studio.upload;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip of images. What it says of itself is not believed: entries are counted, bytes are counted as they come out, and no
 * entry leaves the folder.
 */
final class ImageZip {
  private static final int MOST_ENTRIES = 200_000;
  private static final long MOST_BYTES = 2L << 30;
  /** Images are packed already, so a zip of them hardly shrinks them. */
  private static final int MOST_RATIO = 100;

  private static final long FREE_BYTES = 10 << 20;
  private static final String IMAGE = "(?i).*\\.(png|jpe?g|bmp|gif|tiff?|webp|ico|p[bgnp]m)$";

  private ImageZip() {}

  /** Whether the file is a zip with images in it. A zip of one table is left packed: tables are read from it. */
  static boolean is(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().matches(IMAGE));
    } catch (ZipException e) {
      throw Refusal.of("file", "a whole zip archive", "one that is damaged: " + e.getMessage());
    }
  }

  /**
   * Unpacks images and lists of labels.
   *
   * @param name for messages
   * @throws Refusal if it holds too much, or names files outside
   */
  static void unpack(String name, Path file, Path folder) throws IOException {
    long packed = Files.size(file);
    long unpacked = 0;
    int entries = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        if (++entries > MOST_ENTRIES) {
          throw Refusal.of(name, "at most " + MOST_ENTRIES + " files", "more");
        }
        if (entry.isDirectory() || !wanted(entry.getName())) {
          continue;
        }
        Path to = folder.resolve(entry.getName().replace('\\', '/')).normalize();
        if (!to.startsWith(folder)) {
          throw Refusal.of(name, "files inside the archive's own folder", entry.getName());
        }
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry);
            OutputStream out = Files.newOutputStream(to)) {
          for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            unpacked += got;
            if (unpacked > MOST_BYTES || unpacked > FREE_BYTES + MOST_RATIO * packed) {
              throw Refusal.of(
                  name,
                  "at most " + (MOST_BYTES >> 20) + " MB that are not packed more than "
                      + MOST_RATIO + " times",
                  "more");
            }
            out.write(buffer, 0, got);
          }
        }
      }
    } catch (ZipException e) {
      throw Refusal.of(name, "a whole zip archive", "one that is damaged: " + e.getMessage());
    }
  }

  /** Hidden files, and those that some systems add, are left out. */
  private static boolean wanted(String name) {
    String last = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    return !last.startsWith(".")
        && !name.startsWith("__MACOSX")
        && (name.matches(IMAGE) || last.matches("(?i).*\\.csv"));
  }
}
