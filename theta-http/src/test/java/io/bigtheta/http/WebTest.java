package io.bigtheta.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers try on an open server, well-meaning ones and others. Sockets, because clients of the JDK would refuse half of it. */
class WebTest {
  private static final String SECRET = "0123456789abcdef0123";

  private final List<Web> opened = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Web web : opened) {
      web.close();
    }
  }

  private Web open(Address address, Limits limits, Routes routes) throws IOException {
    Web web = Web.open(address, limits, routes);
    opened.add(web);
    return web;
  }

  private Web open(Routes routes) throws IOException {
    return open(Address.local(0), new Limits(), routes);
  }

  private static Routes echo() {
    return new Routes()
        .get("/hello/{name}", call -> Reply.text(200, "hello " + call.part("name")))
        .post("/echo", call -> Reply.of(200, "text/plain", call.bytes()))
        .post("/json", call -> Reply.json(call.json()))
        .get("/api/secret", call -> Reply.text(200, "told"));
  }

  private static String ask(Web web, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(Web web, String path, String... headers) throws IOException {
    return ask(
        web,
        "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + web.port() + "\r\nConnection: close\r\n"
            + String.join("", List.of(headers)) + "\r\n");
  }

  private static String post(Web web, String path, String body, String... headers)
      throws IOException {
    return ask(
        web,
        "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + web.port()
            + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n"
            + String.join("", List.of(headers)) + "\r\n" + body);
  }

  private static int status(String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 "), answer);
    return Integer.parseInt(answer.substring(9, 12));
  }

  @Test
  void a_route_answers_and_every_answer_forbids_foreign_scripts() throws IOException {
    String answer = get(open(echo()), "/hello/a%20b%2Bc");
    assertEquals(200, status(answer));
    assertTrue(answer.endsWith("hello a b+c"), answer);
    assertTrue(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"));
    assertFalse(answer.contains("Jetty"), answer);
  }

  @Test
  void an_unknown_path_is_404_and_a_wrong_method_405() throws IOException {
    Web web = open(echo());
    assertEquals(404, status(get(web, "/nothing")));
    assertEquals(405, status(get(web, "/echo")));
  }

  @Test
  void a_page_that_names_another_host_is_misdirected() throws IOException {
    Web web = open(echo());
    String rebound = "GET /hello/x HTTP/1.1\r\nHost: evil.example:" + web.port()
        + "\r\nConnection: close\r\n\r\n";
    assertEquals(421, status(ask(web, rebound)));
    assertEquals(200, status(ask(web, rebound.replace("evil.example", "localhost"))));
  }

  @Test
  void a_page_of_another_site_changes_nothing() throws IOException {
    Web web = open(echo());
    assertEquals(403, status(post(web, "/echo", "x", "Origin: http://evil.example\r\n")));
    assertEquals(403, status(post(web, "/echo", "x", "Origin: null\r\n")));
    assertEquals(403, status(post(web, "/echo", "x", "Sec-Fetch-Site: cross-site\r\n")));
    assertEquals(403, status(post(web, "/echo", "x", "Sec-Fetch-Site: same-site\r\n")));
    String own = "Origin: http://127.0.0.1:" + web.port() + "\r\nSec-Fetch-Site: same-origin\r\n";
    assertEquals(200, status(post(web, "/echo", "x", own)));
  }

  @Test
  void a_body_that_is_too_large_is_413_whether_it_says_so_or_not() throws IOException {
    Web web = open(Address.local(0), new Limits(1000, 8192, 16, Duration.ofSeconds(10)), echo());
    assertEquals(200, status(post(web, "/echo", "x".repeat(1000))));
    assertEquals(413, status(post(web, "/echo", "x".repeat(1001))));
    String chunk = "3e8\r\n" + "y".repeat(1000) + "\r\n";
    assertEquals(
        413,
        status(ask(
            web,
            "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
                + chunk + "0\r\n\r\n")));
  }

  @Test
  void a_head_that_is_too_large_is_431() throws IOException {
    assertEquals(431, status(get(open(echo()), "/hello/x", "X: " + "y".repeat(40_000) + "\r\n")));
  }

  @Test
  void a_path_that_leaves_the_root_is_400() throws IOException {
    Web web = open(new Routes().get("/{rest*}", call -> Reply.text(200, call.part("rest"))));
    for (String path :
        List.of("/../etc/passwd", "/a/%2e%2e/%2e%2e/etc/passwd", "/a/..;/b", "/%00", "/a%2fb")) {
      assertEquals(400, status(get(web, path)), path);
    }
  }

  @Test
  void what_is_no_json_object_is_refused_in_words() throws IOException {
    Web web = open(echo());
    assertTrue(
        post(web, "/json", "{").contains("expected a JSON object, got a text that is no JSON"));
    assertTrue(post(web, "/json", "[1]").contains("expected a JSON object, got something else"));
    assertEquals(400, status(post(web, "/json", "[".repeat(5000))));
    assertEquals(200, status(post(web, "/json", "{\"a\":1}")));
  }

  @Test
  void a_refusal_names_its_setting_and_a_bug_shows_no_stack() throws IOException {
    Web web = open(new Routes()
        .get("/refused", call -> {
          throw Refusal.of("epochs", "at least 1", 0).setting("epochs");
        })
        .get("/bug", call -> {
          throw new IllegalStateException("lost");
        }));
    String refused = get(web, "/refused");
    assertEquals(400, status(refused));
    assertTrue(refused.contains("\"setting\":\"epochs\""), refused);
    String bug = get(web, "/bug");
    assertEquals(500, status(bug));
    assertFalse(bug.contains("at io.bigtheta"), bug);
  }

  @Test
  void other_machines_need_the_token() throws IOException {
    assertThrows(Refusal.class, () -> new Address("0.0.0.0", 0, Optional.empty()));
    assertThrows(Refusal.class, () -> new Address("127.0.0.1", 0, Optional.of("short")));
    Web web = open(new Address("0.0.0.0", 0, Optional.of(SECRET)), new Limits(), echo());
    assertEquals(401, status(get(web, "/api/secret")));
    assertEquals(401, status(get(web, "/api/secret?token=" + SECRET + "x")));
    assertEquals(200, status(get(web, "/api/secret?token=" + SECRET)));
    assertEquals(200, status(get(web, "/api/secret", "Authorization: Bearer " + SECRET + "\r\n")));
  }

  @Test
  void a_taken_port_is_said() throws IOException {
    Web web = open(echo());
    Refusal refusal =
        assertThrows(Refusal.class, () -> open(Address.local(web.port()), new Limits(), echo()));
    assertTrue(
        refusal.getMessage().contains("where another program listens"), refusal.getMessage());
  }

  @Test
  void a_sender_that_trickles_its_head_is_dropped_and_an_idle_one_is_not() throws Exception {
    Web web = open(Address.local(0), new Limits().patience(Duration.ofMillis(600)), echo());
    try (Socket idle = new Socket("127.0.0.1", web.port());
        Socket slow = new Socket("127.0.0.1", web.port())) {
      idle.setSoTimeout(10_000);
      String whole = "GET /hello/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      idle.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      assertTrue(idle.getInputStream().read(new byte[2000]) > 0);
      boolean dropped = false;
      OutputStream out = slow.getOutputStream();
      out.write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      slow.setSoTimeout(50);
      for (int i = 0; i < 100 && !dropped; i++) {
        try {
          out.write('y');
          out.flush();
          dropped = slow.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
          dropped = false; // still open: it goes on
        } catch (IOException e) {
          dropped = true;
        }
      }
      assertTrue(dropped, "a head of five seconds was let in");
      idle.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      assertTrue(idle.getInputStream().read(new byte[2000]) > 0, "an idle connection was cut");
    }
  }

  @Test
  void a_sender_that_trickles_its_body_gets_408_or_is_dropped() throws Exception {
    Web web = open(Address.local(0), new Limits().patience(Duration.ofMillis(400)), echo());
    try (Socket slow = new Socket("127.0.0.1", web.port())) {
      slow.setSoTimeout(50);
      OutputStream out = slow.getOutputStream();
      out.write("POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII));
      boolean ended = false;
      for (int i = 0; i < 100 && !ended; i++) {
        try {
          out.write('y');
          out.flush();
          ended = slow.getInputStream().read() >= -1;
        } catch (java.net.SocketTimeoutException e) {
          ended = false;
        } catch (IOException e) {
          ended = true;
        }
      }
      assertTrue(ended, "a body of five seconds was let in");
    }
  }

  @Test
  void a_sender_that_falls_silent_within_its_body_is_dropped() throws Exception {
    Web web = open(Address.local(0), new Limits().patience(Duration.ofMillis(400)), echo());
    try (Socket silent = new Socket("127.0.0.1", web.port())) {
      silent.setSoTimeout(20_000);
      String half = "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf";
      silent.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
      silent.getInputStream().readAllBytes(); // ends when the server hangs up
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("a thread waits for a caller who says nothing", e);
    } catch (IOException e) {
      assertFalse(e.getMessage().isEmpty()); // reset instead of closed
    }
  }

  @Test
  void events_arrive_in_order_and_a_closed_page_is_noticed() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    List<EventStream> streams = new ArrayList<>();
    Web web = open(new Routes()
        .get(
            "/events",
            call -> new Reply.Events(stream -> {
              stream.closed(gone::countDown);
              streams.add(stream);
              for (int i = 0; i < 500; i++) {
                stream.send("count", "{\"i\":" + i + "}");
              }
            })));
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      StringBuilder all = new StringBuilder();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4096];
      while (!all.toString().contains("{\"i\":499}")) {
        int got = in.read(buffer);
        assertTrue(got > 0, "the stream ended early");
        all.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
      }
      int at = -1;
      for (int i = 0; i < 500; i++) {
        int next = all.indexOf("{\"i\":" + i + "}", at);
        assertTrue(next > at, "event " + i + " is missing or out of order");
        at = next;
      }
    }
    while (gone.getCount() > 0 && streams.get(0).send("still", "{}")) {
      Thread.sleep(20);
    }
    assertTrue(gone.await(10, TimeUnit.SECONDS), "nobody noticed that the page was closed");
  }

  @Test
  void a_page_that_does_not_read_is_disconnected_and_costs_a_bounded_amount() throws Exception {
    List<EventStream> streams = new ArrayList<>();
    CountDownLatch opened = new CountDownLatch(1);
    Web web = open(new Routes()
        .get(
            "/events",
            call -> new Reply.Events(stream -> {
              streams.add(stream);
              opened.countDown();
            })));
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      socket
          .getOutputStream()
          .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      assertTrue(opened.await(10, TimeUnit.SECONDS));
      String kilobytes = "x".repeat(64 << 10);
      int sent = 0;
      while (streams.get(0).send("much", kilobytes)) {
        assertTrue(
            ++sent < 4_000, "a quarter of a gigabyte was kept for a page that does not read");
      }
    }
  }
}
