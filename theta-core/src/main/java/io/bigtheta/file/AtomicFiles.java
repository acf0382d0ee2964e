package io.bigtheta.file;

import io.bigtheta.spec.Refusal;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files atomically. At every moment, even after a crash or a loss of power, the name leads either to the whole
 * old content or to the whole new content.
 *
 * <p>The content is written to a temporary file {@code .name.pid-random.tmp} beside the target, which nobody can have made before,
 * forced to the disk and renamed. Then the folder is forced to the disk if the platform can do that. A failure removes the
 * temporary file. The next write of the same name removes temporary files that a killed process left.
 *
 * <p>A device and a pipe cannot be replaced: the content is written into them.
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
   * @throws Refusal if its folder does not exist, if it is a folder, or if it is a link that leads nowhere
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      writeThrough(file, content);
      return;
    }
    Path target = target(file);
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw Refusal.of(file, "a folder to write into", "nothing there", "create it");
    }
    sweep(folder, target);
    Path temporary = temporary(folder, target);
    try {
      try (FileChannel channel = FileChannel.open(
          temporary,
          StandardOpenOption.CREATE_NEW, // which opens no link that somebody put there
          StandardOpenOption.WRITE)) {
        fill(file, channel, content);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  private static void writeThrough(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw Refusal.of(file, "a file to replace", "a folder", "give another name");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      fill(file, channel, content);
    }
  }

  private static void fill(Path file, FileChannel channel, Content content) throws IOException {
    OutputStream out = new BufferedOutputStream(new Named(file, channel), BUFFER);
    content.write(out);
    out.flush();
  }

  private static Path target(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    if (Files.isSymbolicLink(file)) {
      throw Refusal.of(
          file,
          "a file to replace",
          "a link to " + Files.readSymbolicLink(file) + ", which is not there",
          "remove the link, or give another name");
    }
    return file.toAbsolutePath();
  }

  /** A name that nobody can foresee, for a file with the permissions that any new file has. */
  private static Path temporary(Path folder, Path target) {
    return folder.resolve("." + target.getFileName() + "."
        + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp");
  }

  /** Removes temporary files of {@code target} whose process has ended. If the folder cannot be listed, they stay. */
  private static void sweep(Path folder, Path target) {
    Pattern left = Pattern.compile(
        Pattern.quote("." + target.getFileName() + ".") + "([0-9]{1,18})-[0-9a-f-]+\\.tmp");
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
