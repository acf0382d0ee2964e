package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.spec.Spec;
import io.bigtheta.studio.play.Checked;
import io.bigtheta.studio.play.Cloud;
import io.bigtheta.studio.play.Export;
import io.bigtheta.studio.play.Feature;
import io.bigtheta.studio.play.Formula;
import io.bigtheta.studio.play.Landscape;
import io.bigtheta.studio.play.PlaneTable;
import io.bigtheta.studio.play.PlayRecipe;
import io.bigtheta.studio.play.Player;
import io.bigtheta.studio.play.Playground;
import io.bigtheta.studio.play.Playgrounds;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/play}: opens, steers and shows playgrounds. */
public final class PlayApi {
  private final Playgrounds playgrounds;
  private final Pulse pulse;

  /** @param pulse of the playgrounds alone, because it trains them */
  public PlayApi(Playgrounds playgrounds, Pulse pulse) {
    this.playgrounds = playgrounds;
    this.pulse = pulse;
  }

  public void add(Routes routes) {
    routes
        .get("/api/play/choices", call -> choices())
        .post("/api/play", this::open)
        .post("/api/play/table", this::table)
        .get("/api/play/{id}/events", this::events)
        .post("/api/play/{id}/play", this::play)
        .post("/api/play/{id}/pause", this::pause)
        .post("/api/play/{id}/step", this::step)
        .post("/api/play/{id}/reset", this::reset)
        .post("/api/play/{id}/change", this::change)
        .post("/api/play/{id}/weight", this::weight)
        .post("/api/play/{id}/check", this::check)
        .post("/api/play/{id}/landscape", this::landscape)
        .get("/api/play/{id}/export", this::export)
        .get("/api/play/{id}/points.csv", this::points)
        .delete("/api/play/{id}", this::close);
  }

