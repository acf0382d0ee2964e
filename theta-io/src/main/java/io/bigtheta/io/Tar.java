package io.bigtheta.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the plain files of a tar archive (POSIX.1-1988 ustar). Extensions of later dialects are skipped, and nothing is
 * written to disk.
 */
final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  /** Receives each file. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param name with forward slashes
     * @param content ends where the file ends; need not be read
     */
    void file(String name, InputStream content) throws IOException;
  }

  /** Hands every file of an archive to {@code visitor}. */
  static void read(String where, InputStream in, Visitor visitor) throws IOException {
    while (true) {
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK) {
        throw FormatException.of(where, "a whole tar archive", "a cut one", "fetch it again");
      }
      if (empty(header)) {
        return;
      }
      if (octal(where, header, 148, 8) != sum(header)) {
        throw FormatException.of(where, "a tar archive", "a header with a wrong check sum");
      }
      long size = octal(where, header, 124, 12);
      Content content = new Content(in, size);
      if (header[156] == '0' || header[156] == 0) {
        String folder = text(header, 345, 155);
        String name = text(header, 0, 100);
        visitor.file(folder.isEmpty() ? name : folder + "/" + name, content);
      }
      content.skipNBytes(content.left);
      in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }
  }

  private static boolean empty(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum of the header's bytes, where the bytes of the check sum itself count as blanks. */
  private static long sum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
    }
    return sum;
  }

  private static long octal(String where, byte[] header, int from, int length) {
    String digits = text(header, from, length).trim();
    if (!digits.matches("[0-7]{1,12}")) {
      throw FormatException.of(
          where, "a tar archive", "a header with the number " + FormatException.quoted(digits));
    }
    return Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(header, from, end), StandardCharsets.UTF_8);
  }

  /** The next {@code left} bytes of an archive. */
  private static final class Content extends InputStream {
    private final InputStream in;
    private long left;

    Content(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(bytes, from, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("a file of the archive is cut");
      }
      left -= n;
      return n;
    }
  }
}
