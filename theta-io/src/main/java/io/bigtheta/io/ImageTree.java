package io.bigtheta.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the entries of folders of images. */
final class ImageTree {
  /** Files that operating systems leave in folders. */
  private static final Set<String> LITTER =
      Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r");

  /** A deeper tree is a circle of links. */
  private static final int DEEPEST = 12;

  private ImageTree() {}

  /** The entries of a folder, sorted by name, without hidden files. */
  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith(".") && !name(entry).startsWith("~$"))
          .filter(entry -> !LITTER.contains(name(entry).toLowerCase(Locale.ROOT)))
          .sorted(Comparator.comparing(ImageTree::name))
          .toList();
    }
  }

  static List<Path> folders(Path folder) throws IOException {
    return entries(folder).stream().filter(Files::isDirectory).toList();
  }

  /** All files in a folder and its sub-folders, those of a folder before those deeper in it. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    collect(folder, 0, files);
    return files;
  }

  private static void collect(Path folder, int depth, List<Path> files) throws IOException {
    if (depth > DEEPEST) {
      throw FormatException.of(
          folder,
          "at most " + DEEPEST + " folders inside each other",
          "more",
          "move the images up");
    }
    List<Path> entries = entries(folder);
    for (Path entry : entries) {
      if (!Files.isDirectory(entry)) {
        files.add(entry);
      }
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        collect(entry, depth + 1, files);
      }
    }
  }

  /** Whether a file has the name of an image. */
  static boolean image(Path file) {
    return name(file)
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(png|jpe?g|jfif|bmp|gif|tiff?|webp|ico|p[bgpn]m|hei[cf]|avif)");
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
