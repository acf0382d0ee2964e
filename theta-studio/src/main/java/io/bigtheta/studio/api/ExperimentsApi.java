package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.studio.desk.RunLog;
import io.bigtheta.studio.experiment.Attempt;
import io.bigtheta.studio.experiment.Experiments;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code /api/experiments}: lists, starts, stops and shows experiments. */
public final class ExperimentsApi {
  private static final long SEED = 42;

  private static final Map<String, String> TYPES =
      Map.of("svg", "image/svg+xml", "csv", "text/csv; charset=utf-8", "png", "image/png");

  private final Experiments experiments;

  public ExperimentsApi(Experiments experiments) {
    this.experiments = experiments;
  }

  public void add(Routes routes) {
    routes
        .get("/api/experiments", call -> list())
        .post("/api/experiments", this::start)
        .get("/api/experiments/{id}", call -> Reply.json(view(find(call))))
        .post("/api/experiments/{id}/stop", this::stop)
        .get("/api/experiments/{id}/files/{file}", this::file);
  }

  private Reply list() throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode all = node.putArray("experiments");
    for (Experiment experiment : Experiments.all()) {
      all.addObject()
          .put("name", experiment.name())
          .put("whole", Spec.whole(experiment))
          .put("claim", experiment.claim().statement())
          .put("source", experiment.claim().source());
    }
    ArrayNode attempts = node.putArray("attempts");
    for (Attempt attempt : experiments.attempts()) {
      attempts.add(view(attempt));
    }
    return Reply.json(node);
  }

  private static ObjectNode view(Attempt attempt) {
    ObjectNode node = JsonNodeFactory.instance
        .objectNode()
        .put("id", attempt.id())
        .put("experiment", attempt.name())
        .put("text", attempt.text())
        .put("seed", attempt.seed())
        .put("began", attempt.began().toString())
        .put("folder", attempt.folder().toString())
        .put("state", attempt.state().title())
        .put("problem", attempt.problem())
        .put("secondsSoFar", attempt.seconds());
    Optional<RunLog.Message> result = attempt.log().last("result");
    result.ifPresent(message -> node.putRawValue("result", new RawValue(message.data())));
    return node;
  }

  /** The body is {@code {"experiment": "bias(seeds=20)", "seed": 42}}. */
  private Reply start(Call call) throws IOException {
    JsonNode body = call.json();
    String seed = body.path("seed").asText("").strip();
    long key;
    try {
      key = seed.isEmpty() ? SEED : Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw Refusal.of("seed", "a whole number", '"' + seed + '"').setting("seed");
    }
    return Reply.json(view(experiments.start(body.path("experiment").asText("").strip(), key)));
  }

  private Attempt find(Call call) throws IOException {
    try {
      return experiments.find(call.part("id"));
    } catch (Refusal e) {
      throw Problem.missing(String.valueOf(e.getMessage()));
    }
  }

  private Reply stop(Call call) throws IOException {
    Attempt attempt = find(call);
    attempt.stop();
    return Reply.json(view(attempt));
  }

  private Reply file(Call call) throws IOException {
    String name = call.part("file");
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw Problem.missing(name + ": expected a figure or a table of numbers, got another file");
    }
    return Reply.of(200, type, experiments.file(find(call), name))
        .with("Cache-Control", "no-cache");
  }
}
