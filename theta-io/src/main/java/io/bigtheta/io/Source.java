package io.bigtheta.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file. They are unpacked if the file begins as gzip does, whatever its name is.
 *
 * <p>Memory that a header asks for is allocated only if the file can hold that much: a raw file must have exactly that
 * length, and one byte of gzip data unpacks to at most {@value #PACKING} bytes.
 */
final class Source implements Closeable {
  /** The highest compression of Deflate: two bits for 258 bytes. */
  private static final long PACKING = 1032;

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int BUFFER = 1 << 16;

  /** The bits of a mode of Unix that tell what kind of file it is. */
  private static final int KIND = 0xF000;

  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xC000;

  private final Path file;
  private final InputStream in;
  private final boolean packed;
  /** The length of the file itself; −1 for a pipe. */
  private final long size;

  private Source(Path file, InputStream in, boolean packed, long size) {
    this.file = file;
    this.in = in;
    this.packed = packed;
    this.size = size;
  }

  static Source open(Path file) throws IOException {
    long size = size(file);
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      byte[] magic = raw.readNBytes(2);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
      boolean packed = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
      return new Source(file, packed ? new GZIPInputStream(whole, BUFFER) : whole, packed, size);
    } catch (EOFException | ZipException e) {
      raw.close();
      throw damaged(file, e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The length of a file; −1 for a pipe. A missing file, a folder and a device, which may have no end, are refused. */
  static long size(Path table) throws IOException {
    Path file = Tables.real(table);
    if (Files.isDirectory(file)) {
      throw FormatException.of(file, "a file", "a folder");
    }
    try {
      if (Files.isRegularFile(file)) {
        return Files.size(file);
      }
      if (Files.exists(file) && !pipe(file)) {
        throw FormatException.of(file, "a file", "a device");
      }
      return Files.exists(file) ? -1 : missing(file);
    } catch (NoSuchFileException e) {
      return missing(file);
    }
  }

  /** Whether what is no file and no folder is a pipe, as far as the system tells. */
  private static boolean pipe(Path file) throws IOException {
    try {
      int mode = (Integer) Files.getAttribute(file, "unix:mode");
      return (mode & KIND) == PIPE || (mode & KIND) == SOCKET;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    }
  }

  private static long missing(Path file) {
    throw FormatException.of(file, "a file", "nothing there", "check the name");
  }

  static FormatException damaged(Object where, IOException e) {
    return FormatException.of(where, "whole gzip data", "a damaged or cut file", "fetch it again")
        .because(e);
  }

  /** The remaining bytes; the caller reads them to the end. */
  InputStream stream() {
    return in;
  }

  /** Reads the first bytes of the file. */
  byte[] header(int length) throws IOException {
    byte[] header = read(length);
    if (header.length < length) {
      throw FormatException.of(
          file,
          "a header of " + length + " bytes",
          header.length == 0 ? "an empty file" : header.length + " bytes");
    }
    return header;
  }

  /**
   * Reads all remaining bytes.
   *
   * @param header number of bytes read before
   * @param promised number of bytes that must remain, no more and no fewer
   * @param what the bytes are, for messages
   */
  byte[] rest(int header, long promised, String what) throws IOException {
    String expected = header + promised + " bytes for " + what;
    long most = size < 0 ? Long.MAX_VALUE : packed ? PACKING * (size + 1) : size;
    if (promised > most - header || (!packed && size >= 0 && promised < size - header)) {
      throw FormatException.of(file, expected, size + " bytes" + (packed ? " of gzip data" : ""));
    }
    if (promised > LARGEST_ARRAY) {
      throw FormatException.of(
          file, "at most " + LARGEST_ARRAY + " bytes", promised + " bytes for " + what);
    }
    byte[] rest = read((int) promised);
    if (rest.length < promised) {
      throw FormatException.of(file, expected, header + (long) rest.length + " bytes");
    }
    if (read(1).length > 0) {
      throw FormatException.of(file, expected, "more");
    }
    return rest;
  }

  /**
   * Reads at most {@code length} bytes, into memory that grows with the bytes that are really there. It reads piece by
   * piece, because the JDK keeps a buffer outside the heap that is as large as the largest piece.
   */
  private byte[] read(int length) throws IOException {
    byte[] bytes = new byte[!packed && size >= 0 ? length : Math.min(length, BUFFER)];
    int count = 0;
    try {
      while (true) {
        int wanted = Math.min(BUFFER, bytes.length - count);
        int got = in.readNBytes(bytes, count, wanted);
        count += got;
        if (got < wanted || count == length) {
          return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        }
        if (count == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
        }
      }
    } catch (EOFException | ZipException e) {
      throw damaged(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
