package io.bigtheta.run.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.bigtheta.run.Json;
import io.bigtheta.run.Version;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The recipe and the command with which a job was begun. It is the first file in the folder of a job, which can so be resumed.
 *
 * <pre>{"theta": "theta 0.1.0", "format": "2", "command": "theta train digits", "recipe": "train-recipe(…)"}</pre>
 *
 * <p>The recipe is written with all its components, so that it keeps its meaning if defaults change. Files of format 1, which have
 * no recipe, are read too.
 *
 * @param recipe one of {@code TrainRecipe}, {@code EnsembleRecipe}, {@code SearchRecipe}, {@code CrossValidateRecipe}, {@code
 *     LearningCurveRecipe}, {@code PruneRecipe} and {@code ControlRecipe}
 * @param command the command as it was typed, for reports; may be empty
 */
public record Beginning<T extends Record>(T recipe, String command) {
  private static final String FORMAT = "2";
  private static final long LONGEST = 1 << 20;

  /** The JSON object of the file. */
  String text() {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("theta", Version.text());
      json.writeStringField("format", FORMAT);
      json.writeStringField("command", command);
      json.writeStringField("recipe", Spec.whole(recipe));
      json.writeEndObject();
    });
  }

  /** Reads what {@link #text} or an older version wrote to {@code file}; anything else is refused. */
  static Beginning<?> read(Path file, Kind kind) throws IOException {
    Map<String, String> texts = texts(file, kind);
    String format = texts.getOrDefault("format", "1");
    try {
      return switch (format) {
        case "1" -> OldFormat.read(file, kind, texts);
        case FORMAT ->
          new Beginning<>(
              Spec.parse(kind.recipe(), needed(file, kind, texts, "recipe")),
              texts.getOrDefault("command", ""));
        default ->
          throw Refusal.of(
              "format", FORMAT + " or 1", "\"" + format + "\"", "use the Theta that wrote it");
      };
    } catch (Refusal e) {
      throw e.path().startsWith(file.toString()) ? e : e.within(file);
    }
  }

  static String needed(Path file, Kind kind, Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw broken(file, kind, "none named " + name);
    }
    return text;
  }

  private static Map<String, String> texts(Path file, Kind kind) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw broken(file, kind, "something other than a file");
    }
    if (Files.size(file) > LONGEST) {
      throw broken(file, kind, Files.size(file) + " bytes");
    }
    Map<String, String> texts = new HashMap<>();
    byte[] bytes = Files.readAllBytes(file);
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw broken(file, kind, "something else");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw broken(file, kind, "no text for " + name);
        }
        texts.put(name, json.getText());
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(file, kind, "a text that is no JSON");
    }
    return texts;
  }

  static Refusal broken(Path file, Kind kind, String got) {
    return Refusal.of(
        file, "the settings of a run", got, "begin a new one with theta " + kind.title());
  }
}
