package io.bigtheta.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.run.Version;
import io.bigtheta.serve.metrics.Metrics;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.shelf.Loaded;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import io.bigtheta.serve.wire.InferReply;
import io.bigtheta.serve.wire.InferRequest;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.List;

/**
 * {@code /v2}: the Open Inference Protocol, version 2, with its extensions for binary tensors and classification, for the clients
 * of Triton, KServe, Seldon, OpenVINO and DJL Serving.
 */
public final class InferApi {
  private static final String HEADER = "Inference-Header-Content-Length";

  private final Asking asking;

  public InferApi(Shelf shelf, Metrics metrics) {
    asking = new Asking(shelf, metrics);
  }

  public void add(Routes routes) {
    String model = "/v2/models/{model}";
    String version = model + "/versions/{version}";
    routes
        .post(model + "/infer", call -> infer(call, slot(call)))
        .post(version + "/infer", call -> infer(call, slotOf(call)))
        .get("/v2/health/live", call -> Reply.json("{\"live\":true}"))
        .get("/v2/health/ready", call -> ready(asking.shelf().ready()))
        .get(model + "/ready", call -> ready(slot(call).ready()))
        .get(version + "/ready", call -> ready(slotOf(call).ready()))
        .get(model, call -> Reply.json(metadata(slot(call).loaded())))
        .get(version, call -> Reply.json(metadata(slotOf(call).loaded())))
        .get("/v2", call -> Reply.json(server()))
        .post("/v2/repository/index", call -> Reply.json(index()));
  }

  private Slot slot(Call call) {
    return asking.slot(call.part("model"));
  }

  private Slot slotOf(Call call) {
    return asking.slot(call.part("model"), call.part("version"));
  }

  static Reply ready(boolean ready) {
    return Reply.json(ready ? 200 : 503, "{\"ready\":" + ready + "}");
  }

  private Reply infer(Call call, Slot slot) throws IOException {
    Loaded loaded = slot.loaded();
    Servable model = loaded.model();
    return asking.answer(
        call,
        loaded,
        body -> InferRequest.read(body, header(call, body), model.signatures()),
        request -> Asking.infer(loaded, request.inputs()),
        (request, answer) -> reply(
            InferReply.of(loaded.name(), loaded.version(), request, answer, model.outputs())));
  }

  /** Where the JSON ends. Clients of Triton say no type of the content, so this header alone decides. */
  private static int header(Call call, byte[] body) {
    String given = call.header(HEADER).orElse(Integer.toString(body.length));
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw Refusal.of(HEADER, "a number of bytes", '"' + given + '"');
    }
  }

  private static Reply.Body reply(InferReply reply) {
    return reply.binary()
        ? Reply.of(200, "application/octet-stream", reply.body())
            .with(HEADER, Integer.toString(reply.header()))
        : Reply.of(200, "application/json", reply.body());
  }

  private static ObjectNode server() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", "theta");
    node.put("version", Version.text());
    node.putArray("extensions").add("binary_tensor_data").add("classification");
    return node;
  }

  static ObjectNode metadata(Loaded loaded) {
    Servable model = loaded.model();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", loaded.name());
    node.putArray("versions").add(loaded.version());
    node.put("platform", model.platform());
    ports(node.putArray("inputs"), model.signatures().get(0).inputs());
    ports(node.putArray("outputs"), model.outputs());
    ObjectNode parameters = node.putObject("parameters");
    parameters.put("digest", model.digest());
    ArrayNode ways = parameters.putArray("signatures");
    model.signatures().forEach(signature -> ports(ways.addArray(), signature.inputs()));
    return node;
  }

  private static void ports(ArrayNode all, List<Port> ports) {
    for (Port port : ports) {
      ObjectNode one = all.addObject();
      one.put("name", port.name());
      one.put("datatype", port.type().name());
      ArrayNode shape = one.putArray("shape");
      port.shape().forEach(shape::add);
      if (!port.labels().isEmpty()) {
        ArrayNode labels = one.putObject("parameters").putArray("labels");
        port.labels().forEach(labels::add);
      } else if (port.file()) {
        one.putObject("parameters").put("file", true);
      }
    }
  }

  private ArrayNode index() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Slot slot : asking.shelf().all()) {
      ObjectNode one = all.addObject();
      one.put("name", slot.name());
      one.put("version", slot.loaded().version());
      one.put("state", slot.ready() ? "READY" : "LOADING");
      one.put("reason", slot.problem());
    }
    return all;
  }
}
