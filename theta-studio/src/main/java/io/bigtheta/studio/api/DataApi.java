package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Call;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvCells;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.NamedData;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.TableInfo;
import io.bigtheta.run.result.TableJson;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.upload.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code /api/data}: the data sets that have names, and the files that were sent. */
public final class DataApi {
  private static final long LARGEST_UPLOAD = 512L << 20;
  private static final int PREVIEW_ROWS = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private final Uploads uploads;

  public DataApi(Uploads uploads) {
    this.uploads = uploads;
  }

  public void add(Routes routes) {
    routes
        .get("/api/data", call -> list())
        .get("/api/table", this::table)
        .post("/api/uploads", LARGEST_UPLOAD, this::keep)
        .delete("/api/uploads", call -> {
          uploads.removeSource(call.query("source").orElse(""));
          return list();
        });
  }

  private Reply list() throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode named = node.putArray("named");
    for (String name : DataSets.names()) {
      NamedData data = DataSets.about(name);
      ObjectNode one = named.addObject();
      one.put("name", name);
      one.put("title", data.title());
      one.put("rows", data.trainRows());
      one.put("testRows", data.testRows());
      one.put("image", data.image());
      one.put("classes", data.classes().size());
      one.put("here", data.embedded() || DataSets.standard().here(name));
      one.put("fetched", data.embedded() || data.published());
      one.put("credit", data.credit());
    }
    ArrayNode sent = node.putArray("uploads");
    for (Uploads.Upload upload : uploads.list()) {
      sent.add(view(upload));
    }
    return Reply.json(node);
  }

  private static ObjectNode view(Uploads.Upload upload) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("name", upload.name());
    one.put("source", upload.source());
    one.put("images", upload.images());
    one.put("bytes", upload.bytes());
    return one;
  }

  private Reply keep(Call call) throws IOException {
    String name =
        call.query("name").orElseThrow(() -> Refusal.of("name", "the name of the file", "none"));
    return Reply.json(view(uploads.keep(name, call.stream())));
  }

  /** The columns of a table, what a training would do with them, and its first rows. */
  private Reply table(Call call) throws IOException {
    String source = call.query("source").orElse("");
    uploads.allow("data", source);
    DataRecipe recipe =
        TrainRecipe.of(source).with("target", call.query("target").orElse("")).data();
    ObjectNode node = (ObjectNode) JSON.readTree(TableJson.text(TableInfo.of(recipe.found())));
    if (DataSource.of(source) instanceof DataSource.CsvFile csv) {
      node.set("preview", preview(csv.file(), recipe));
    }
    return Reply.json(node);
  }

  private static ObjectNode preview(Path file, DataRecipe recipe) throws IOException {
    CsvCells cells = Csv.cells(file, recipe.table(), List.of(CsvCells.ALL));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode names = node.putArray("names");
    cells.names().forEach(names::add);
    ArrayNode rows = node.putArray("rows");
    cells.rows().stream().limit(PREVIEW_ROWS).forEach(row -> {
      ArrayNode one = rows.addArray();
      row.forEach(one::add);
    });
    return node;
  }
}
