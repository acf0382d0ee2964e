package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set's folder in the cache. It holds raw files, so that a start need not unpack them, and no file under its name
 * that was not checked.
 *
 * @param folder need not be there yet
 */
record Shelf(Path folder, Progress progress) {
  /** Work that one process does at a time. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  Path path(DataFile file) {
    return folder.resolve(file.name());
  }

  /** Where what came of a file so far waits for the rest. */
  Path part(DataFile file) {
    return folder.resolve(file.name() + ".gz.part");
  }

  /** Those of {@code files} that are not here, or damaged. */
  List<DataFile> missing(List<DataFile> files) throws IOException {
    List<DataFile> missing = new ArrayList<>();
    for (DataFile file : files) {
      if (!has(file)) {
        missing.add(file);
      }
    }
    return missing;
  }

  /** Refuses those of {@code files} that are here, but wrong. */
  void check(List<DataFile> files) throws IOException {
    for (DataFile file : files) {
      if (Files.isRegularFile(path(file))) {
        Folder.check(path(file), file);
      }
    }
  }

  private boolean has(DataFile file) throws IOException {
    Path path = path(file);
    if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
      return false;
    }
    String now = file.sha256() + " " + Files.getLastModifiedTime(path) + "\n";
    if (now.equals(checked(file))) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      Sha256.copy(path, file, in, OutputStream.nullOutputStream(), done -> {});
    } catch (FormatException e) {
      return false;
    }
    mark(file, now);
    return true;
  }

  /** Where it is written down which SHA-256 a file was found to have, and when it was written: it is not read again for that. */
  private Path mark(DataFile file) {
    return folder.resolve("." + file.name() + ".checked");
  }

  private void mark(DataFile file, String now) throws IOException {
    try {
      AtomicFiles.write(mark(file), out -> out.write(now.getBytes(StandardCharsets.UTF_8)));
    } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
      return; // then it is read each time
    }
  }

  private String checked(DataFile file) {
    try {
      return Files.readString(mark(file));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Puts a file here, whole or not at all.
   *
   * @param from for messages
   * @throws FormatException if it is not the right one
   */
  void put(Object from, DataFile file, InputStream raw) throws IOException {
    AtomicFiles.write(
        path(file),
        out -> Sha256.copy(
            from, file, raw, out, done -> progress.bytes(file.name(), done, file.size())));
    Files.deleteIfExists(part(file));
  }

  /**
   * Does {@code work} while no other thread or process does: they wait here.
   *
   * @throws FormatException if the folder cannot be written
   */
  void alone(Work work) throws IOException {
    // a lock on a file holds between processes only
    synchronized (Shelf.class) {
      try (FileChannel lock = lockFile()) {
        lock(lock);
        work.run();
      }
    }
  }

  private FileChannel lockFile() {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FormatException.of(
              folder,
              "a folder to keep data sets in",
              "one that cannot be written",
              "let THETA_HOME name another")
          .because(e);
    }
  }

  /** Some network drives know no locks: there, two processes at once may fetch in vain, but never keep a wrong file. */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException e) {
      return;
    }
  }
}
