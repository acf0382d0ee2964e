package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Members;
import io.bigtheta.studio.desk.Shelf;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.inside.Flow;
import io.bigtheta.studio.inside.Sketch;
import io.bigtheta.studio.inside.Spread;
import io.bigtheta.studio.inside.UnitView;
import java.io.IOException;
import java.util.Base64;

/** {@code /api/models/{id}/inside}: the picture of a network, its units, and what a row becomes in it. */
public final class InsideApi {
  private final Desk desk;
  private final Shelf shelf;
  private final Stock stock;

  public InsideApi(Desk desk, Shelf shelf, Stock stock) {
    this.desk = desk;
    this.shelf = shelf;
    this.stock = stock;
  }

  public void add(Routes routes) {
    routes
        .get("/api/models/{id}/inside", this::picture)
        .post("/api/models/{id}/inside", this::flow)
        .get("/api/models/{id}/inside/unit", this::unit)
        .get("/api/models/{id}/inside/weights", this::weights)
        .get("/api/models/{id}/rows", this::rows);
  }

  private Network member(Model model, int number) {
    return Members.one(model.network(), number);
  }

  /** The network after an epoch as it is drawn. The final model chooses the units, so that they stay while the epoch changes. */
  private Reply picture(Call call) throws IOException {
    int number = call.whole("member", 1);
    Network last = member(shelf.model(call.part("id")), number);
    Model model = ModelsApi.model(shelf, call);
    Network member = member(model, number);
    Sketch sketch = Sketch.of(last, call.whole("layer", -2), call.whole("unit", -1));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("members", Members.count(model.network().blueprint()));
    node.put("blueprint", model.network().blueprint().text());
    InsideJson.parts(node, model, sketch, member);
    return Reply.json(node);
  }

  /**
   * What a row becomes. The body is {@code {"row": 3, "part": "test"}} for a row of the run, or {@code {"pixels": base64}} for an
   * image of the size that the model takes.
   */
  private Reply flow(Call call) throws IOException {
    JsonNode body = call.json();
    Model model = body.path("epoch").asInt(0) > 0
        ? shelf.model(call.part("id"), body.path("epoch").asInt())
        : shelf.model(call.part("id"));
    Network last = member(shelf.model(call.part("id")), body.path("member").asInt(1));
    Network member = member(model, body.path("member").asInt(1));
    Sketch sketch =
        Sketch.of(last, body.path("layer").asInt(-2), body.path("unit").asInt(-1));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Features one;
    if (body.hasNonNull("pixels")) {
      one = drawing(model, body.path("pixels").asText());
      RowJson.row(node, one, 0);
    } else {
      Dataset rows = dataset(call, body.path("part").asText(""));
      int row = body.path("row").asInt(0);
      if (row < 0 || row >= rows.rows()) {
        throw Refusal.of("row", "1 … " + rows.rows(), row + 1).setting("row");
      }
      one = Flow.one(rows.features(), rows.index(row));
      RowJson.row(node, rows.features(), rows.index(row));
      node.put("truth", RowJson.truth(rows, row));
      node.put("row", row);
    }
    InsideJson.flow(node, model, sketch, Flow.of(model, member, one));
    return Reply.json(node);
  }

  private static Features drawing(Model model, String text) {
    if (!(model.preparation().inputs() instanceof PixelInputs pixels)) {
      throw Refusal.of("pixels", "a row of a table", "an image", "choose a row of the data");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.of("pixels", "bytes in base64", "another text");
    }
    if (bytes.length != pixels.size()) {
      throw Refusal.of(
          "pixels",
          pixels.size() + " bytes, as the model takes " + pixels.taken(),
          bytes.length,
          "choose a row of the data");
    }
    return new Pixels(pixels.channels(), pixels.height(), pixels.width(), bytes);
  }

  private Dataset dataset(Call call, String part) throws IOException {
    Stock.Drawn drawn = stock.of(RunsApi.find(desk, call.part("id")));
    return drawn.part(part.isEmpty() ? drawn.usual() : part);
  }

  private Reply unit(Call call) throws IOException {
    Model model = ModelsApi.model(shelf, call);
    Network member = member(model, call.whole("member", 1));
    Dataset rows = dataset(call, call.query("part").orElse(""));
    UnitView view = UnitView.of(model, member, call.whole("layer", 0), call.whole("unit", 0), rows);
    return Reply.json(InsideJson.unit(model, view, rows, call.whole("unit", 0)));
  }

  private Reply weights(Call call) throws IOException {
    Model model = ModelsApi.model(shelf, call);
    Network member = member(model, call.whole("member", 1));
    Stock.Drawn drawn = stock.of(RunsApi.find(desk, call.part("id")));
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Spread spread : Spread.of(model, member, drawn.rows().train())) {
      ObjectNode one = all.addObject();
      one.put("layer", spread.block().layer());
      one.put("name", spread.block().parameter().name());
      one.put("size", spread.block().parameter().size());
      InsideJson.bars(one.putObject("weights"), spread.weights());
      spread.gradients().ifPresent(bars -> InsideJson.bars(one.putObject("gradients"), bars));
    }
    return Reply.json(all);
  }

  /** Which rows there are to choose from. */
  private Reply rows(Call call) throws IOException {
    Stock.Drawn drawn = stock.of(RunsApi.find(desk, call.part("id")));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("usual", drawn.usual());
    node.put("test", drawn.rows().test().rows());
    node.put("validation", drawn.rows().validation().rows());
    node.put("training", drawn.rows().train().rows());
    return Reply.json(node);
  }
}
