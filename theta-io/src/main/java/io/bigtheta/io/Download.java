package io.bigtheta.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one file over HTTP, and continues where an earlier attempt ended.
 *
 * <p>A download ends if for {@code patience} a name, a connection, an answer or {@value #ENOUGH} bytes do not arrive: a server
 * that keeps a caller waiting byte by byte is given up, too. A broken transfer is resumed as long as each attempt brings more bytes.
 */
final class Download {
  /** The number of broken transfers after which a file is given up. */
  private static final int ATTEMPTS = 5;

  private static final long LOOK_MILLIS = 100;

  /** So many bytes show that a server goes on. */
  private static final long ENOUGH = 1024;

  private final HttpClient client;
  private final Duration patience;

  Download(Duration patience) {
    this.patience = patience;
    client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .proxy(ProxySelector.getDefault())
        .build();
  }

  /** Is told how many bytes of how many have arrived; the total is −1 if it is unknown. */
  @FunctionalInterface
  interface Count {
    void bytes(long done, long total);
  }

  /**
   * Completes {@code part}.
   *
   * @param part the bytes that have arrived so far; it need not exist
   * @param most largest number of bytes of the file; more are refused
   */
  void fetch(URI from, Path part, long most, Count count) throws IOException {
    if (Files.isSymbolicLink(part)) {
      Files.delete(
          part); // nobody here makes links: following one would write into a file of another name
    }
    for (int attempt = 1; ; attempt++) {
      long before = size(part);
      try {
        if (once(from, part, before, most, count)) {
          return;
        }
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || size(part) <= before) {
          throw e;
        }
      } finally {
        if (size(part) == 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /**
   * Makes one attempt. Returns false if the server cannot continue at {@code have}, so that the download must begin
   * again.
   */
  private boolean once(URI from, Path part, long have, long most, Count count) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(from).GET();
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try (FileChannel out = FileChannel.open(
        part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      Body body = new Body(from, out, have, most);
      CompletableFuture<HttpResponse<Void>> answer =
          client.sendAsync(request.build(), body::receive);
      int status = await(answer, body, count).statusCode();
      if (have > 0 && (status == 416 || body.elsewhere)) {
        out.truncate(0);
        return false;
      }
      if (status != 200 && status != 206) {
        throw new IOException("HTTP status " + status);
      }
      return true;
    }
  }

  private HttpResponse<Void> await(
      CompletableFuture<HttpResponse<Void>> answer, Body body, Count count) throws IOException {
    try {
      while (true) {
        try {
          HttpResponse<Void> response = answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          count.bytes(body.done, body.total);
          return response;
        } catch (TimeoutException e) {
          if (System.nanoTime() - body.heard > patience.toNanos()) {
            throw new IOException("no answer for " + seconds(), e);
          }
          if (body.total != 0) {
            count.bytes(body.done, body.total);
          }
        }
      }
    } catch (ExecutionException e) {
      if (body.tooMuch) {
        body.out.truncate(0);
        throw FormatException.of(body.from, "at most " + body.most + " bytes", "more");
      }
      throw new IOException(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private String seconds() {
    return patience.toMillis() / 1000.0 + " s";
  }

  private String reason(ExecutionException failure) {
    Throwable cause = failure;
    Throwable next = failure.getCause();
    while (next != null) {
      cause = next;
      next = next.getCause();
    }
    if (cause instanceof java.net.http.HttpConnectTimeoutException) {
      return "no connection for " + seconds();
    }
    if (cause instanceof java.nio.channels.UnresolvedAddressException) {
      return "no such host";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** The incoming bytes, received on the client's threads. */
  private static final class Body {
    private final URI from;
    private final FileChannel out;
    private final long have;
    private final long most;
    /** When the server was last seen to go on, as {@link System#nanoTime}. */
    private volatile long heard = System.nanoTime();

    /** The number of bytes that had arrived then. */
    private long then;

    private volatile long done;
    /** The bytes of the whole file; 0 before an answer, −1 if the server does not say. */
    private volatile long total;
    /** Whether the server sent another part than the one that was asked for. */
    private volatile boolean elsewhere;
    /** Whether the server sent more than {@link #most} bytes. */
    private volatile boolean tooMuch;

    Body(URI from, FileChannel out, long have, long most) {
      this.from = from;
      this.out = out;
      this.have = have;
      this.most = most;
    }

    BodySubscriber<Void> receive(ResponseInfo info) {
      heard = System.nanoTime();
      try {
        if (info.statusCode() == 206) {
          String range = info.headers().firstValue("Content-Range").orElse("");
          elsewhere = !range.startsWith("bytes " + have + "-");
          out.position(have);
          done = have;
          then = have;
        } else if (info.statusCode() == 200) {
          out.truncate(0);
        } else {
          return BodyHandlers.discarding().apply(info);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (elsewhere) {
        return BodyHandlers.discarding().apply(info);
      }
      long coming = info.headers().firstValueAsLong("Content-Length").orElse(-1);
      total = coming < 0 ? -1 : done + coming;
      return BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(this::write));
    }

    private void write(byte[] chunk) {
      long after = done + chunk.length;
      if (after - then >= ENOUGH) {
        heard = System.nanoTime();
        then = after;
      }
      if (after > most) {
        tooMuch = true;
        throw new IllegalStateException("more than " + most + " bytes");
      }
      try {
        for (ByteBuffer bytes = ByteBuffer.wrap(chunk); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      done = after;
    }
  }
}
