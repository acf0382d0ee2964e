package io.bigtheta.run.result;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.run.Json;

/** A {@link TableInfo} as JSON: see {@code docs/schemas/data-info.json}. */
public final class TableJson {
  private TableJson() {}

  public static String text(TableInfo info) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("data", info.name());
      json.writeNumberField("rows", info.rows());
      json.writeArrayFieldStart("columns");
      for (ColumnInfo column : info.columns()) {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("kind", column.kind());
        Json.text(json, "range", column.range());
        json.writeNumberField("missing", column.missing());
        Json.number(json, "missing_share", column.missing() / (double) info.rows());
        json.writeNumberField("distinct", column.distinct());
        json.writeStringField("use", column.use());
        json.writeEndObject();
      }
      json.writeEndArray();
      Json.notes(json, info.notes());
      json.writeEndObject();
    });
  }
}
