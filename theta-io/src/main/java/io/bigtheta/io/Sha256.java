package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a file of a data set and checks that it is the right one. */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** Is told how many bytes have arrived. */
  @FunctionalInterface
  interface Count {
    void bytes(long done);
  }

  /**
   * Copies {@code in} to {@code out}.
   *
   * @throws FormatException if the size, or the SHA-256 if it is known, differs from that of {@code file}
   */
  static void copy(Object where, DataFile file, InputStream in, OutputStream out, Count count)
      throws IOException {
    MessageDigest sha = sha256();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    for (int n = in.read(buffer); n >= 0 && done <= file.size(); n = in.read(buffer)) {
      sha.update(buffer, 0, n);
      out.write(buffer, 0, n);
      done += n;
      count.bytes(done);
    }
    if (done != file.size()) {
      throw FormatException.of(
          where,
          file.size() + " bytes of " + file.name(),
          done > file.size() ? "more" : done + " bytes");
    }
    String found = HexFormat.of().formatHex(sha.digest());
    if (!file.sha256().isEmpty() && !found.equals(file.sha256())) {
      throw FormatException.of(where, "the SHA-256 " + file.sha256() + " of " + file.name(), found);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
