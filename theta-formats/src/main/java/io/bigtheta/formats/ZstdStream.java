package io.bigtheta.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Unpacks Zstandard (RFC 8878): frames, one after the other. Frames that need a dictionary or more than 128 MiB of what
 * came before are refused. Memory grows with the bytes that really come out. Checksums are compared.
 */
final class ZstdStream extends InputStream {
  private static final long MAGIC = 0xFD2FB528L;
  private static final long SKIPPED = 0x184D2A50L;
  private static final long LARGEST_WINDOW = 1 << 27;

  private final InputStream in;
  private final byte[] packed = new byte[ZstdBlock.LARGEST];
  private byte[] out = new byte[4 * ZstdBlock.LARGEST];
  private int from;
  private int to;

  /** Where the frame begins in {@code out}. */
  private int start;

  private boolean inFrame;
  private boolean begun;
  private boolean checked;
  private long window;
  private ZstdBlock block = new ZstdBlock();
  private XxHash hash = new XxHash();

  ZstdStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    try {
      while (from == to) {
        if (!inFrame && !frame()) {
          return length == 0 ? 0 : -1;
        }
        if (inFrame) {
          block();
        }
      }
    } catch (IndexOutOfBoundsException e) {
      EOFException damaged = new EOFException(e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(out, from, bytes, offset, count);
    from += count;
    return count;
  }

  private int take(byte[] bytes, int count) throws IOException {
    if (in.readNBytes(bytes, 0, count) < count) {
      throw new EOFException("the end of the file");
    }
    return count;
  }

  private long number(int bytes) throws IOException {
    byte[] few = new byte[8];
    take(few, bytes);
    return ZstdBlock.little(few, 0, bytes);
  }

  /** Reads the header of a frame; false at the end of all. */
  private boolean frame() throws IOException {
    byte[] magic = new byte[4];
    int got = in.readNBytes(magic, 0, 4);
    if (got == 0 && begun) {
      return false;
    }
    long found = ZstdBlock.little(magic, 0, 4);
    if (got == 4 && (found & 0xFFFF_FFF0L) == SKIPPED) {
      in.skipNBytes(number(4));
      begun = true;
      return true;
    }
    if (got < 4 || found != MAGIC) {
      throw new EOFException("no frame");
    }
    begun = true;
    int flags = (int) number(1);
    boolean whole = (flags & 0x20) != 0;
    if ((flags & 8) != 0) {
      throw new EOFException("a frame of another version");
    }
    if (!whole) {
      int size = (int) number(1);
      long base = 1L << 10 + (size >> 3);
      window = base + base / 8 * (size & 7);
    }
    int dictionary = flags & 3;
    if (dictionary > 0 && number(dictionary == 3 ? 4 : dictionary) != 0) {
      throw new EOFException("a dictionary is needed");
    }
    int sizeBytes = flags >> 6 == 0 ? (whole ? 1 : 0) : 1 << (flags >> 6);
    long size = sizeBytes == 0 ? 0 : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
    window = whole ? Math.max(size, 1) : window;
    if (window < 0 || window > (whole ? Integer.MAX_VALUE - 8 : LARGEST_WINDOW)) {
      throw new EOFException("a window of " + window + " bytes");
    }
    checked = (flags & 4) != 0;
    inFrame = true;
    start = to;
    block = new ZstdBlock();
    hash = new XxHash();
    return true;
  }

  /** Reads a block; all bytes before it have been taken. */
  private void block() throws IOException {
    room();
    int head = (int) number(3);
    int size = head >> 3;
    int type = head >> 1 & 3;
    if (type == 3 || size > ZstdBlock.LARGEST) {
      throw new EOFException("a block of kind " + type);
    }
    int place = to;
    switch (type) {
      case 0 -> {
        if (in.readNBytes(out, to, size) < size) {
          throw new EOFException("the end of the file");
        }
        place += size;
      }
      case 1 -> {
        byte value = (byte) number(1);
        Arrays.fill(out, to, to + size, value);
        place += size;
      }
      default -> place = block.unpack(packed, take(packed, size), out, to, start);
    }
    if (checked) {
      hash.add(out, to, place - to);
    }
    to = place;
    if ((head & 1) != 0) {
      inFrame = false;
      if (checked && number(4) != (hash.value() & 0xFFFF_FFFFL)) {
        throw new EOFException("another checksum");
      }
    }
  }

  /** Makes room for a block behind as many bytes as distances may go back. */
  private void room() {
    if (out.length - to >= ZstdBlock.LARGEST) {
      return;
    }
    int keep = (int) Math.min(window, to - start);
    if (to - keep >= ZstdBlock.LARGEST && to - keep >= keep / 2) {
      System.arraycopy(out, to - keep, out, 0, keep);
    } else {
      long length = Math.min(Integer.MAX_VALUE - 8L, 2L * out.length);
      byte[] larger = new byte[(int) length];
      System.arraycopy(out, to - keep, larger, 0, keep);
      out = larger;
    }
    start = Math.max(0, start - (to - keep));
    to = keep;
    from = keep;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
