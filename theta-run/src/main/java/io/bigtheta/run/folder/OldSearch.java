package io.bigtheta.run.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Format 1 of {@code search.json}, which kept the words of the command line. Only the room of the command line can make a recipe
 * from them.
 *
 * @param data the data, with an absolute path
 * @param arguments the words of the command, beginning with {@code search}
 */
public record OldSearch(String data, List<String> arguments) {
  private static final long LONGEST = 1 << 20;

  public OldSearch {
    arguments = List.copyOf(arguments);
  }

  /** Reads the folder of a search; empty if it has another format. */
  public static Optional<OldSearch> in(Path folder) throws IOException {
    Path file = folder.resolve(Kind.SEARCH.file());
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    String data = "";
    List<String> arguments = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_ARRAY && name.equals("arguments")) {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            arguments.add(json.getText());
          }
        } else if (value == JsonToken.VALUE_STRING && name.equals("data")) {
          data = json.getText();
        }
      }
    } catch (JsonProcessingException | CharConversionException e) {
      return Optional.empty(); // the reader of the current format refuses it with a reason
    }
    return data.isEmpty() || arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(new OldSearch(data, arguments));
  }
}
