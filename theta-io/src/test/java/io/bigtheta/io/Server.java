package io.bigtheta.io;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine whose answers a test chooses. */
final class Server implements AutoCloseable {
  /** The requests: the file's name, and the requested range if there is one. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Answers a request. */
  @FunctionalInterface
  interface Answer {
    void to(String file, HttpExchange exchange) throws IOException, InterruptedException;
  }

  Server(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      String file = exchange.getRequestURI().getPath().substring(1);
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(range == null ? file : file + " " + range);
      try (exchange) {
        answer.to(file, exchange);
      } catch (InterruptedException e) {
        return;
      }
    });
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Sends the bytes of a file, or the requested part of them. */
  static void serve(byte[] packed, HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (packed.length - 1) + "/" + packed.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, packed.length - from);
    exchange.getResponseBody().write(packed, from, packed.length - from);
  }

  /** Sends the right file. */
  static void serve(String file, HttpExchange exchange) throws IOException {
    serve(Bytes.gzip(Bytes.raw(file.replace(".gz", ""))), exchange);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