  private static Reply choices() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode clouds = node.putArray("clouds");
    for (Cloud cloud : Cloud.values()) {
      ObjectNode one =
          clouds.addObject().put("name", cloud.title()).put("classes", cloud.classes());
      ArrayNode points = one.putArray("points");
      for (float[] point : PlayRecipe.sample(cloud)) {
        StepApi.numbers(points.addArray(), point);
      }
    }
    ArrayNode features = node.putArray("features");
    for (Feature feature : Feature.values()) {
      features.add(feature.title());
    }
    describe(node.putArray("activations"), Activation.class);
    describe(node.putArray("optimizers"), Optimizer.class);
    describe(node.putArray("penalties"), Penalty.class);
    describe(node.putArray("clippings"), Clipping.class);
    describe(node.putArray("losses"), Loss.class);
    return Reply.json(node);
  }

  /** The names of recipes, and how they are written. */
  private static void describe(ArrayNode to, Class<?> kind) {
    List<String> names = Spec.names(kind);
    List<String> texts = Spec.describe(kind);
    for (int i = 0; i < names.size(); i++) {
      to.addObject().put("name", names.get(i)).put("text", texts.get(i));
    }
  }

  private Reply open(Call call) throws IOException {
    JsonNode body = call.json();
    List<String> features = new ArrayList<>();
    body.path("features").forEach(feature -> features.add(feature.asText()));
    Map<String, String> fields = fields(body);
    PlayRecipe recipe = body.path("points").isArray()
        ? PlayRecipe.of(rows(body.path("points")), body.path("classes").asInt(2), features, fields)
        : PlayRecipe.of(
            body.path("cloud").asText("circle"),
            body.path("rows").asInt(200),
            (float) body.path("noise").asDouble(0),
            features,
            fields);
    String id = playgrounds.open(recipe);
    return Reply.json(PlayView.opened(id, playgrounds.known(id)));
  }

  private static float[][] rows(JsonNode list) {
    float[][] rows = new float[list.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = StepApi.numbers(list.get(i));
    }
    return rows;
  }

  private static Map<String, String> fields(JsonNode body) {
    Map<String, String> fields = new LinkedHashMap<>();
    body.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
    return fields;
  }

  /**
   * Takes two columns and a target out of a table, which is the body. Without {@code x1}, {@code x2} and {@code target} in the query
   * the answer only names the columns.
   */
  private Reply table(Call call) throws IOException {
    PlaneTable table = PlaneTable.read(call.query("name").orElse("table.csv"), call.bytes());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = node.putArray("columns");
    for (PlaneTable.Column column : table.columns()) {
      columns.addObject().put("name", column.name()).put("numbers", column.numbers());
    }
    node.put("rows", table.rows());
    if (call.query("target").isPresent()) {
      PlaneTable.Chosen chosen = table.choose(
          call.query("x1").orElse(""),
          call.query("x2").orElse(""),
          call.query("target").orElse(""));
      node.put("classes", chosen.labels().size());
      chosen.labels().forEach(node.putArray("labels")::add);
      ArrayNode points = node.putArray("points");
      for (float[] row : chosen.rows()) {
        StepApi.numbers(points.addArray(), row);
      }
    }
    return Reply.json(node);
  }

  private Player player(Call call) {
    String id = call.part("id");
    return playgrounds
        .find(id)
        .orElseThrow(() -> Problem.missing(
            "playground " + id + ": expected one that is open, got one that has ended"));
  }

  private Reply events(Call call) {
    Player player = player(call);
    String id = call.part("id");
    int known = call.whole("known", 0);
    PlayView view = new PlayView(player, known);
    return new Reply.Events(stream -> pulse.follow(stream, page -> {
      if (playgrounds.find(id).isEmpty()) { // also counts as used
        page.close();
        return;
      }
      player.beat();
      view.accept(page);
    }));
  }

  private Reply play(Call call) throws IOException {
    JsonNode body = call.json();
    player(call).play(body.path("speed").asInt(10), body.path("stop").asInt(0));
    return Reply.nothing();
  }

  private Reply pause(Call call) {
    player(call).pause();
    return Reply.nothing();
  }

  private Reply step(Call call) throws IOException {
    Player player = player(call);
    player.pause();
    player.playground().train(Math.max(1, call.json().path("epochs").asInt(1)), 5_000_000_000L);
    return Reply.nothing();
  }

  private Reply reset(Call call) {
    Player player = player(call);
    player.pause();
    player.playground().reset();
    return Reply.nothing();
  }

  private Reply change(Call call) throws IOException {
    player(call).playground().change(fields(call.json()));
    return Reply.nothing();
  }

  private Reply weight(Call call) throws IOException {
    JsonNode body = call.json();
    player(call).playground().weight(body.path("index").asInt(-1), (float)
        body.path("value").asDouble(Double.NaN));
    return Reply.nothing();
  }

  private Reply check(Call call) {
    Player player = player(call);
    player.pause();
    CrossValidated checked = Checked.of(player.playground());
    return Reply.json(PlayView.checked(checked, player.playground()));
  }

  private Reply landscape(Call call) throws IOException {
    JsonNode body = call.json();
    Playground playground = player(call).playground();
    float span = (float) body.path("span").asDouble(1);
    Landscape landscape = body.has("first")
        ? Landscape.along(
            playground, body.path("first").asInt(-1), body.path("second").asInt(-1), span)
        : Landscape.random(playground, body.path("seed").asLong(1), span);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("side", landscape.side());
    node.put("span", landscape.span());
    node.put("epoch", playground.epoch());
    StepApi.numbers(node.putArray("loss"), landscape.loss());
    return Reply.json(node);
  }

  private Reply export(Call call) {
    Playground playground = player(call).playground();
    Export export = Export.of(playground);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("command", export.command());
    node.put("program", export.program());
    node.put("formula", Formula.of(playground));
    node.put("edited", playground.edited());
    node.put("epoch", playground.epoch());
    node.put("digest", playground.network().digest());
    return Reply.json(node);
  }

  private Reply points(Call call) {
    String csv = player(call).playground().recipe().csv();
    return Reply.download("points.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private Reply close(Call call) {
    playgrounds.close(call.part("id"));
    return Reply.nothing();
  }
}
