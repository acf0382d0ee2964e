package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.prune.HiddenLayer;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Rounds;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.RunLog;
import io.bigtheta.studio.desk.Shelf;
import io.bigtheta.studio.prune.Looked;
import io.bigtheta.studio.prune.Speed;
import io.bigtheta.studio.prune.Survivors;
import io.bigtheta.studio.upload.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code /api/prunable}, {@code /api/runs/prune} and {@code /api/runs/{id}/rounds}: starts prunings, and shows their networks. */
public final class PruneApi {
  private static final JsonMapper JSON = new JsonMapper();

  /** As many weights as a page is sent as images at once. */
  private static final int MOST_WEIGHTS = 1 << 18;

  private final Desk desk;
  private final Shelf shelf;
  private final Uploads uploads;
  private final Looked looked;

  public PruneApi(Desk desk, Shelf shelf, Uploads uploads) {
    this.desk = desk;
    this.shelf = shelf;
    this.uploads = uploads;
    looked = new Looked(shelf);
  }

  public void add(Routes routes) {
    routes
        .get("/api/prunable", call -> list())
        .post("/api/runs/prune", this::start)
        .get("/api/runs/{id}/rounds/{number}", this::round)
        .post("/api/runs/{id}/rounds/{number}/answer", this::answer);
  }

  /** The runs with a model: whether it can be pruned, and if not, why. */
  private Reply list() throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Run run : shelf.runs()) {
      ObjectNode one =
          all.addObject().put("id", run.id()).put("kind", run.kind().title());
      try {
        one.put("data", TrainedBy.of(run.recipe()).map(it -> it.data().source()).orElse(""));
        one.put("units", units(shelf.model(run.id())));
        one.put("why", "");
      } catch (Refusal e) {
        one.put("units", 0).put("why", e.getMessage());
      }
    }
    return Reply.json(all);
  }

  /** The number of hidden units of a network that can be pruned. */
  private static int units(Model model) {
    int units;
    try {
      units = HiddenLayer.units(model.network().blueprint());
    } catch (Refusal e) {
      throw e.setting("model");
    }
    if (units == 0) {
      throw Refusal.of(
              "model",
              "a network with a hidden layer",
              model.network().blueprint(),
              "choose another")
          .setting("model");
    }
    return units;
  }

  /**
   * The body is {@code {"model": run, "method": "units", "tolerance": "0.005", "step": "0.3", "saliency": …, "epochs": …, "rate":
   * …, "fields": {"seed": …}}}; what is blank is left to its default.
   */
  private Reply start(Call call) throws IOException {
    JsonNode body = call.json();
    RunsApi.allow(uploads, body);
    String id = PruneForm.text(body, "model");
    if (id.isEmpty()) {
      throw Refusal.of("model", "a run with a model", "none", "choose one").setting("model");
    }
    Run from = RunsApi.find(desk, id);
    units(shelf.model(id));
    TrainRecipe train = Models.recipe(from.folder())
        .orElseThrow(() -> Refusal.of(
                "model", "a run that says what its model learnt from", "one that does not")
            .setting("model"));
    train = train.with("epochs", "").with("rate", ""); // those of a round, below
    String seed = body.path("fields").path("seed").asText("").strip();
    train = seed.isEmpty() ? train : train.with("seed", seed);
    PruneRecipe recipe = PruneForm.recipe(body, from.folder().toString(), train);
    String command = "theta prune " + RunsApi.quoted(from.folder().toString()) + " "
        + RunsApi.quoted(train.data().source()) + PruneForm.options(body);
    return Reply.json(RunsApi.view(desk.prune(recipe, command)));
  }

  private static int number(Call call) {
    try {
      return Integer.parseInt(call.part("number"));
    } catch (NumberFormatException e) {
      throw Refusal.of("round", "a number", '"' + call.part("number") + '"');
    }
  }

  /** One network of a pruning: its size on disk, how fast it answers, and its units. */
  private Reply round(Call call) throws IOException {
    Run run = RunsApi.find(desk, call.part("id"));
    int number = number(call);
    Model model = shelf.round(run.id(), number);
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("number", number);
    node.put("bytes", Files.size(new Rounds(run.folder()).file(number)));
    node.put("microseconds", Speed.microseconds(model));
    node.put("blueprint", model.network().blueprint().text());
    ArrayNode labels = node.putArray("labels");
    model.labels().forEach(labels::add);
    ArrayNode left = node.putArray("survivors");
    looked.survivors(run, number, parents(run)).forEach(left::add);
    Optional<Matrix> weights = Survivors.weights(model);
    if (weights.isPresent() && model.preparation().inputs() instanceof PixelInputs pixels) {
      int count = Math.min(weights.get().cols(), MOST_WEIGHTS / pixels.cols());
      node.put("height", pixels.height()).put("width", pixels.width());
      ArrayNode images = node.putArray("images");
      for (int unit = 0; unit < count; unit++) {
        images.add(Base64.getEncoder().encodeToString(image(weights.get(), unit, pixels)));
      }
    }
    return Reply.json(node);
  }

  /** The incoming weights of a unit from −127 to 127, the mean over the channels. */
  private static byte[] image(Matrix weights, int unit, PixelInputs pixels) {
    int size = pixels.height() * pixels.width();
    float[] mean = new float[size];
    float most = 1e-9f;
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < pixels.channels(); channel++) {
        mean[i] += weights.get(channel * size + i, unit) / pixels.channels();
      }
      most = Math.max(most, Math.abs(mean[i]));
    }
    byte[] image = new byte[size];
    for (int i = 0; i < size; i++) {
      image[i] = (byte) Math.round(127 * mean[i] / most);
    }
    return image;
  }

  /** For each network, the one that its round began from: the last one before that held. */
  private static List<Integer> parents(Run run) throws IOException {
    List<Integer> parents = new ArrayList<>();
    int held = 0;
    for (RunLog.Message message : run.log().since(0, -1, Integer.MAX_VALUE).messages()) {
      if (message.name().equals("plan")) {
        parents.clear(); // a resumed run tells again what it knew
        held = 0;
      } else if (message.name().equals("point")) {
        parents.add(held);
        held = JSON.readTree(message.data()).path("held").asBoolean() ? parents.size() - 1 : held;
      }
    }
    return parents;
  }

  /** What a network of a pruning answers. The body is raw pixels of the model's size. */
  private Reply answer(Call call) throws IOException {
    Model model = shelf.round(call.part("id"), number(call));
    byte[] body = call.bytes();
    if (!(model.preparation().inputs() instanceof PixelInputs inputs)
        || body.length != inputs.cols()) {
      throw Refusal.of("pixels", "one byte for each input of the model", body.length + " bytes");
    }
    Pixels pixels = new Pixels(inputs.channels(), inputs.height(), inputs.width(), body);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode shares = node.putArray("probabilities");
    for (float share : model.predict("drawing", pixels).toArray()) {
      shares.add(share);
    }
    return Reply.json(node);
  }
}
