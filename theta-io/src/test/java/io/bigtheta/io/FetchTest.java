package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.bigtheta.data.LabelledData;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from mirrors that work, fail or are dead. */
class FetchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LITTLE = Duration.ofMillis(400);
  private static final String FIRST = "train-images-idx3-ubyte.gz";

  @TempDir
  Path cache;

  private final List<String> told = new ArrayList<>();

  @Test
  void aMirrorFillsTheCacheWithRawFilesAndIsAskedOnce() throws IOException {
    try (Server server = new Server(Server::serve)) {
      DataSets sets = from(new Mirror(server.base(), PATIENCE));
      LabelledData data = sets.open(Bytes.tiny());
      assertEquals(40, data.train().rows());
      assertEquals(10, data.test().orElseThrow().rows());
      assertEquals("mnist", data.train().name());
      assertEquals("mnist test", data.test().orElseThrow().name());
      sets.open(Bytes.tiny());
      assertEquals(4, server.asked.size(), server.asked.toString());
    }
    assertEquals(
        List.of(
            ".lock",
            "t10k-images-idx3-ubyte",
            "t10k-labels-idx1-ubyte",
            "train-images-idx3-ubyte",
            "train-labels-idx1-ubyte"),
        kept());
    assertEquals(1, told.stream().filter(t -> t.startsWith("place mnist http")).count());
    assertTrue(told.contains("train-images-idx3-ubyte 31376/31376"), told.toString());
  }

  @Test
  void aBrokenTransferGoesOnWhereItBroke() throws IOException {
    AtomicInteger breaks = new AtomicInteger(2);
    try (Server server = new Server((file, exchange) -> {
      if (file.equals(FIRST) && breaks.getAndDecrement() > 0) {
        cut(file, exchange);
      } else {
        Server.serve(file, exchange);
      }
    })) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      assertEquals(FIRST, server.asked.get(0));
      assertTrue(server.asked.get(1).matches(FIRST + " bytes=[1-9][0-9]*-"), server.asked.get(1));
      assertEquals(6, server.asked.size());
    }
  }

  @Test
  void aPartFromAnEarlierRunIsUsed() throws IOException {
    byte[] packed = Bytes.gzip(Bytes.TRAIN_IMAGES);
    part(Arrays.copyOf(packed, 1000));
    try (Server server = new Server(Server::serve)) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      assertEquals(FIRST + " bytes=1000-", server.asked.get(0));
      assertEquals(4, server.asked.size());
    }
  }

  @Test
  void aPartThatDoesNotFitIsThrownAway() throws IOException {
    part(new byte[1000]);
    try (Server server = new Server(Server::serve)) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      assertEquals(List.of(FIRST + " bytes=1000-", FIRST), server.asked.subList(0, 2));
    }
  }

  @Test
  void aServerThatCannotGoOnBeginsAnew() throws IOException {
    part(new byte[1000]);
    try (Server server = new Server((file, exchange) -> {
      if (exchange.getRequestHeaders().containsKey("Range")) {
        exchange.sendResponseHeaders(416, -1);
      } else {
        Server.serve(file, exchange);
      }
    })) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      assertEquals(5, server.asked.size());
    }
  }

  @Test
  void after404OrADeadHostComesTheNextMirror() throws IOException {
    try (Server empty = new Server((file, exchange) -> exchange.sendResponseHeaders(404, -1));
        Server server = new Server(Server::serve)) {
      from(
              new Mirror(URI.create("http://127.0.0.1:1/"), PATIENCE),
              new Mirror(empty.base(), PATIENCE),
              new Mirror(server.base(), PATIENCE))
          .open(Bytes.tiny());
      assertEquals(1, empty.asked.size());
      assertEquals(4, server.asked.size());
    }
  }

  @Test
  void aWrongFileIsRefusedAndDeleted() throws IOException {
    byte[] wrong = Bytes.TRAIN_IMAGES.clone();
    wrong[20]++;
    try (Server server =
        new Server((file, exchange) -> Server.serve(Bytes.gzip(wrong), exchange))) {
      String base = server.base().toString();
      DataFile file = Bytes.tiny().files().get(0);
      assertEquals(
          "mnist: expected train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
              + " t10k-labels-idx1-ubyte in one of the places known, got none from "
              + cache.resolve("mnist") + " (not there), " + base + " (" + base + FIRST
              + ": expected the SHA-256 " + file.sha256() + " of train-images-idx3-ubyte, got "
              + Bytes.file("", wrong).sha256() + "); put the files, raw or .gz, into "
              + cache.resolve("mnist") + " or into a folder named with --data-dir",
          refused(new Mirror(server.base(), PATIENCE)));
    }
    assertEquals(List.of(".lock"), kept());
  }

  @Test
  void whatIsNotGzipIsRefusedAndDeleted() throws IOException {
    try (Server server = new Server((file, exchange) ->
        Server.serve("<html>Log in".getBytes(StandardCharsets.US_ASCII), exchange))) {
      String message = refused(new Mirror(server.base(), PATIENCE));
      assertTrue(
          message.contains(
              FIRST + ": expected whole gzip data, got a damaged or cut file; fetch it again)"),
          message);
    }
    assertEquals(List.of(".lock"), kept());
  }

  @Test
  void aServerThatNeverStopsIsStopped() throws IOException {
    try (Server server = new Server((file, exchange) -> {
      exchange.sendResponseHeaders(200, 0);
      for (byte[] bytes = new byte[1 << 14]; ; ) {
        exchange.getResponseBody().write(bytes);
      }
    })) {
      String message = refused(new Mirror(server.base(), PATIENCE));
      assertTrue(message.contains(FIRST + ": expected at most 96912 bytes, got more)"), message);
    }
    assertEquals(List.of(".lock"), kept());
  }

  @Test
  void aStalledServerIsLeftSoon() throws IOException {
    try (Server silent = new Server((file, exchange) -> Thread.sleep(60_000));
        Server stalled = new Server((file, exchange) -> {
          byte[] packed = Bytes.gzip(Bytes.TRAIN_IMAGES);
          if (exchange.getRequestHeaders().containsKey("Range")) {
            Thread.sleep(60_000);
          }
          exchange.sendResponseHeaders(200, packed.length);
          exchange.getResponseBody().write(packed, 0, 500);
          exchange.getResponseBody().flush();
          Thread.sleep(60_000);
        })) {
      long start = System.nanoTime();
      String message =
          refused(new Mirror(silent.base(), LITTLE), new Mirror(stalled.base(), LITTLE));
      assertTrue(System.nanoTime() - start < 5_000_000_000L, "took too long");
      assertTrue(message.contains(silent.base() + " (no answer for 0.4 s)"), message);
      assertTrue(message.contains(stalled.base() + " (no answer for 0.4 s)"), message);
    }
    assertEquals(List.of(".lock", FIRST + ".part"), kept());
    assertEquals(500, Files.size(cache.resolve("mnist").resolve(FIRST + ".part")));
  }

  /** A server could keep a caller for ever by a byte now and then; resuming does not help it, as each attempt has to bring more. */
  @Test
  void aServerThatGivesAByteAtATimeIsLeft() throws IOException {
    try (Server slow = new Server((file, exchange) -> {
      exchange.sendResponseHeaders(200, 90_000);
      for (int i = 0; i < 600; i++) {
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
        Thread.sleep(100);
      }
    })) {
      String message = refused(new Mirror(slow.base(), LITTLE));
      assertTrue(message.contains("no answer for 0.4 s"), message);
    }
  }

  @Test
  void aPlantedLinkInTheCacheIsNotWrittenThrough() throws IOException {
    Path victim = Files.writeString(cache.resolve("victim"), "precious");
    Path folder = Files.createDirectories(cache.resolve("mnist"));
    Files.createSymbolicLink(folder.resolve(FIRST + ".part"), victim);
    try (Server server = new Server(Server::serve)) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
    }
    assertEquals("precious", Files.readString(victim));
  }

  @Test
  void bytesThatSomebodyChangedInTheCacheAreSeenWhateverTheirTime() throws IOException {
    try (Server server = new Server(Server::serve)) {
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      Path file = cache.resolve("mnist").resolve("train-images-idx3-ubyte");
      FileTime time = Files.getLastModifiedTime(file);
      byte[] bytes = Files.readAllBytes(file);
      bytes[100]++;
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, time);
      from(new Mirror(server.base(), PATIENCE)).open(Bytes.tiny());
      assertEquals(5, server.asked.size(), server.asked.toString());
      assertArrayEquals(Bytes.TRAIN_IMAGES, Files.readAllBytes(file));
    }
  }

  @Test
  void twoAtOnceFetchOnce() throws Exception {
    try (Server server = new Server(Server::serve)) {
      DataSets sets = from(new Mirror(server.base(), PATIENCE));
      List<Throwable> failures = new ArrayList<>();
      Thread[] threads = new Thread[2];
      for (int i = 0; i < threads.length; i++) {
        threads[i] = new Thread(() -> {
          try {
            sets.open(Bytes.tiny());
          } catch (IOException | RuntimeException e) {
            synchronized (failures) {
              failures.add(e);
            }
          }
        });
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), failures);
      assertEquals(4, server.asked.size());
    }
  }

  @Test
  void anInterruptEndsTheFetching() throws IOException {
    try (Server silent = new Server((file, exchange) -> Thread.sleep(60_000))) {
      Thread.currentThread().interrupt();
      DataSets sets = from(new Mirror(silent.base(), PATIENCE));
      assertThrows(IOException.class, () -> sets.open(Bytes.tiny()));
      assertTrue(Thread.interrupted());
    }
    assertFalse(Thread.interrupted());
  }

  private static void cut(String file, HttpExchange exchange) throws IOException {
    byte[] packed = Bytes.gzip(Bytes.raw(file.replace(".gz", "")));
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-");
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, packed.length - from);
    exchange.getResponseBody().write(packed, from, 700);
    exchange.getResponseBody().flush();
    throw new IOException("cut");
  }

  private void part(byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(cache.resolve("mnist"));
    Files.write(folder.resolve(FIRST + ".part"), bytes);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("mnist"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String refused(Place... places) {
    return assertThrows(FormatException.class, () -> from(places).open(Bytes.tiny()))
        .getMessage();
  }

  private DataSets from(Place... places) {
    Progress progress = new Progress() {
      @Override
      public void place(String name, String place) {
        told.add("place " + name + " " + place);
      }

      @Override
      public void bytes(String file, long done, long total) {
        synchronized (told) {
          told.add(file + " " + done + "/" + total);
        }
      }
    };
    return DataSets.standard().cache(cache).progress(progress).places(data -> List.of(places));
  }
}
