package io.bigtheta.serve.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the files of a model look from outside: names, sizes, times and places on the disk. A folder that is changed looks different.
 * Links are followed, as orchestrators change a link.
 */
record Stamp(List<String> files) {
  private static final int DEPTH = 2;
  private static final int MOST = 10_000;

  static Stamp of(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return new Stamp(Files.exists(path) ? List.of(line(path)) : List.of());
    }
    return new Stamp(files(path, DEPTH).map(Stamp::line).sorted().limit(MOST).toList());
  }

  private static Stream<Path> files(Path folder, int depth) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries = all.limit(MOST).toList();
    }
    Stream<Path> found = entries.stream().filter(Files::isRegularFile).filter(Stamp::ofModel);
    for (Path entry : entries) {
      if (depth > 1 && Files.isDirectory(entry)) {
        found = Stream.concat(found, files(entry, depth - 1));
      }
    }
    return found;
  }

  private static boolean ofModel(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".safetensors")
        || name.endsWith(".json")
        || name.endsWith(".onnx")
        || name.endsWith(".fingerprint");
  }

  private static String line(Path file) {
    try {
      BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + of.size() + " " + of.lastModifiedTime() + " " + of.fileKey();
    } catch (IOException e) {
      return file + " has gone";
    }
  }
}
