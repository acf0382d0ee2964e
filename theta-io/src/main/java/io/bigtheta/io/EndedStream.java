package io.bigtheta.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of an image for a reader that takes missing bytes for zeros, as the one of WebP does: such a reader would go
 * on for minutes with a header that promises millions of pixels. Whole images are read ahead by fewer than 30 bytes.
 */
final class EndedStream extends MemoryCacheImageInputStream {
  private static final int MOST_BEHIND_THE_END = 1000;

  private int behind;

  EndedStream(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  @Override
  public int read() throws IOException {
    return counted(super.read());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return counted(super.read(into, from, length));
  }

  private int counted(int read) {
    if (read < 0 && ++behind > MOST_BEHIND_THE_END) {
      throw new IllegalStateException("the reader goes on behind the end of the file");
    }
    return read;
  }
}
