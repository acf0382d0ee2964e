package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code run.json}: every setting by its name, as text. */
final class SettingsFile {
  private static final long LONGEST = 1 << 20;

  /** Settings that runs of older versions do not have, and what they did. */
  private static final Map<String, String> LATER =
      Map.of("resize", "", "standardize", "false", "snapshots", "0");

  private SettingsFile() {}

  static String text(Settings settings) {
    return text(settings, Map.of());
  }

  /** @param more texts before the settings, under names that no setting has */
  static String text(Settings settings, Map<String, String> more) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("theta", Theta.version());
      for (Map.Entry<String, String> entry : more.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      for (String name : SettingsText.names()) {
        json.writeStringField(name, SettingsText.text(settings, name));
      }
      json.writeEndObject();
    });
  }

  /** What {@link #text} wrote; anything else is refused. */
  static Settings read(Path file) throws IOException {
    return settings(file, texts(file));
  }

  /** All texts of the file by their names, those that are no settings too. */
  static Map<String, String> texts(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw Failure.refuse(
          file.toString(), "the settings of a run", Files.size(file) + " bytes", "");
    }
    return texts(file, Files.readAllBytes(file));
  }

  /** The settings among the texts of a file. */
  static Settings settings(Path file, Map<String, String> texts) {
    LATER.forEach(texts::putIfAbsent);
    for (String name : SettingsText.names()) {
      if (!texts.containsKey(name)) {
        throw broken(file, "none named " + name);
      }
    }
    try {
      return SettingsText.of(texts).check();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> texts(Path file, byte[] bytes) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw broken(file, "something else");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw broken(file, "no text for " + name);
        }
        texts.put(name, json.getText());
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw broken(file, "a text that is no JSON");
    }
    return texts;
  }

  private static IllegalArgumentException broken(Path file, String got) {
    return Failure.refuse(
        file.toString(), "the settings of a run", got, "begin a new one with theta train");
  }
}
