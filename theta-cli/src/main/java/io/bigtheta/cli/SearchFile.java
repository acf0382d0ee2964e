package io.bigtheta.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code search.json}: what a search was begun with, so that it can be continued.
 *
 * @param data found from everywhere
 * @param arguments of the command line, from {@code search} on
 */
record SearchFile(String data, List<String> arguments) {
  private static final long LONGEST = 1 << 20;

  SearchFile {
    arguments = List.copyOf(arguments);
  }

  String text() {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("theta", Theta.version());
      json.writeStringField("data", data);
      json.writeArrayFieldStart("arguments");
      for (String argument : arguments) {
        json.writeString(argument);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static SearchFile read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw broken(file, Files.size(file) + " bytes");
    }
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw broken(file, "a text that is no JSON");
    }
    if (!json.path("data").isTextual() || !json.path("arguments").isArray()) {
      throw broken(file, "no data or no arguments");
    }
    List<String> arguments = new ArrayList<>();
    for (JsonNode argument : json.path("arguments")) {
      if (!argument.isTextual()) {
        throw broken(file, "an argument that is no text");
      }
      arguments.add(argument.textValue());
    }
    return new SearchFile(json.path("data").textValue(), arguments);
  }

  static IllegalArgumentException broken(Path where, String got) {
    return Failure.refuse(
        where.toString(), "what a search was begun with", got, "begin a new one with theta search");
  }
}
