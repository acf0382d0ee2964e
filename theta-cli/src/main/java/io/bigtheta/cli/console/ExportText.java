package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.run.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what was written in another format. */
public final class ExportText {
  /** More inputs or outputs than this are counted. */
  private static final int MANY = 12;

  private ExportText() {}

  /** The files in words. */
  public static void print(List<Written> files, PrintStream out) {
    for (Written file : files) {
      out.println(text("written      %s, %,d bytes", file.file(), file.bytes()));
      some("input        ", file.inputs(), out);
      some("output       ", file.outputs(), out);
      if (!file.operators().isEmpty()) {
        int nodes =
            file.operators().values().stream().mapToInt(Integer::intValue).sum();
        String names = file.operators().entrySet().stream()
            .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + ")"))
            .collect(Collectors.joining(", "));
        out.println(text("operators    %,d: %s", nodes, names));
      }
      file.notes().forEach(note -> out.println("note         " + note));
    }
  }

  private static void some(String title, List<String> all, PrintStream out) {
    all.stream().limit(MANY).forEach(one -> out.println(title + one));
    if (all.size() > MANY) {
      out.println(text("             and %,d more", all.size() - MANY));
    }
  }

  /** The files as JSON: see {@code docs/schemas/export.json}. */
  public static String json(List<Written> files) {
    return Json.text(json -> {
      json.writeStartArray();
      for (Written file : files) {
        write(file, json);
      }
      json.writeEndArray();
    });
  }

  private static void write(Written file, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", file.format());
    json.writeStringField("file", file.file().toString());
    json.writeNumberField("bytes", file.bytes());
    texts(json, "inputs", file.inputs());
    texts(json, "outputs", file.outputs());
    json.writeArrayFieldStart("operators");
    for (Map.Entry<String, Integer> each : file.operators().entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", each.getKey());
      json.writeNumberField("count", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "notes", file.notes());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
