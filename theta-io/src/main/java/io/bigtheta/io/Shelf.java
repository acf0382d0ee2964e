package io.bigtheta.io;

import io.bigtheta.file.AtomicFiles;
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
 * The folder of a data set in the cache. Its files are raw, so that they need not be unpacked at every start. A file
 * has its final name there only after it was checked.
 *
 * @param folder need not exist yet
 */
record Shelf(Path folder, Progress progress) {
  /** Files of at most this many bytes are read whole at each use, as that takes less than a tenth of a second. */
  private static final long ALWAYS_READ = 16 << 20;

  /** Work that only one process does at a time. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  Path path(DataFile file) {
    return folder.resolve(file.name());
  }

  /** The file that holds the part of {@code file} that has arrived so far. */
  Path part(DataFile file) {
    return folder.resolve(file.name() + ".gz.part");
  }

  /** Those of {@code files} that are missing or damaged. */
  List<DataFile> missing(List<DataFile> files) throws IOException {
    List<DataFile> missing = new ArrayList<>();
    for (DataFile file : files) {
      if (!has(file)) {
        missing.add(file);
      }
    }
    return missing;
  }

  /** Refuses those of {@code files} that exist but are wrong. */
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
    boolean small = file.size() <= ALWAYS_READ;
    String now = file.sha256() + " " + state(path) + "\n";
    if (!small && now.equals(checked(file))) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      Sha256.copy(path, file, in, OutputStream.nullOutputStream(), done -> {});
    } catch (FormatException e) {
      return false;
    }
    if (!small) {
      mark(file, now);
    }
    return true;
  }

  /**
   * What changes when somebody writes into the file or puts another in its place: times, and where the system has it, the
   * number of the file and the time of its last change, which no program can set back.
   */
  private static String state(Path path) throws IOException {
    String modified = "modified " + Files.getLastModifiedTime(path);
    try {
      return modified + ", changed " + Files.getAttribute(path, "unix:ctime") + ", file "
          + Files.getAttribute(path, "unix:ino");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return modified;
    }
  }

  /**
   * A small file that records which SHA-256 was found in a large data file, and its {@link #state}. As long as both agree, the
   * data file is not read again.
   */
  private Path mark(DataFile file) {
    return folder.resolve("." + file.name() + ".checked");
  }

  private void mark(DataFile file, String now) throws IOException {
    try {
      AtomicFiles.write(mark(file), out -> out.write(now.getBytes(StandardCharsets.UTF_8)));
    } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
      return; // then the file is read again at each start
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
   * Stores a file, whole or not at all.
   *
   * @param from for messages
   * @throws FormatException if it is not the right file
   */
  void put(Object from, DataFile file, InputStream raw) throws IOException {
    AtomicFiles.write(
        path(file),
        out -> Sha256.copy(
            from, file, raw, out, done -> progress.bytes(file.name(), done, file.size())));
    Files.deleteIfExists(part(file));
  }

  /**
   * Runs {@code work} while no other thread or process does; the others wait.
   *
   * @throws FormatException if the folder cannot be written
   */
  void alone(Work work) throws IOException {
    // a file lock excludes other processes, but not other threads
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

  /**
   * Some network drives have no locks. There, two processes may fetch the same file at once, but neither keeps a wrong
   * file.
   */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException e) {
      return;
    }
  }
}
