package io.bigtheta.studio;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.http.Address;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures what pages cost, by hand: {@code theta-studio/measure listeners} trains with and without fifty pages that listen, in turns;
 * {@code theta-studio/measure drawings MINUTES} sends a thousand drawings a minute and watches heap, threads and times.
 */
final class StudioLoad {
  private static final int PAGES = 50;
  private static final int PAIRS = 5;
  private static final int PER_MINUTE = 1_000;

  private StudioLoad() {}

  public static void main(String[] arguments) throws Exception {
    Path runs = Files.createTempDirectory("theta-load");
    try (Studio studio = Studio.open(Address.local(0), runs, 2)) {
      Browserless browser = new Browserless(studio.uri());
      if (arguments[0].equals("listeners")) {
        listeners(browser, studio.uri().getPort());
      } else {
        drawings(browser, Integer.parseInt(arguments[1]));
      }
    }
  }

  private static double train(Browserless browser, int port, int pages) throws Exception {
    String body =
        "{\"data\":\"mnist\",\"fields\":{\"hidden\":\"128\",\"epochs\":\"40\",\"validation\":\"0.1\"}}";
    String id = browser.post("/api/runs/train", body).json().path("id").asText();
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      sockets.add(listen(port, "/api/runs/" + id + "/events"));
      sockets.add(listen(port, "/api/now"));
    }
    JsonNode done = browser.await(id, run -> run.path("state").asText().equals("done"));
    for (Socket socket : sockets) {
      socket.close();
    }
    return done.path("result").path("seconds_total").asDouble();
  }

  private static Socket listen(int port, String path) throws Exception {
    Socket socket = new Socket("127.0.0.1", port);
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    Thread reader = new Thread(() -> {
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      } catch (java.io.IOException e) {
        return; // closed
      }
    });
    reader.setDaemon(true);
    reader.start();
    return socket;
  }

  private static void listeners(Browserless browser, int port) throws Exception {
    train(browser, port, 0);
    double[] ratios = new double[PAIRS];
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean first = pair % 2 == 0;
      double a = train(browser, port, first ? 0 : PAGES);
      double b = train(browser, port, first ? PAGES : 0);
      ratios[pair] = first ? b / a : a / b;
      System.out.printf(
          Locale.ROOT,
          "pair %d: %.2f s and %.2f s, with pages %.3f of the time without%n",
          pair + 1,
          a,
          b,
          ratios[pair]);
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "median %.3f%n", ratios[PAIRS / 2]);
  }

  private static void drawings(Browserless browser, int minutes) throws Exception {
    String id = browser
        .post("/api/runs/train", "{\"data\":\"mnist\",\"recipe\":\"quick\",\"fields\":{}}")
        .json()
        .path("id")
        .asText();
    browser.await(id, run -> run.path("state").asText().equals("done"));
    byte[] drawing = "P5\n140 140\n255\n".getBytes(StandardCharsets.US_ASCII);
    int head = drawing.length;
    drawing = Arrays.copyOf(drawing, head + 140 * 140);
    Arrays.fill(drawing, head, drawing.length, (byte) 255);
    for (int minute = 1; minute <= minutes; minute++) {
      double[] millis = new double[PER_MINUTE];
      long began = System.nanoTime();
      for (int i = 0; i < PER_MINUTE; i++) {
        int at = head + (30 + i % 80) * 140 + 60;
        Arrays.fill(drawing, at, at + 14, (byte) (i / 80 % 2 == 0 ? 0 : 255));
        long sent = System.nanoTime();
        if (browser.post("/api/models/" + id + "/answer", drawing).status() != 200) {
          throw new AssertionError("drawing " + i + " was not answered");
        }
        millis[i] = (System.nanoTime() - sent) / 1e6;
        long due = began + (i + 1) * TimeUnit.MINUTES.toNanos(1) / PER_MINUTE;
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      }
      Arrays.sort(millis);
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.printf(
          Locale.ROOT,
          "minute %d: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; heap %.1f MB, %d threads%n",
          minute,
          millis[PER_MINUTE / 2],
          millis[PER_MINUTE * 99 / 100],
          millis[PER_MINUTE - 1],
          heap / 1e6,
          ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }
}
