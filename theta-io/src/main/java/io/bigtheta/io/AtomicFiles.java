package io.bigtheta.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files atomically. At every moment, even after a crash or a loss of power, the name leads either to the whole
 * old content or to the whole new content.
 *
 * <p>The content is written to a temporary file {@code .name.pid-n.tmp} beside the target, forced to the disk and
 * renamed. Then the folder is forced to the disk if the platform can do that. A failure removes the temporary file. The
 * next write of the same name removes temporary files that a killed process left.
 */
public final class AtomicFiles {
  private static final int BUFFER = 1 << 16;

  private AtomicFiles() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates {@code file}. If it is a link, the file that the link leads to is replaced.
   *
   * @throws FormatException if its folder does not exist, or if it is a folder or a device
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = target(file);
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw FormatException.of(file, "a folder to write into", "nothing there", "create it");
    }
    sweep(folder, target);
    Path temporary = create(folder, target);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(new Named(file, channel), BUFFER);
        content.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  private static Path target(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file.toAbsolutePath();
    }
    if (!Files.isRegularFile(file)) {
      throw FormatException.of(
          file,
          "a file to replace",
          Files.isDirectory(file) ? "a folder" : "a device",
          "give another name");
    }
    return file.toRealPath();
  }

  /** Creates a file with the permissions that any new file has. */
  private static Path create(Path folder, Path target) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int n = 0; ; n++) {
      Path temporary =
          folder.resolve("." + target.getFileName() + "." + process + "-" + n + ".tmp");
      try {
        return Files.createFile(temporary);
      } catch (FileAlreadyExistsException e) {
        if (n == Integer.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  /** Removes temporary files of {@code target} whose process has ended. If the folder cannot be listed, they stay. */
  private static void sweep(Path folder, Path target) {
    Pattern left = Pattern.compile(
        Pattern.quote("." + target.getFileName() + ".") + "([0-9]{1,18})-[0-9]+\\.tmp");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher name = left.matcher(String.valueOf(entry.getFileName()));
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // a leftover file wastes space but does no damage
      return;
    }
  }

  /** Forces the new name to the disk. Windows cannot open a folder and does not need this. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The content is safe and has its name. Only a loss of power in the next seconds could bring
      // back the old content.
      return;
    }
  }

  /** Adds the name of the file to the message that the disk is full. */
  private static final class Named extends FilterOutputStream {
    private final Path file;

    Named(Path file, FileChannel channel) {
      super(Channels.newOutputStream(channel));
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        throw (IOException)
            new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
      }
    }
  }
}
