package io.bigtheta.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Bytes that come out of a packing. Damaged ones are refused in plain words, and so are ones that grow without measure:
 * a table of more than {@value #FREE} bytes that is more than {@value #MOST} times as large as its packed form.
 */
final class Guard extends FilterInputStream {
  private static final long FREE = 1L << 28;
  private static final long MOST = 200;

  private final String name;
  private final String packing;
  private final Counter packed;
  private long count;

  Guard(String name, String packing, InputStream in, Counter packed) {
    super(in);
    this.name = name;
    this.packing = packing;
    this.packed = packed;
  }

  static FormatException damaged(String name, String packing, IOException e) {
    return FormatException.of(
            name, "whole " + packing + " data", "a damaged or cut file", "fetch it again")
        .because(e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got;
    try {
      got = in.read(bytes, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(name, packing, e);
    }
    count += Math.max(got, 0);
    if (count > FREE && count / MOST > packed.count) {
      throw FormatException.of(
          name,
          "a file that unpacks to at most " + MOST + " times its size",
          "more than " + (count >> 20) + " MiB",
          "unpack it if you trust it");
    }
    return got;
  }

  /** Counts the bytes that are read from it. */
  static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    /** @param count bytes that have been read before */
    Counter(InputStream in, long count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int got = in.read();
      count += got < 0 ? 0 : 1;
      return got;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = in.read(bytes, offset, length);
      count += Math.max(got, 0);
      return got;
    }
  }

  /** A stream that its owner closes. */
  static final class Kept extends FilterInputStream {
    Kept(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, length);
    }

    @Override
    public void close() {
      // its owner does
    }
  }
}
