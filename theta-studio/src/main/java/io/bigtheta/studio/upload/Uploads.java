package io.bigtheta.studio.upload;

import io.bigtheta.file.AtomicFiles;
import io.bigtheta.io.DataSets;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that pages have sent, each in a folder of its own; and which sources a page may name. */
public final class Uploads {
  /** @param source as a {@code DataRecipe} takes it */
  public record Upload(String name, String source, boolean images, long bytes) {}

  private final Path runs;
  private final Path folder;

  /** @param runs the folder of all runs */
  public Uploads(Path runs) {
    this.runs = runs;
    folder = runs.resolve(".studio").resolve("uploads");
  }

  /**
   * Keeps a file. A zip of images is unpacked into a folder.
   *
   * @param name as the user's machine has it
   */
  public Upload keep(String name, InputStream content) throws IOException {
    String safe = safe(name);
    Path own = unused(safe.replaceFirst("\\.[^.]*$", ""));
    Files.createDirectories(own);
    try {
      Path file = own.resolve(safe);
      AtomicFiles.write(file, content::transferTo);
      if (safe.toLowerCase(Locale.ROOT).endsWith(".zip") && ImageZip.is(file)) {
        Path images = own.resolve("images");
        ImageZip.unpack(name, file, images);
        Files.delete(file);
        return of(images, safe);
      }
      return of(file, safe);
    } catch (IOException | RuntimeException e) {
      remove(own);
      throw e;
    }
  }

  private static String safe(String name) {
    String last = name.replace('\\', '/');
    last = last.substring(last.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    if (last.isBlank() || last.startsWith(".") || last.length() > 120) {
      throw Refusal.of("file", "a name such as prices.csv", '"' + name + '"');
    }
    return last;
  }

  private Path unused(String base) {
    Path free = folder.resolve(base);
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolve(base + "-" + i);
    }
    return free;
  }

  private static Upload of(Path source, String name) throws IOException {
    boolean images = Files.isDirectory(source);
    return new Upload(name, source.toString(), images, images ? 0 : Files.size(source));
  }

  /** All uploads, the newest first. */
  public List<Upload> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> folders;
    try (Stream<Path> entries = Files.list(folder)) {
      folders = entries
          .filter(Files::isDirectory)
          .sorted(
              Comparator.comparing((Path path) -> path.toFile().lastModified()).reversed())
          .toList();
    }
    List<Upload> all = new ArrayList<>();
    for (Path own : folders) {
      Path images = own.resolve("images");
      if (Files.isDirectory(images)) {
        all.add(of(images, String.valueOf(own.getFileName())));
        continue;
      }
      try (Stream<Path> files = Files.list(own)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.add(of(file, String.valueOf(file.getFileName())));
        }
      }
    }
    return all;
  }

  /** Removes the upload whose source this is. */
  public void removeSource(String source) throws IOException {
    Path own = Path.of(source).toAbsolutePath().normalize();
    if (list().stream().noneMatch(one -> one.source().equals(own.toString()))) {
      throw Refusal.of("source", "an upload", '"' + source + '"');
    }
    remove(folder.resolve(folder.relativize(own).getName(0)));
  }

  private static void remove(Path own) throws IOException {
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Refuses sources that a page may not name: it may name data sets, and files in the folder of the runs, where uploads are.
   *
   * @param field the setting to name in the refusal
   */
  public void allow(String field, String source) {
    if (source.isBlank() || DataSets.names().contains(source)) {
      return;
    }
    Path path;
    try {
      path = Path.of(source).toAbsolutePath().normalize();
      path = Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw refused(field, source);
    }
    Path own = Files.exists(runs) ? real(runs) : runs;
    if (!path.startsWith(own)) {
      throw refused(field, source);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Refusal refused(String field, String source) {
    return Refusal.of(
            field,
            "a data set by name, or an upload",
            '"' + source + '"',
            "drop the file onto the page; on a terminal, theta train takes any file")
        .setting(field);
  }
}
