package io.bigtheta.run.folder;

import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to work in a folder, which one job at a time has. It ends when it is closed, or with this process. The lock is on
 * a file that nothing else opens: closing any channel on a file gives up all locks of a process on it.
 */
final class Claim implements Closeable {
  /** The name of the file. It stays where it is, so that nobody locks a file that is no longer there. */
  static final String LOCK = ".lock";

  /** Folders that jobs of this process work in. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path real;
  private final FileChannel channel;

  private Claim(Path real, FileChannel channel) {
    this.real = real;
    this.channel = channel;
  }

  /**
   * Claims a folder.
   *
   * @throws Refusal if another job, of any process, works in it
   */
  static Claim of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw taken(folder);
    }
    try {
      Path lock = real.resolve(LOCK);
      FileChannel channel = FileChannel.open(
          lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock() == null || !Files.exists(lock)) { // gone with the folder of another
        channel.close();
        throw taken(folder);
      }
      return new Claim(real, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static Refusal taken(Path folder) {
    return Refusal.of(
        folder, "a run that rests", "one that is being trained", "wait for it, or stop it");
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      HELD.remove(real);
      channel.close();
    }
  }
}
