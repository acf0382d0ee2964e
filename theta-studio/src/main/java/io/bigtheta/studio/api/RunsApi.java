package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.bigtheta.http.Call;
import io.bigtheta.http.EventStream;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.RunLog;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.studio.upload.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /api/runs}: lists, starts, steers and follows runs. */
public final class RunsApi {
  /** The fields that name files. */
  private static final List<Field> FILES =
      List.of(Field.DATA, Field.DATA_DIR, Field.TEST_FILE, Field.FROM);

  private final Desk desk;
  private final Pulse pulse;
  private final Uploads uploads;
  private final Now now;

  public RunsApi(Desk desk, Pulse pulse, Uploads uploads) {
    this.desk = desk;
    this.pulse = pulse;
    this.uploads = uploads;
    now = new Now(desk);
  }

  public void add(Routes routes) {
    routes
        .get("/api/runs", call -> list())
        .get("/api/now", call -> new Reply.Events(stream -> pulse.follow(stream, now.page())))
        .get("/api/runs/{id}", call -> Reply.json(view(run(call))))
        .get("/api/runs/{id}/events", this::events)
        .post("/api/runs/train", this::train)
        .post("/api/runs/{id}/pause", call -> steer(call, Run::pause))
        .post("/api/runs/{id}/go", call -> steer(call, Run::go))
        .post("/api/runs/{id}/step", call -> steer(call, Run::step))
        .post("/api/runs/{id}/stop", call -> steer(call, Run::stop))
        .post("/api/runs/{id}/resume", this::resume)
        .get("/api/runs/{id}/report", this::report)
        .get("/api/runs/{id}/model", this::model)
        .delete("/api/runs/{id}", this::remove);
  }

