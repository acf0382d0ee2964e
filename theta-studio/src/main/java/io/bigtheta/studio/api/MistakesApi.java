package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.mistakes.Change;
import io.bigtheta.studio.mistakes.Corrected;
import io.bigtheta.studio.mistakes.Judged;
import io.bigtheta.studio.mistakes.Judgements;
import io.bigtheta.studio.mistakes.Picked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/runs/{id}/mistakes}: how a network errs, on which rows, and a training on corrected rows. */
public final class MistakesApi {
  private static final int MOST_ROWS = 60;
  private static final int MOST_CHANGES = 10_000;

  private final Desk desk;
  private final Stock stock;
  private final Judgements judgements;

  public MistakesApi(Desk desk, Stock stock, Judgements judgements) {
    this.desk = desk;
    this.stock = stock;
    this.judgements = judgements;
  }

  public void add(Routes routes) {
    routes
        .get("/api/runs/{id}/mistakes", this::scores)
        .get("/api/runs/{id}/mistakes/rows", this::rows)
        .get("/api/runs/{id}/mistakes/curves", call -> {
          Judged judged = ready(call);
          return Reply.json(MistakesJson.curves(judged, classOf(call, judged)));
        })
        .get("/api/runs/{id}/mistakes/threshold", this::threshold)
        .get("/api/runs/{id}/mistakes/numbers", call -> {
          Judged judged = ready(call);
          return Reply.json(MistakesJson.numbers(judged, judged.known(call.whole("output", 0))));
        })
        .post("/api/runs/{id}/mistakes/again", this::again);
  }

  private Run run(Call call) throws IOException {
    return RunsApi.find(desk, call.part("id"));
  }

  private Optional<Judged> judged(Call call) throws IOException {
    Run run = run(call);
    if (!run.hasModel()) {
      throw Refusal.of(
          "run",
          "one with a model",
          run.id() + ", which has none yet",
          "wait until it has finished, or choose another");
    }
    return judgements.of(run, call.query("part").orElse(""));
  }

  /** The page asks for the scores first, and for the rest when they are there. */
  private Judged ready(Call call) throws IOException {
    return judged(call)
        .orElseThrow(() -> new Problem(
            409,
            call.part("id")
                + ": expected that the rows are evaluated, got that they still are; try again"));
  }

  private Reply scores(Call call) throws IOException {
    Optional<Judged> judged = judged(call);
    if (judged.isEmpty()) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("state", "evaluating");
      return Reply.json(202, node.toString());
    }
    Stock.Drawn drawn = stock.of(run(call));
    ObjectNode node = MistakesJson.scores(judged.get());
    ObjectNode parts = node.putObject("parts");
    parts.put("test", drawn.rows().test().rows());
    parts.put("validation", drawn.rows().validation().rows());
    parts.put("training", drawn.rows().train().rows());
    return Reply.json(node);
  }

  private Reply rows(Call call) throws IOException {
    Judged judged = ready(call);
    Picked picked = new Picked(
        call.whole("truth", -1),
        call.whole("answer", -1),
        call.query("wrong").isPresent(),
        call.query("order").orElse("sure"));
    int most = Math.max(1, Math.min(MOST_ROWS, call.whole("most", 24)));
    return Reply.json(
        MistakesJson.rows(judged, picked.of(judged), Math.max(0, call.whole("from", 0)), most));
  }

  private static int classOf(Call call, Judged judged) {
    if (judged.scores().isEmpty()) {
      throw Refusal.of("curves", "a model of classes", "one of " + judged.kind());
    }
    int usual = Math.max(0, judged.scores().get().positive());
    return judged.known(call.whole("class", usual));
  }

  private Reply threshold(Call call) throws IOException {
    Judged judged = ready(call);
    return Reply.json(MistakesJson.threshold(
        judged,
        classOf(call, judged),
        number(call, "at", 0.5),
        number(call, "missed", 1),
        number(call, "alarm", 1)));
  }

  private static double number(Call call, String name, double usual) {
    String text = call.query(name).orElse(Double.toString(usual));
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Refusal.of(name, "a number", '"' + text + '"').setting(name);
    }
    if (!(value >= 0 && value < 1e9)) {
      throw Refusal.of(name, "a number from 0 on", text).setting(name);
    }
    return value;
  }

  /**
   * Trains again on corrected rows. The body is {@code {"part": "test", "changes": [{"row": 3, "label": "7"}, {"row": 4}]}}; a row
   * without a label is left out.
   */
  private Reply again(Call call) throws IOException {
    JsonNode body = call.json();
    Run run = run(call);
    Stock.Drawn drawn = stock.of(run);
    String part = body.path("part").asText("");
    List<Change> changes = new ArrayList<>();
    for (JsonNode change : body.path("changes")) {
      changes.add(new Change(change.path("row").asInt(-1), change.path("label").asText("")));
    }
    if (changes.size() > MOST_CHANGES) {
      throw Refusal.of("changes", "at most " + MOST_CHANGES, changes.size());
    }
    Corrected corrected = Corrected.write(
        desk.folder().resolve(".studio").resolve("corrected"),
        drawn,
        drawn.part(part.isEmpty() ? drawn.usual() : part),
        changes);
    Run again = desk.train(
        corrected.recipe(), "the training of " + run.id() + " again, with " + corrected.told());
    ObjectNode node = RunsApi.view(again);
    node.put("told", corrected.told());
    node.put("copy", corrected.folder().toString());
    return Reply.json(node);
  }
}
