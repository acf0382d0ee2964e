package io.bigtheta.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A stream of server-sent events to one browser. Sending never waits: what the browser does not take yet is kept, and a browser
 * that falls {@value #MOST} bytes behind is disconnected. It then connects anew and asks for what it has missed.
 */
public final class EventStream {
  static final int MOST = 8 << 20;

  private final Response response;
  private final Callback done;
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private int behind;
  private boolean writing;
  private boolean closed;

  EventStream(Response response, Callback done) {
    this.response = response;
    this.done = done;
  }

  /**
   * Sends an event.
   *
   * @param name of the event
   * @param data one line, such as JSON without line breaks
   * @return whether the stream is still open
   */
  public boolean send(String name, String data) {
    return write("event: " + name + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n");
  }

  /** Keeps the connection alive. Also finds out whether it is. */
  boolean beat() {
    return write(": still here\n\n");
  }

  private boolean write(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    boolean slow = false;
    synchronized (this) {
      if (closed) {
        return false;
      }
      behind += bytes.remaining();
      waiting.add(bytes);
      slow = behind > MOST;
    }
    if (slow) {
      fail(new java.io.IOException("a browser reads its events too slowly"));
      return false;
    }
    next();
    return true;
  }

  private void next() {
    ByteBuffer bytes;
    synchronized (this) {
      if (writing || closed || waiting.isEmpty()) {
        return;
      }
      bytes = ByteBuffer.allocate(
          behind); // all at once, so that a completed write does not call itself again and again
      waiting.forEach(bytes::put);
      bytes.flip();
      waiting.clear();
      behind = 0;
      writing = true;
    }
    response.write(
        false,
        bytes,
        Callback.from(
            () -> {
              synchronized (this) {
                writing = false;
              }
              next();
            },
            this::fail));
  }

  /** Runs {@code action} when the stream closes; at once if it has. */
  public void closed(Runnable action) {
    synchronized (this) {
      if (!closed) {
        listeners.add(action);
        return;
      }
    }
    action.run();
  }

  /** Ends the stream. */
  public void close() {
    if (end()) {
      done.succeeded();
    }
  }

  void fail(Throwable cause) {
    if (end()) {
      done.failed(cause);
    }
  }

  private boolean end() {
    List<Runnable> told;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      waiting.clear();
      told = List.copyOf(listeners);
    }
    told.forEach(Runnable::run);
    return true;
  }
}
