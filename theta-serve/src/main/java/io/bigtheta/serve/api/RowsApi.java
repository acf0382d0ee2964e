package io.bigtheta.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.run.Version;
import io.bigtheta.serve.metrics.Metrics;
import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.serve.shelf.Loaded;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import io.bigtheta.serve.wire.RowsReply;
import io.bigtheta.serve.wire.RowsRequest;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows in and rows out: {@code /v1/models/M:predict} for the clients of TensorFlow Serving, KServe v1 and Vertex AI, and {@code
 * /invocations} for those of MLflow, SageMaker and Databricks. Both take JSON, the text of a table and the file of a picture.
 */
public final class RowsApi {
  private static final String PREDICT = ":predict";

  /** The types that may hold JSON. The second is what curl -d says of any body. */
  private static final Set<String> JSON =
      Set.of("application/json", "application/x-www-form-urlencoded");

  private final Asking asking;

  public RowsApi(Shelf shelf, Metrics metrics) {
    asking = new Asking(shelf, metrics);
  }

  public void add(Routes routes) {
    routes
        .post("/v1/models/{model}", call -> predict(call, asking.slot(verb(call, "model"))))
        .post(
            "/v1/models/{model}/versions/{version}",
            call -> predict(call, asking.slot(call.part("model"), verb(call, "version"))))
        .get("/v1/models", call -> Reply.json(models()))
        .get("/v1/models/{model}", call -> Reply.json(status(asking.slot(call.part("model")))))
        .post("/invocations", call -> invoke(call))
        .get("/ping", call -> InferApi.ready(asking.shelf().ready()))
        .get("/health", call -> InferApi.ready(asking.shelf().ready()))
        .get("/version", call -> Reply.text(200, Version.text()));
  }

  /** A part of the path without the {@code :predict} at its end. */
  private static String verb(Call call, String part) {
    String words = call.part(part);
    if (!words.endsWith(PREDICT)) {
      throw Problem.missing(
          call.path() + ": expected a path that ends with " + PREDICT + ", got another");
    }
    return words.substring(0, words.length() - PREDICT.length());
  }

  private Reply predict(Call call, Slot slot) throws IOException {
    return answer(call, slot.loaded(), RowsRequest.Shape.TENSORFLOW);
  }

  private Reply invoke(Call call) throws IOException {
    Slot slot = call.query("model").map(asking::slot).orElseGet(asking::only);
    return answer(call, slot.loaded(), RowsRequest.Shape.MLFLOW);
  }

  private Reply answer(Call call, Loaded loaded, RowsRequest.Shape shape) throws IOException {
    String type = call.header("Content-Type")
        .map(it -> it.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
        .orElse("application/json");
    if (type.equals("text/csv")) {
      return asking.answer(
          call,
          loaded,
          body -> body,
          body -> loaded.model().table(text(body)),
          (body, answer) -> json(RowsReply.rows(answer)));
    } else if (type.startsWith("image/")) {
      return asking.answer(
          call,
          loaded,
          body -> picture(loaded, body),
          inputs -> Asking.infer(loaded, inputs),
          (inputs, answer) -> json(RowsReply.rows(answer)));
    } else if (!JSON.contains(type)) {
      throw new Problem(
          415,
          "Content-Type: expected application/json, text/csv or that of a picture, got " + type);
    }
    return asking.answer(
        call,
        loaded,
        body -> RowsRequest.read(body, loaded.model(), shape),
        request -> Asking.infer(loaded, request.inputs()),
        (request, answer) -> json(written(request, answer)));
  }

  private static byte[] written(RowsRequest request, Answer answer) throws IOException {
    return request.columnar() ? RowsReply.columns(answer) : RowsReply.rows(answer);
  }

  private static Reply.Body json(byte[] text) {
    return Reply.of(200, "application/json", text);
  }

  private static Reader text(byte[] body) {
    return new InputStreamReader(
        new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
  }

  private static Map<String, Tensor> picture(Loaded loaded, byte[] file) {
    for (Signature signature : loaded.model().signatures()) {
      Port first = signature.inputs().get(0);
      if (signature.inputs().size() == 1 && first.file()) {
        Tensor tensor = Tensor.blobs(first.name(), List.of(1L, 1L), new byte[][] {file});
        return Map.of(first.name(), tensor);
      }
    }
    throw Refusal.of("body", "rows for this model", "a picture");
  }

  private ObjectNode models() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    var names = node.putArray("models");
    asking.shelf().all().forEach(slot -> names.add(slot.name()));
    return node;
  }

  /** What both TensorFlow Serving and KServe say of a model. */
  private static ObjectNode status(Slot slot) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", slot.name());
    node.put("ready", slot.ready());
    ObjectNode one = node.putArray("model_version_status").addObject();
    one.put("version", slot.loaded().version());
    one.put("state", slot.ready() ? "AVAILABLE" : "LOADING");
    ObjectNode state = one.putObject("status");
    state.put("error_code", slot.problem().isEmpty() ? "OK" : "UNKNOWN");
    state.put("error_message", slot.problem());
    return node;
  }
}
