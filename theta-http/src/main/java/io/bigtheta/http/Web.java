package io.bigtheta.http;

import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** An open web server. */
public final class Web implements Closeable {
  private static final int THREADS = 24;

  private final Server server;
  private final ServerConnector connector;
  private final Address address;

  private Web(Server server, ServerConnector connector, Address address) {
    this.server = server;
    this.connector = connector;
    this.address = address;
  }

  /**
   * Opens a server, which answers from its own threads until it is closed.
   *
   * @throws Refusal if the port is taken
   * @throws IOException if the machine refuses the address
   */
  public static Web open(Address address, Limits limits, Routes routes) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("theta-web");
    threads.setDaemon(true);
    Server server =
        new Server(threads, new ScheduledExecutorScheduler("theta-web-timer", true), null);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.DEFAULT);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(60));
    SlowSenders slow = new SlowSenders(limits.patience());
    connector.addBean(slow);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.setHandler(
        new GracefulHandler(new Gate(new Guard(address, routes), limits, routes, slow)));
    server.setErrorHandler(new PlainErrors());
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      throw failed(e, address);
    }
    return new Web(server, connector, address);
  }

  private static IOException failed(Exception e, Address address) {
    if (e instanceof BindException
        || (e.getCause() instanceof BindException && address.port() != 0)) {
      throw Refusal.of(
              "port",
              "a free one at " + address.host(),
              address.port() + ", where another program listens",
              "give another --port, or 0 for any free one")
          .setting("port");
    }
    return e instanceof IOException io ? io : new IOException(e.getMessage(), e);
  }

  /** The port at which it listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Where a browser on this machine finds the server. */
  public URI uri() {
    String host = address.host().equals("0.0.0.0") || address.host().equals("::")
        ? "127.0.0.1"
        : address.host();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
  }

  /** Waits until the server is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  /**
   * Takes no new calls, waits until those under way are answered, and closes.
   *
   * @param patience how long to wait at most
   */
  public void drain(Duration patience) throws IOException {
    server.setStopTimeout(patience.toMillis());
    close();
  }

  @Override
  public void close() throws IOException {
    stop(server);
  }

  private static void stop(Server server) throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the web server could not be stopped: " + e.getMessage(), e);
    }
  }
}
