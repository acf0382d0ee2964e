package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.studio.play.Hike;
import io.bigtheta.studio.play.OneStep;
import io.bigtheta.train.optimizer.Optimizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /api/step}: the numbers of one training step, and ways down a loss. */
public final class StepApi {
  public void add(Routes routes) {
    routes
        .get("/api/step/choices", call -> choices())
        .post("/api/step", this::step)
        .post("/api/step/start", this::start)
        .post("/api/step/hike", this::hike);
  }

  private static Reply choices() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    names(node.putArray("activations"), Activation.class);
    names(node.putArray("losses"), Loss.class);
    ArrayNode optimizers = node.putArray("optimizers");
    for (String name : Spec.names(Optimizer.class)) {
      Optimizer optimizer = Spec.parse(Optimizer.class, name);
      optimizers
          .addObject()
          .put("name", name)
          .put("rate", Double.parseDouble(Float.toString(optimizer.rate())));
    }
    return Reply.json(node);
  }

  static void names(ArrayNode to, Class<?> kind) {
    Spec.names(kind).forEach(to::add);
  }

  private Reply step(Call call) throws IOException {
    OneStep step = OneStep.of(setting(call.json()));
    Told told = new Told().put("loss", step.loss()).put("lossAfter", step.lossAfter());
    ObjectNode node = told.node();
    numbers(node.putArray("z1"), step.z1());
    numbers(node.putArray("a1"), step.a1());
    numbers(node.putArray("slope1"), step.slope1());
    numbers(node.putArray("z2"), step.z2());
    numbers(node.putArray("p"), step.p());
    numbers(node.putArray("dz2"), step.dz2());
    numbers(node.putArray("da1"), step.da1());
    numbers(node.putArray("dz1"), step.dz1());
    numbers(node.putArray("gradient"), step.gradient());
    numbers(node.putArray("next"), step.next());
    return Reply.json(told.text());
  }

  /** θ before the first step. */
  private Reply start(Call call) throws IOException {
    JsonNode body = call.json();
    int inputs = within("inputs", body, 2);
    int hidden = within("hidden", body, 2);
    int outputs = within("outputs", body, 1);
    float[] theta = OneStep.start(
        inputs, hidden, activation(body), outputs, body.path("seed").asLong(1));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    numbers(node.putArray("theta"), theta);
    return Reply.json(node);
  }

  private static int within(String name, JsonNode body, int usual) {
    int value = body.path(name).asInt(usual);
    if (value < 1 || value > 4) {
      throw Refusal.of(name, "1 to 4", value).setting(name);
    }
    return value;
  }

  private Reply hike(Call call) throws IOException {
    JsonNode body = call.json();
    int first = body.path("first").asInt(0);
    int second = body.path("second").asInt(1);
    String kind = body.path("terrain").asText("ravine");
    Hike.Terrain terrain = switch (kind) {
      case "ravine" -> Hike.Terrain.ravine();
      case "row" -> Hike.Terrain.of(setting(body), first, second);
      case "xor" -> Hike.Terrain.xor(setting(body), first, second);
      default ->
        throw Refusal.of("terrain", "ravine, row or xor", '"' + kind + '"').setting("terrain");
    };
    List<Map.Entry<Optimizer, Float>> optimizers = new ArrayList<>();
    for (JsonNode one : body.path("optimizers")) {
      Optimizer optimizer =
          recipe(Optimizer.class, "optimizer", one.path("name").asText());
      optimizers.add(Map.entry(optimizer, (float) one.path("rate").asDouble(optimizer.rate())));
    }
    Hike hike = Hike.of(
        terrain,
        (float) body.path("span").asDouble(4),
        (float) body.path("a").asDouble(0),
        (float) body.path("b").asDouble(0),
        body.path("steps").asInt(100),
        optimizers);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("side", hike.side());
    node.put("span", hike.span());
    numbers(node.putArray("loss"), hike.loss());
    ArrayNode paths = node.putArray("paths");
    for (List<float[]> path : hike.paths()) {
      ArrayNode steps = paths.addArray();
      path.forEach(place -> numbers(steps.addArray(), place));
    }
    return Reply.json(node);
  }

  private static OneStep.Setting setting(JsonNode body) {
    return new OneStep.Setting(
        body.path("hidden").asInt(2),
        activation(body),
        recipe(Loss.class, "loss", body.path("loss").asText("squared-error")),
        recipe(Optimizer.class, "optimizer", body.path("optimizer").asText("sgd")),
        (float) body.path("rate").asDouble(0.5),
        numbers(body.path("theta")),
        numbers(body.path("x")),
        numbers(body.path("targets")));
  }

  private static Activation activation(JsonNode body) {
    return recipe(Activation.class, "activation", body.path("activation").asText("tanh"));
  }

  private static <T> T recipe(Class<T> kind, String name, String text) {
    try {
      return Spec.parse(kind, text);
    } catch (Refusal e) {
      throw e.setting(name);
    }
  }

  /** A text or null in place of a number becomes NaN, which is refused where it is used. */
  static float[] numbers(JsonNode list) {
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).isNumber() ? (float) list.get(i).asDouble() : Float.NaN;
    }
    return numbers;
  }

  /** Numbers that are not finite become null. */
  static void numbers(ArrayNode to, float[] numbers) {
    for (float number : numbers) {
      if (Float.isFinite(number)) {
        to.add(number);
      } else {
        to.addNull();
      }
    }
  }
}
