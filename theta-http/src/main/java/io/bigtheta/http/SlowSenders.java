package io.bigtheta.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Disconnects callers who take longer than they may to send the head or the body of a call. An idle connection that has sent nothing since its
 * last call is left alone: the server closes it after a minute.
 */
final class SlowSenders extends AbstractLifeCycle implements Connection.Listener {
  /** A connection as it was when its present head began. */
  private record Mark(long bytes, long nanos) {}

  private final Map<Connection, Mark> open = new ConcurrentHashMap<>();
  private final Map<Connection, Integer> answered = new ConcurrentHashMap<>();
  private final Map<Connection, Incoming> bodies = new ConcurrentHashMap<>();
  private final Duration patience;
  private ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(0);
  private @Nullable Future<?> looking;

  SlowSenders(Duration patience) {
    this.patience = patience;
  }

  @Override
  protected void doStart() {
    timer = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "theta-web-patience");
      thread.setDaemon(true);
      return thread;
    });
    long period = Math.max(50, patience.toMillis() / 10);
    looking = timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    if (looking != null) {
      looking.cancel(false);
    }
    timer.shutdownNow();
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Mark(0, System.nanoTime()));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
    answered.remove(connection);
    bodies.remove(connection);
  }

  /** A call on this connection has arrived, and is being answered until {@link #left}. */
  void entered(Connection connection) {
    answered.merge(connection, 1, Integer::sum);
  }

  /** The body of the call is being read, by a thread that waits for it. */
  Incoming receiving(Connection connection, Incoming body) {
    bodies.put(connection, body);
    return body;
  }

  /** The call has been answered; the next head may begin. */
  void left(Connection connection) {
    answered.merge(connection, -1, Integer::sum);
    bodies.remove(connection);
    open.computeIfPresent(
        connection, (key, mark) -> new Mark(connection.getBytesIn(), System.nanoTime()));
  }

  private void look() {
    bodies.forEach((connection, body) -> {
      if (body.late() && !body.ended()) {
        connection.getEndPoint().close(new java.io.IOException("the body of a call took too long"));
      }
    });
    long now = System.nanoTime();
    open.forEach((connection, mark) -> {
      boolean busy = answered.getOrDefault(connection, 0) > 0;
      long bytes = connection.getBytesIn();
      if (busy || (bytes == mark.bytes() && bytes > 0)) {
        open.replace(connection, mark, new Mark(bytes, now)); // nothing of a new head yet
      } else if (now - mark.nanos() > patience.toNanos()) {
        connection.getEndPoint().close(new java.io.IOException("the head of a call took too long"));
      }
    });
  }
}
