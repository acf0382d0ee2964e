package io.bigtheta.formats;

import io.bigtheta.io.Unpacker;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Files packed by Zstandard (RFC 8878). */
public final class Zstandard implements Unpacker {
  @Override
  public String name() {
    return "Zstandard";
  }

  @Override
  public boolean reads(byte[] head) {
    return head.length >= 4 && head[0] == 0x28 && head[1] == (byte) 0xB5 && head[2] == 0x2F;
  }

  @Override
  public InputStream open(InputStream packed) {
    return new ZstdStream(packed);
  }

  /** Unpacks bytes into exactly {@code length} bytes. */
  static byte[] unpack(byte[] in, int from, int end, int length) throws IOException {
    InputStream stream = new ZstdStream(new ByteArrayInputStream(in, from, end - from));
    byte[] out = stream.readNBytes(length);
    if (out.length < length || stream.read() >= 0) {
      throw new EOFException("bytes of another length");
    }
    return out;
  }
}
