package io.bigtheta.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.run.Version;
import io.bigtheta.serve.model.DataType;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import java.util.List;

/** {@code /openapi.json}: what can be asked, as OpenAPI 3.1, with the inputs and outputs of the models that are served. */
public final class OpenApi {
  private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

  private final Shelf shelf;
  private final boolean token;

  /** @param token whether callers have to show one */
  public OpenApi(Shelf shelf, boolean token) {
    this.shelf = shelf;
    this.token = token;
  }

  public void add(Routes routes) {
    routes.get("/openapi.json", call -> Reply.json(document()));
  }

  private ObjectNode document() {
    ObjectNode root = NEW.objectNode();
    root.put("openapi", "3.1.0");
    ObjectNode info = root.putObject("info");
    info.put("title", "Theta serves");
    info.put("version", Version.text());
    ObjectNode paths = root.putObject("paths");
    get(paths, "/v2/health/live", "live", "Whether the server lives.");
    get(paths, "/v2/health/ready", "ready", "Whether all models are warm: 200, otherwise 503.");
    get(paths, "/v2", "server", "The name of the server and its extensions.");
    get(paths, "/v1/models", "models", "The names of all models.");
    get(paths, "/metrics", "metrics", "Counts and times for Prometheus.");
    for (Slot slot : shelf.all()) {
      model(paths, slot);
    }
    post(
        paths,
        "/invocations",
        "invocations",
        "Predicts as MLflow does; with several models, add ?model=NAME.",
        rows(NEW.objectNode(), "dataframe_records"),
        NEW.objectNode().put("type", "object"));
    ObjectNode components = root.putObject("components");
    components.set("schemas", NEW.objectNode().set("Error", error()));
    if (token) {
      components
          .putObject("securitySchemes")
          .putObject("token")
          .put("type", "http")
          .put("scheme", "bearer");
      root.putArray("security").addObject().putArray("token");
    }
    return root;
  }

  private static void model(ObjectNode paths, Slot slot) {
    String name = slot.name();
    get(paths, "/v2/models/" + name, "about-" + name, "What the model " + name + " takes.");
    post(
        paths,
        "/v2/models/" + name + "/infer",
        "infer-" + name,
        "Predicts for tensors (Open Inference Protocol, version 2).",
        tensors(slot.loaded().model().signatures(), "inputs"),
        tensors(List.of(new Signature(slot.loaded().model().outputs())), "outputs"));
    post(
        paths,
        "/v1/models/" + name + ":predict",
        "predict-" + name,
        "Predicts for rows (TensorFlow Serving).",
        rows(row(slot.loaded().model().signatures()), "instances"),
        predictions(slot.loaded().model().outputs()));
  }

  private static void get(ObjectNode paths, String path, String id, String words) {
    ObjectNode get = paths.putObject(path).putObject("get");
    get.put("operationId", id);
    get.put("summary", words);
    get.putObject("responses").putObject("200").put("description", "the answer");
  }

  private static void post(
      ObjectNode paths, String path, String id, String words, ObjectNode body, ObjectNode answer) {
    ObjectNode post = paths.putObject(path).putObject("post");
    post.put("operationId", id);
    post.put("summary", words);
    ObjectNode request = post.putObject("requestBody");
    request.put("required", true);
    json(request).set("schema", body);
    ObjectNode responses = post.putObject("responses");
    ObjectNode good = responses.putObject("200");
    good.put("description", "the predictions");
    json(good).set("schema", answer);
    ObjectNode bad = responses.putObject("4XX");
    bad.put("description", "what was expected, what was given, and what to do");
    json(bad).putObject("schema").put("$ref", "#/components/schemas/Error");
  }

  private static ObjectNode json(ObjectNode holder) {
    return holder.putObject("content").putObject("application/json");
  }

  private static ObjectNode error() {
    ObjectNode error = object("error");
    ((ObjectNode) error.path("properties")).putObject("error").put("type", "string");
    return error;
  }

  private static ObjectNode object(String... required) {
    ObjectNode object = NEW.objectNode();
    object.put("type", "object");
    object.putObject("properties");
    ArrayNode names = object.putArray("required");
    List.of(required).forEach(names::add);
    return object;
  }

  private static ObjectNode array(ObjectNode items) {
    ObjectNode array = NEW.objectNode().put("type", "array");
    array.set("items", items);
    return array;
  }

  /** The tensors of one of the signatures. */
  private static ObjectNode tensors(List<Signature> signatures, String name) {
    ObjectNode items = object("name", "shape", "datatype");
    ObjectNode fields = (ObjectNode) items.path("properties");
    ArrayNode names = fields.putObject("name").put("type", "string").putArray("enum");
    signatures.stream().flatMap(one -> one.names().stream()).distinct().forEach(names::add);
    fields.set("shape", array(NEW.objectNode().put("type", "integer")));
    ArrayNode types = fields.putObject("datatype").put("type", "string").putArray("enum");
    for (DataType type : DataType.values()) {
      types.add(type.name());
    }
    fields.putObject("data").put("type", "array");
    fields.putObject("parameters").put("type", "object");
    ObjectNode body = object(name);
    ObjectNode properties = (ObjectNode) body.path("properties");
    properties.putObject("id").put("type", "string");
    properties.set(name, array(items));
    return body;
  }

  private static ObjectNode rows(ObjectNode row, String name) {
    ObjectNode body = NEW.objectNode().put("type", "object");
    body.putObject("properties").set(name, array(row));
    return body;
  }

  /** A row: an object with the names of the inputs of one of the signatures, or an array. */
  private static ObjectNode row(List<Signature> signatures) {
    ObjectNode row = NEW.objectNode();
    ArrayNode ways = row.putArray("anyOf");
    for (Signature signature : signatures) {
      ObjectNode way = object();
      signature
          .inputs()
          .forEach(port -> ((ObjectNode) way.path("properties")).set(port.name(), element(port)));
      ways.add(way);
    }
    ways.addObject().put("type", "array");
    return row;
  }

  private static ObjectNode element(Port port) {
    boolean word = port.type() == DataType.BYTES;
    ObjectNode one = NEW.objectNode();
    one.putArray("type")
        .add(word ? "string" : "number")
        .add(word ? "number" : "string")
        .add("null");
    if (port.file()) {
      one.put("contentEncoding", "base64");
    }
    return port.cols() == 1 ? one : NEW.objectNode().put("type", "array");
  }

  private static ObjectNode predictions(List<Port> outputs) {
    ObjectNode one = object();
    for (Port port : outputs) {
      String type = port.type() == DataType.BYTES ? "string" : "number";
      ObjectNode element = NEW.objectNode().put("type", type);
      ((ObjectNode) one.path("properties"))
          .set(port.name(), port.cols() == 1 ? element : array(element));
    }
    ObjectNode all = object("predictions");
    ObjectNode row = outputs.size() == 1
        ? (ObjectNode) one.path("properties").path(outputs.get(0).name())
        : one;
    ((ObjectNode) all.path("properties")).set("predictions", array(row));
    return all;
  }
}
