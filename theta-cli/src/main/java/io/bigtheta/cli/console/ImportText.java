package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.run.Json;
import io.bigtheta.run.folder.Imported;
import io.bigtheta.run.result.ModelText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Prints what became of a model of another program. */
public final class ImportText {
  private ImportText() {}

  /** The model in words. */
  public static void print(Path file, Imported made, PrintStream out) {
    Model model = made.model();
    Blueprint blueprint = model.network().blueprint();
    out.println("written      " + file);
    out.println("blueprint    " + blueprint);
    out.println("input        " + ModelText.input(model.preparation().inputs()));
    out.println(
        text("%-13s%s", model.preparation().outputs().kind(), ModelText.cut(model.labels())));
    out.println(text("parameters   %,d", blueprint.size()));
    made.sources()
        .forEach(
            (block, tensor) -> out.println(Failure.oneLine(text("%-25s is %s", block, tensor))));
    made.notes().forEach(note -> out.println("note         " + Failure.oneLine(note)));
  }

  /** The model as JSON: see {@code docs/schemas/import.json}. */
  public static String json(Path file, Imported made) {
    Model model = made.model();
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("file", file.toString());
      json.writeStringField("blueprint", model.network().blueprint().text());
      json.writeArrayFieldStart("labels");
      for (String label : model.labels()) {
        json.writeString(label);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("sources");
      for (Map.Entry<String, String> each : made.sources().entrySet()) {
        json.writeStartObject();
        json.writeStringField("block", each.getKey());
        json.writeStringField("tensor", each.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notes");
      for (String note : made.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }
}
