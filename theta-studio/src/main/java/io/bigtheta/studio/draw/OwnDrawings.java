package io.bigtheta.studio.draw;

import io.bigtheta.data.Pixels;
import io.bigtheta.io.Images;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Drawings with the labels that their author gave them, as a folder of images {@code label/number.png}: a data set that every
 * command of Theta takes.
 */
public final class OwnDrawings {
  /** @param label the name of the folder */
  public record Kept(String label, String file) {}

  /** More than a person draws, and few enough for a disk. */
  private static final int MOST = 20_000;

  private final Path folder;

  public OwnDrawings(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** All drawings, by label, the oldest first. */
  public List<Kept> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> labels = Files.list(folder)) {
      for (Path label : labels.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> files = Files.list(label)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d+\\.png"))
              .sorted(Comparator.comparingLong(OwnDrawings::number))
              .forEach(name -> all.add(new Kept(String.valueOf(label.getFileName()), name)));
        }
      }
    }
    return all;
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(0, name.length() - ".png".length()));
  }

  /**
   * Keeps a drawing.
   *
   * @param content of an image file
   */
  public synchronized Kept keep(String label, byte[] content) throws IOException {
    if (!label.matches("[\\p{L}\\p{N} _-]{1,40}")) {
      throw Refusal.of("label", "1 to 40 letters, digits, blanks, _ or -", '"' + label + '"');
    }
    List<Kept> all = list();
    if (all.size() >= MOST) {
      throw Refusal.of("drawings", "at most " + MOST, all.size(), "delete some");
    }
    long next = all.stream().mapToLong(one -> number(one.file())).max().orElse(0) + 1;
    Path source = Files.createTempFile("theta-drawing", ".pgm");
    try {
      Files.write(source, content);
      Pixels pixels = Images.read(source);
      Path file = folder.resolve(label).resolve(next + ".png");
      Files.createDirectories(file.getParent());
      Images.write(file, pixels, 0, 255);
    } finally {
      Files.deleteIfExists(source);
    }
    return new Kept(label, next + ".png");
  }

  /** The image file of a drawing. */
  public byte[] read(String label, String file) throws IOException {
    return Files.readAllBytes(find(label, file));
  }

  public void remove(String label, String file) throws IOException {
    Path found = find(label, file);
    Files.delete(found);
    try (Stream<Path> left = Files.list(found.getParent())) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(found.getParent());
  }

  public void removeAll() throws IOException {
    for (Kept one : list()) {
      remove(one.label(), one.file());
    }
  }

  private Path find(String label, String file) throws IOException {
    Kept wanted = new Kept(label, file);
    if (!list().contains(wanted)) { // so that no other path can be named
      throw Refusal.of("drawing", "one that was kept", label + "/" + file);
    }
    return folder.resolve(label).resolve(file);
  }

  /** All drawings as a zip of {@code label/number.png}. */
  public byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Kept one : list()) {
        zip.putNextEntry(new ZipEntry(one.label() + "/" + one.file()));
        zip.write(Files.readAllBytes(folder.resolve(one.label()).resolve(one.file())));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
