package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.studio.desk.Desk;
import java.io.IOException;

/** {@code /api/first}: the training that a studio without any network begins with, as the body of {@code POST /api/runs/train}. */
public final class FirstTraining {
  private FirstTraining() {}

  public static void add(Routes routes) {
    routes.get("/api/first", call -> Reply.json(body()));
  }

  /** Begins it if there is no run yet. */
  public static void begin(Desk desk) throws IOException {
    if (desk.list().isEmpty()) {
      ObjectNode body = body();
      desk.train(RunsApi.recipe(body), RunsApi.command("train", body));
    }
  }

  private static ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("data", "digits");
    body.putObject("fields")
        .put("hidden", "256,128")
        .put("activation", "silu")
        .put("augment", "shift(1) rotate(12) zoom(0.15) shear(0.15)")
        .put("epochs", "100");
    return body;
  }
}
