package io.bigtheta.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that a reader sees either the old file or the new one, never a part of it. */
final class AtomicWrite {
  private AtomicWrite() {}

  static void bytes(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    // createTempFile would make a file that only its owner may read
    Path temporary = whole.resolveSibling("." + whole.getFileName() + ".part");
    try {
      Files.write(temporary, bytes);
      move(temporary, whole);
    } catch (FileSystemException e) {
      throw e; // this exception names a file
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, e.getMessage());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
