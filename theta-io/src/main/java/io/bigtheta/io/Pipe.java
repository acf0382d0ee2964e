package io.bigtheta.io;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Pipes behind names of files. They give their bytes once. */
public final class Pipe {
  private Pipe() {}

  /**
   * Whether a file is a pipe.
   *
   * @throws FormatException for a device, a folder, and where nothing is
   */
  public static boolean is(Path file) throws IOException {
    return Source.size(file) < 0;
  }

  /** Opens a pipe, but not as a channel, which would fail when a reader asks how much is left. */
  public static InputStream open(Path pipe) throws IOException {
    return new FileInputStream(pipe.toFile());
  }
}
