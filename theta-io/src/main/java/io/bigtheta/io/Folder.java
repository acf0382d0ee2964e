package io.bigtheta.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * A folder of data files, raw or packed with gzip, under the names that their makers gave them or with a dot instead of
 * the hyphen: {@code train-images.idx3-ubyte}.
 */
record Folder(Path path) implements Place {
  @Override
  public void fetch(List<DataFile> wanted, Shelf shelf) throws IOException {
    for (DataFile file : wanted) {
      Path found = find(file)
          .orElseThrow(() -> FormatException.of(
              path,
              file.name() + " or " + file.name() + ".gz",
              Files.isDirectory(path) ? "neither" : "no such folder"));
      try (Source source = Source.open(found)) {
        shelf.put(found, file, source.stream());
      } catch (EOFException | ZipException e) {
        throw Source.damaged(found, e);
      }
    }
  }

  /** Refuses a file, raw or packed, that is not the expected file. */
  static void check(Path path, DataFile file) throws IOException {
    try (Source source = Source.open(path)) {
      Sha256.copy(path, file, source.stream(), OutputStream.nullOutputStream(), done -> {});
    } catch (EOFException | ZipException e) {
      throw Source.damaged(path, e);
    }
  }

  /** The path of the file, if the folder has it. */
  Optional<Path> find(DataFile file) {
    String dotted = file.name().replace("-idx", ".idx");
    return List.of(file.name(), file.name() + ".gz", dotted, dotted + ".gz").stream()
        .map(path::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
