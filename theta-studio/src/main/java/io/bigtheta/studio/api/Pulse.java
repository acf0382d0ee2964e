package io.bigtheta.studio.api;

import io.bigtheta.http.EventStream;
import java.io.Closeable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells all pages what is new, ten times a second, on a thread of its own. A training writes into a log and never waits for a
 * page, however many there are.
 */
public final class Pulse implements Closeable {
  private static final long PERIOD_MILLIS = 100;

  private final Map<EventStream, Consumer<EventStream>> pages = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, work -> {
    Thread thread = new Thread(work, "theta-studio-pulse");
    thread.setDaemon(true);
    return thread;
  });

  public Pulse() {
    var beat = timer.scheduleWithFixedDelay(
        this::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    assert !beat.isDone();
  }

  /** Calls {@code teller} at every beat, on one thread, until the stream is closed. */
  public void follow(EventStream stream, Consumer<EventStream> teller) {
    pages.put(stream, teller);
    stream.closed(() -> pages.remove(stream));
  }

  private void beat() {
    pages.forEach((stream, teller) -> {
      try {
        teller.accept(stream);
      } catch (RuntimeException e) {
        System.getLogger("io.bigtheta.studio").log(System.Logger.Level.ERROR, "a page", e);
        stream.close();
      }
    });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
