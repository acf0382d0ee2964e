package io.bigtheta.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a server that others watch over tells, and how it ends. */
class WitnessTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpResponse<String> get(Web web, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(web.uri() + path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_witness_hears_of_every_call_and_each_answer_carries_the_name_of_its_request()
      throws Exception {
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    Routes routes = new Routes()
        .get("/hello", call -> Reply.text(200, call.header("x-mine").orElse("nothing")))
        .witness(visits::add);
    try (Web web = Web.open(Address.local(0), new Limits(), routes)) {
      HttpResponse<String> named = get(web, "hello", "X-Request-Id", "mine-1", "X-Mine", "told");
      assertEquals("told", named.body());
      assertEquals("mine-1", named.headers().firstValue("X-Request-Id").orElse(""));
      String made = get(web, "none", "X-Request-Id", "not tame")
          .headers()
          .firstValue("X-Request-Id")
          .orElse("");
      assertTrue(made.matches("[0-9a-f]{16}"), made);
    }
    Visit first = visits.remove();
    assertEquals(
        "mine-1 GET /hello 200 4",
        first.id() + " " + first.method() + " " + first.path() + " " + first.status() + " "
            + first.sent());
    assertEquals(404, visits.remove().status());
  }

  @Test
  void the_paths_that_need_the_token_can_be_chosen() throws Exception {
    Routes routes = new Routes()
        .get("/open", call -> Reply.text(200, "all"))
        .get("/api/x", call -> Reply.text(200, "few"))
        .secret(path -> !path.equals("/open"));
    Address address = new Address("127.0.0.1", 0, Optional.of("0123456789abcdef"));
    try (Web web = Web.open(address, new Limits(), routes)) {
      assertEquals(200, get(web, "open").statusCode());
      assertEquals(401, get(web, "api/x").statusCode());
      assertEquals(401, get(web, "other").statusCode());
      assertEquals(
          200, get(web, "api/x", "Authorization", "Bearer 0123456789abcdef").statusCode());
    }
  }

  @Test
  void a_server_that_drains_answers_the_calls_under_way() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Routes routes = new Routes().get("/slow", call -> {
      begun.countDown();
      await(go);
      return Reply.text(200, "late");
    });
    Web web = Web.open(Address.local(0), new Limits(), routes);
    CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(
        HttpRequest.newBuilder(URI.create(web.uri() + "slow")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    Thread draining = new Thread(() -> {
      try {
        web.drain(Duration.ofSeconds(30));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    draining.start();
    Thread.sleep(200);
    go.countDown();
    assertEquals("late", answer.get(20, TimeUnit.SECONDS).body());
    draining.join(20_000);
    assertTrue(!draining.isAlive(), "the server waits for calls that are answered");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
