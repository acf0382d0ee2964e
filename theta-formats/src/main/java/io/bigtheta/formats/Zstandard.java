package io.bigtheta.formats;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import io.bigtheta.io.Unpacker;
import java.io.EOFException;
import java.io.FilterInputStream;
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
    return new FilterInputStream(new ZstdInputStream(packed)) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          return super.read(bytes, offset, length);
        } catch (IOException e) {
          boolean cut = String.valueOf(e.getMessage()).startsWith("Not enough input");
          throw cut ? new EOFException(e.getMessage()) : e;
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
          EOFException damaged = new EOFException("damaged data of Zstandard");
          damaged.initCause(e);
          throw damaged;
        }
      }
    };
  }
}
