package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Epochs;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Shelf;
import java.io.IOException;

/** {@code /api/models}: what the models of the runs take and answer. */
public final class ModelsApi {
  private final Shelf shelf;

  public ModelsApi(Shelf shelf) {
    this.shelf = shelf;
  }

  public void add(Routes routes) {
    routes.get("/api/models", call -> list());
    routes.get("/api/models/{id}", call -> Reply.json(view(shelf.run(call.part("id")))));
  }

  /** The model that a call names, after the epoch it names if it does. */
  static Model model(Shelf shelf, Call call) throws IOException {
    int epoch = call.whole("epoch", 0);
    return epoch > 0 ? shelf.model(call.part("id"), epoch) : shelf.model(call.part("id"));
  }

  private Reply list() throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Run run : shelf.usable()) {
      try {
        all.add(view(run));
      } catch (Refusal e) {
        System.getLogger("io.bigtheta.studio").log(System.Logger.Level.WARNING, e.getMessage());
      }
    }
    return Reply.json(all);
  }

  private ObjectNode view(Run run) throws IOException {
    Model model = shelf.model(run.id());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", run.id());
    node.put("kind", run.kind().title());
    node.put("state", run.state().title());
    node.put("learning", !run.hasModel());
    node.put("began", run.began().toString());
    node.put("data", model.provenance().data());
    node.put("blueprint", model.network().blueprint().text());
    node.put("parameters", model.network().blueprint().size());
    node.put("digest", model.network().digest());
    node.put("epoch", model.provenance().epoch());
    node.put("classifies", model.classifies());
    ArrayNode labels = node.putArray("labels");
    model.labels().forEach(labels::add);
    if (model.preparation().inputs() instanceof PixelInputs pixels) {
      node.put("inputs", "images");
      node.put("channels", pixels.channels());
      node.put("height", pixels.height());
      node.put("width", pixels.width());
      boolean drawings =
          !pixels.style().equals(PixelStyle.RAW) && !pixels.style().made();
      node.put("drawings", pixels.channels() == 1 && drawings);
    } else {
      node.put("inputs", "table");
    }
    ArrayNode epochs = node.putArray("epochs");
    new Epochs(run.folder()).list().forEach(epochs::add);
    return node;
  }
}
