package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.http.Address;
import io.bigtheta.model.Model;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.model.ThetaServable;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that change while they are served. */
class ReloadTest {
  private static final String ROW = "{\"instances\":[[5.1,3.5,1.4,0.2]]}";

  @TempDir
  private Path folder;

  private static Serving serve(Path run, Queue<String> news) throws IOException {
    return Serving.open(Settings.of(List.of("iris=" + run), Address.local(0))
        .looks(Duration.ofMillis(10))
        .news(news::add));
  }

  private static void await(String what, java.util.function.BooleanSupplier done)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited two minutes for " + what);
      Thread.sleep(5);
    }
  }

  private static String version(Serving serving) {
    return serving.models().get(0).version();
  }

  private static float answer(Model model) {
    return model.predictor().predict(5.1f, 3.5f, 1.4f, 0.2f).get(0, 0);
  }

  @Test
  void a_hundred_changes_under_load_cost_no_call_and_every_answer_is_of_one_of_the_models()
      throws Exception {
    Model[] both = {Samples.iris(1), Samples.iris(2)};
    List<Float> known = List.of(answer(both[0]), answer(both[1]));
    Path file = Samples.written(both[0], folder.resolve("run/model.safetensors"));
    Queue<String> news = new ConcurrentLinkedQueue<>();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    try (Serving serving = serve(file.getParent(), news)) {
      Client client = new Client(serving);
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Thread caller = new Thread(() -> {
          while (!stop.get()) {
            try {
              Client.Reply reply = client.post("/v1/models/iris:predict", ROW);
              JsonNode first =
                  reply.json().path("predictions").path(0).path("probabilities").path(0);
              if (reply.status() != 200 || !known.contains(Float.parseFloat(first.asText()))) {
                wrong.add(reply.text());
              }
              answers.incrementAndGet();
            } catch (IOException | InterruptedException | RuntimeException e) {
              wrong.add(e.toString());
            }
          }
        });
        caller.start();
        callers.add(caller);
      }
      for (int i = 1; i <= 100; i++) {
        Model next = both[i % 2];
        Samples.written(next, file);
        String wanted = next.network().digest().substring(0, 12);
        await("change " + i, () -> version(serving).equals(wanted));
      }
      stop.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      String metrics = client.get("/metrics").text();
      assertTrue(
          metrics.contains("theta_serve_reloads_total{model=\"iris\",outcome=\"swapped\"} 100\n"),
          metrics);
      assertTrue(
          metrics.contains("theta_serve_reloads_total{model=\"iris\",outcome=\"bad\"} 0\n"),
          metrics);
    }
    assertEquals(List.of(), List.copyOf(wrong));
    assertTrue(answers.get() > 100, "answers: " + answers);
    assertEquals(100, news.size());
  }

  @Test
  void a_damaged_file_keeps_the_old_model_and_is_said_and_the_next_whole_one_is_taken()
      throws Exception {
    Path file = Samples.written(Samples.iris(1), folder.resolve("run/model.safetensors"));
    Queue<String> news = new ConcurrentLinkedQueue<>();
    try (Serving serving = serve(file.getParent(), news)) {
      Client client = new Client(serving);
      String before = version(serving);
      byte[] whole = Files.readAllBytes(file);
      whole[whole.length - 5] ^= 4;
      Files.write(file, whole);
      await("the news", () -> !news.isEmpty());
      assertEquals(
          "iris: still version " + before + ", as " + file
              + ": expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
          news.remove());
      assertEquals(200, client.post("/v1/models/iris:predict", ROW).status());
      JsonNode status =
          client.get("/v1/models/iris").json().path("model_version_status").path(0);
      assertTrue(
          status.path("status").path("error_message").asText().contains("file is damaged"),
          status::toString);
      assertTrue(client.get("/metrics").text().contains("outcome=\"bad\"} 1\n"));
      Files.delete(file);
      await("the news of a file that has gone", () -> !news.isEmpty());
      assertTrue(news.remove().startsWith("iris: still version " + before));
      Samples.written(Samples.iris(2), file);
      await("the new model", () -> !version(serving).equals(before));
      assertTrue(client.get("/v1/models/iris").text().contains("\"error_message\":\"\""));
    }
  }

  @Test
  void a_file_that_is_given_by_its_name_is_not_watched() throws Exception {
    Path file = Samples.written(Samples.iris(1), folder.resolve("iris.safetensors"));
    Queue<String> news = new ConcurrentLinkedQueue<>();
    try (Serving serving = serve(file, news)) {
      String before = version(serving);
      Path other = Samples.written(Samples.iris(2), folder.resolve("other.safetensors"));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      Thread.sleep(300);
      assertEquals(before, version(serving));
      assertTrue(news.isEmpty(), news::toString);
    }
  }

  @Test
  void the_server_is_alive_before_it_is_ready() throws Exception {
    Path file = Samples.written(Samples.iris(1), folder.resolve("iris.safetensors"));
    CountDownLatch warming = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Servable model = ThetaServable.read(file);
    Settings plain = Settings.of(List.of(file.toString()), Address.local(port));
    Settings settings = new Settings(
        plain.models(),
        path -> new SlowModel(model, warming, go),
        plain.address(),
        plain.bodyBytes(),
        plain.looks(),
        plain.news(),
        Optional.empty());
    Thread opening = new Thread(() -> {
      try {
        Serving.open(settings).close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    opening.start();
    assertTrue(warming.await(60, TimeUnit.SECONDS));
    HttpClient client = HttpClient.newHttpClient();
    URI uri = URI.create("http://127.0.0.1:" + port + "/v2/health/");
    assertEquals(200, status(client, uri.resolve("live")));
    assertEquals(503, status(client, uri.resolve("ready")));
    go.countDown();
    opening.join();
  }

  private static int status(HttpClient client, URI uri) throws Exception {
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void names_come_from_paths_or_are_given_and_are_unique() throws Exception {
    Path run = Samples.written(Samples.iris(1), folder.resolve("a run/model.safetensors"));
    Path file = Samples.written(Samples.iris(1), folder.resolve("iris.safetensors"));
    try (Serving serving = Samples.serve(run.toString(), file.toString(), "third=" + file)) {
      assertEquals(
          List.of("a-run", "iris", "third"),
          serving.models().stream().map(one -> one.name()).toList());
    }
    Refusal twice = assertThrows(
        Refusal.class, () -> Samples.serve(file.toString(), "iris=" + run).close());
    assertEquals(
        "MODEL: expected a name for each model, got \"iris\" twice; write NAME=PATH",
        twice.getMessage());
    Refusal none = assertThrows(
        Refusal.class, () -> Samples.serve(folder.resolve("none").toString()).close());
    assertTrue(none.getMessage().contains("expected a file, got nothing there"), none.getMessage());
  }
}
