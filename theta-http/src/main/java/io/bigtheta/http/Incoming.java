package io.bigtheta.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The body of a request: of a bounded size, and from a sender who is not too slow. */
final class Incoming extends InputStream {
  private static final int MEGABYTE = 1 << 20;

  private final InputStream in;
  private final long largest;
  private final long patience;
  private final long began = System.nanoTime();
  private final AtomicLong read = new AtomicLong();
  private volatile boolean ended;

  private Incoming(InputStream in, long largest, long patience) {
    this.in = in;
    this.largest = largest;
    this.patience = patience;
  }

  static Incoming of(Request request, long largest, Duration patience) {
    long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (length > largest) {
      throw tooLarge(largest);
    }
    return new Incoming(Request.asInputStream(request), largest, patience.toNanos());
  }

  private static Problem tooLarge(long largest) {
    return new Problem(413, "body: expected at most " + largest + " bytes, got more");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int got;
    try {
      got = in.read(to, from, length);
    } catch (IOException e) {
      throw new Problem(408, "body: expected all of it, got a part: " + e.getMessage());
    }
    ended |= got < 0;
    if (read.addAndGet(Math.max(0, got)) > largest) {
      throw tooLarge(largest);
    }
    if (System.nanoTime() - began > patience * (1 + read.get() / MEGABYTE)) {
      throw new Problem(
          408, "body: expected a megabyte in " + patience / 1_000_000_000L + " seconds, got less");
    }
    return got;
  }

  /** Whether all of it has arrived. */
  boolean ended() {
    return ended;
  }

  /** Whether it should have arrived by now. */
  boolean late() {
    return System.nanoTime() - began > patience * (1 + read.get() / MEGABYTE);
  }

  @Override
  public void close() throws IOException {
    ended = true;
    in.close();
  }
}
