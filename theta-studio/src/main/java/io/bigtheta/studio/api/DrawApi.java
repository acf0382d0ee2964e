package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.io.FormatException;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.job.EvaluateJob;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.DataShelf;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Shelf;
import io.bigtheta.studio.draw.Answered;
import io.bigtheta.studio.draw.OwnDrawings;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code /api/models/{id}/answer} and {@code /api/drawings}: what a model answers to a drawing, and the drawings that are kept. */
public final class DrawApi {
  private final Desk desk;
  private final Shelf shelf;
  private final DataShelf data;
  private final OwnDrawings own;

  public DrawApi(Desk desk, Shelf shelf, DataShelf data) {
    this.desk = desk;
    this.shelf = shelf;
    this.data = data;
    own = new OwnDrawings(desk.folder().resolve(".studio").resolve("drawings"));
  }

  public void add(Routes routes) {
    routes
        .post("/api/models/{id}/answer", this::answer)
        .get("/api/models/{id}/digit", this::digit)
        .get("/api/models/{id}/scores", this::scores)
        .get("/api/drawings", call -> list())
        .get(
            "/api/drawings.zip",
            call -> Reply.download("drawings.zip", "application/zip", own.zip()))
        .post("/api/drawings", this::keep)
        .post("/api/drawings/learn", this::learn)
        .delete("/api/drawings", call -> {
          own.removeAll();
          return list();
        })
        .get(
            "/api/drawings/{label}/{file}",
            call -> Reply.of(200, "image/png", own.read(call.part("label"), call.part("file"))))
        .delete("/api/drawings/{label}/{file}", call -> {
          own.remove(call.part("label"), call.part("file"));
          return list();
        });
  }

  /** The body is an image file, or raw pixels of the model's size with {@code ?raw=1}. */
  private Reply answer(Call call) throws IOException {
    Model model = ModelsApi.model(shelf, call);
    long began = System.nanoTime();
    byte[] body = call.bytes();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Answered answered;
    try {
      answered = call.query("raw").isPresent()
          ? Answered.of(model, pixels(model, body))
          : Answered.of(model, body);
    } catch (FormatException e) {
      return Reply.json(node.put("unclear", e.getMessage())); // too little to see anything in it
    }
    ArrayNode shares = node.putArray("probabilities");
    for (float share : answered.probabilities()) {
      shares.add(share);
    }
    node.set("given", pixels(answered.given(), model));
    ArrayNode hidden = node.putArray("hidden");
    for (Answered.Activations layer : answered.hidden()) {
      ObjectNode one = hidden.addObject();
      one.put("layer", layer.layer());
      ArrayNode values = one.putArray("values");
      for (float value : layer.values()) {
        values.add(Math.round(value * 1000) / 1000.0);
      }
    }
    node.put("milliseconds", (System.nanoTime() - began) / 1e6);
    return Reply.json(node);
  }

  private static Pixels pixels(Model model, byte[] body) {
    if (!(model.preparation().inputs() instanceof PixelInputs inputs)
        || body.length != inputs.cols()) {
      throw Refusal.of("pixels", "one byte for each input of the model", body.length + " bytes");
    }
    return new Pixels(inputs.channels(), inputs.height(), inputs.width(), body);
  }

  /** Pixels for the page: the brightest that the model knows is 255. */
  private static ObjectNode pixels(Pixels pixels, Model model) {
    float scale = ((PixelInputs) model.preparation().inputs()).scale();
    byte[] bright = new byte[pixels.cols()];
    for (int i = 0; i < bright.length; i++) {
      bright[i] = (byte) Math.min(255, Math.round((pixels.values()[i] & 0xff) * scale * 255));
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("height", pixels.height());
    node.put("width", pixels.width());
    node.put("pixels", Base64.getEncoder().encodeToString(bright));
    node.put("raw", Base64.getEncoder().encodeToString(pixels.values()));
    return node;
  }

  private TrainRecipe recipe(String id) throws IOException {
    Run run = RunsApi.find(desk, id);
    Optional<TrainRecipe> recipe = Models.recipe(run.folder());
    return recipe.orElseThrow(
        () -> new Problem(400, id + ": expected a run of one model, got another"));
  }

  /** Row {@code at} of the test rows of the model's data, or of all its rows if no set of test rows comes with it. */
  private Reply digit(Call call) throws IOException {
    String id = call.part("id");
    Model model = shelf.model(id);
    TrainRecipe recipe = recipe(id);
    var all = data.read(recipe.data());
    Dataset rows = all.test().orElse(all.train());
    if (!(rows.features() instanceof Pixels pixels)) {
      throw Refusal.of("model", "one of images", "one of " + rows.features().kind());
    }
    int at = Math.floorMod(call.whole("at", 0), rows.rows());
    int index = rows.index(at);
    int size = pixels.cols();
    byte[] one = java.util.Arrays.copyOfRange(pixels.values(), index * size, (index + 1) * size);
    Pixels digit = new Pixels(pixels.channels(), pixels.height(), pixels.width(), one);
    ObjectNode node = pixels(digit, model);
    node.put("at", at);
    node.put("rows", rows.rows());
    node.put("test", all.test().isPresent());
    if (rows.targets() instanceof Targets.Classes classes) {
      node.put("label", classes.labels().get(rows.label(at)));
    }
    return Reply.json(node);
  }

  /** The accuracy on rows of the model's own data that it has not learnt from, and on the drawings. */
  private Reply scores(Call call) throws IOException {
    String id = call.part("id");
    Model model = shelf.model(id);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String base = call.query("base").orElse(recipe(id).data().source());
    score(node.putObject("base"), model, base);
    if (!own.list().isEmpty()) {
      score(node.putObject("own"), model, own.folder().toString());
    }
    return Reply.json(node);
  }

  private static void score(ObjectNode node, Model model, String source) throws IOException {
    EvaluateResult result = new EvaluateJob(
            new Ensemble(List.of(model)), new EvaluateRecipe(source))
        .run(Session.quiet(), event -> {});
    node.put("data", source);
    node.put("rows", result.rows().rows());
    node.put("accuracy", result.evaluation().accuracy());
    node.put("words", result.words());
  }

  private Reply list() throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (OwnDrawings.Kept kept : own.list()) {
      all.addObject().put("label", kept.label()).put("file", kept.file());
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("folder", own.folder().toString());
    node.set("drawings", all);
    return Reply.json(node);
  }

  private Reply keep(Call call) throws IOException {
    String label =
        call.query("label").orElseThrow(() -> Refusal.of("label", "what was drawn", "nothing"));
    own.keep(label, call.bytes());
    return list();
  }

  /** Goes on with a model on the drawings: {@code {"model": …, "epochs": 10}}. */
  private Reply learn(Call call) throws IOException {
    JsonNode body = call.json();
    Run from = RunsApi.find(desk, body.path("model").asText(""));
    TrainRecipe recipe = TrainRecipe.of(own.folder().toString())
        .with("from", from.folder().toString())
        .with("validation", "0")
        .with("test", "0")
        .with("batch", "8")
        .with("epochs", body.path("epochs").asText("10"));
    return Reply.json(RunsApi.view(desk.train(recipe, "")));
  }
}