  private Reply list() throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Run run : desk.list()) {
      all.add(view(run));
    }
    return Reply.json(all);
  }

  /** A run as the page sees it in lists. */
  static ObjectNode view(Run run) {
    Told told = new Told()
        .put("id", run.id())
        .put("kind", run.kind().title())
        .put("state", run.state().title())
        .put("problem", run.problem())
        .put("began", run.began().toString())
        .put("folder", run.folder().toString())
        .put("model", run.hasModel());
    ObjectNode node = told.node();
    Optional<TrainRecipe> trained = TrainedBy.of(run.recipe());
    if (trained.isPresent()) {
      TrainRecipe recipe = trained.get();
      TrainRecipe usual = TrainRecipe.of("");
      node.put("data", recipe.data().source());
      ObjectNode fields = node.putObject("fields");
      for (Field field : Field.changed(recipe, usual)) {
        fields.put(field.title(), field.text(recipe));
      }
      if (!(run.recipe() instanceof TrainRecipe)) {
        fields.remove(List.of("validation", "test")); // the folds decide, or the model's own rows
      }
    }
    if (run.recipe() instanceof PruneRecipe prune) {
      node.put("from", String.valueOf(Path.of(prune.model()).getFileName()));
    }
    run.log()
        .last("result")
        .ifPresent(message -> node.putRawValue("result", new RawValue(message.data())));
    run.log()
        .last("epoch")
        .ifPresent(message -> node.putRawValue("last", new RawValue(message.data())));
    return node;
  }

  private Run run(Call call) throws IOException {
    return find(desk, call.part("id"));
  }

  /** The run of this name; a name that there is none of is answered with 404. */
  static Run find(Desk desk, String id) throws IOException {
    try {
      return desk.find(id);
    } catch (Refusal e) {
      throw Problem.missing(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Starts a training. The body is {@code {"data": …, "recipe": …, "fields": {"hidden": "64", …}}}; a blank field is left to its
   * default.
   */
  private Reply train(Call call) throws IOException {
    JsonNode body = call.json();
    allow(uploads, body);
    Run run = desk.train(recipe(body), command("train", body));
    return Reply.json(view(run));
  }

  /** Refuses a body that names files which a page may not name. */
  static void allow(Uploads uploads, JsonNode body) {
    uploads.allow("data", body.path("data").asText(""));
    for (Field field : FILES) {
      uploads.allow(field.title(), body.path("fields").path(field.title()).asText(""));
    }
  }

  static TrainRecipe recipe(JsonNode body) {
    TrainRecipe recipe = TrainRecipe.of(body.path("data").asText(""));
    JsonNode fields = body.path("fields");
    String named = body.path("recipe").asText("");
    if (!named.isEmpty()) {
      recipe = NamedRecipe.of(named)
          .over(recipe, name -> !fields.path(name).asText("").isBlank());
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String text = field.getValue().asText("");
      if (!text.isBlank()) {
        recipe = recipe.with(field.getKey(), text);
      }
    }
    return recipe;
  }

  /** The command that does the same on a terminal. */
  static String command(String verb, JsonNode body) {
    List<String> words =
        new ArrayList<>(List.of("theta", verb, quoted(body.path("data").asText(""))));
    if (!body.path("recipe").asText("").isEmpty()) {
      words.add("--recipe");
      words.add(body.path("recipe").asText());
    }
    for (Map.Entry<String, JsonNode> field : body.path("fields").properties()) {
      String text = field.getValue().asText("");
      if (text.isBlank() || text.equals("false")) {
        continue;
      }
      words.add("--" + field.getKey());
      if (!text.equals("true")) {
        words.add(quoted(text));
      }
    }
    return String.join(" ", words);
  }

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.,:/=%+-]+") ? word : '"' + word.replace("\"", "\\\"") + '"';
  }

  private Reply steer(Call call, Consumer<Run> how) throws IOException {
    Run run = run(call);
    how.accept(run);
    return Reply.json(view(run));
  }

  private Reply resume(Call call) throws IOException {
    Run run = run(call);
    desk.resume(run);
    return Reply.json(view(run));
  }

  /** The report with its own styles. It may run no script, and is of no origin. */
  private Reply report(Call call) throws IOException {
    Path file = run(call).folder().resolve("report.html");
    return Reply.of(200, "text/html; charset=utf-8", read(file, "a report"))
        .with(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .with("Cache-Control", "no-store");
  }

  private Reply model(Call call) throws IOException {
    Run run = run(call);
    return Reply.download(
        run.id() + ".safetensors",
        "application/octet-stream",
        read(run.folder().resolve("model.safetensors"), "a model"));
  }

  private static byte[] read(Path file, String what) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Problem.missing(
          file + ": expected " + what + ", got nothing there; let the run end first");
    }
    return Files.readAllBytes(file);
  }

  private Reply remove(Call call) throws IOException {
    desk.remove(run(call));
    return Reply.nothing();
  }

  /**
   * Follows a run: the messages from number {@code from} on, as they come. The browser's own {@code Last-Event-ID} is not used, so
   * that a page that was reloaded asks for all.
   */
  private Reply events(Call call) throws IOException {
    Run run = run(call);
    int from = call.whole("from", 0);
    return new Reply.Events(stream -> pulse.follow(stream, new Follower(run.log(), from)));
  }

  /** Sends what is new in a log. */
  private static final class Follower implements Consumer<EventStream> {
    private static final int MOST = 2_000;

    private final RunLog log;
    private int next;
    private long seen = -1;

    Follower(RunLog log, int from) {
      this.log = log;
      next = from;
    }

    @Override
    public void accept(EventStream stream) {
      RunLog.News news = log.since(next, seen, MOST);
      if (!news.messages().isEmpty()) {
        StringBuilder batch = new StringBuilder("[");
        for (RunLog.Message message : news.messages()) {
          batch
              .append(batch.length() > 1 ? "," : "")
              .append("{\"name\":\"")
              .append(message.name())
              .append("\",\"data\":")
              .append(message.data())
              .append('}');
        }
        stream.send("messages", batch.append(']').toString());
      }
      for (RunLog.Message message : news.passing()) {
        stream.send(message.name(), message.data());
      }
      next = news.next();
      seen = news.version();
    }
  }
}
