package io.bigtheta.studio.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an experiment found, as one line of JSON: that of the command line with files by their names, settings and seconds. */
final class Results {
  private static final JsonMapper JSON = new JsonMapper();

  private Results() {}

  static String line(String json, String text, double seconds) {
    ObjectNode node = (ObjectNode) read(json);
    List<String> names = files(node);
    ArrayNode files = node.putArray("files");
    names.forEach(files::add);
    return node.put("text", text).put("seconds", seconds).toString();
  }

  /** The names of the files in the folder of a result. */
  static List<String> files(JsonNode result) {
    List<String> names = new ArrayList<>();
    result
        .path("files")
        .forEach(file -> names.add(String.valueOf(Path.of(file.asText()).getFileName())));
    return names;
  }

  static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
