package io.bigtheta.run.pipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line from another program: a JSON object of numbers, booleans, texts, and lists of these or of such objects.
 *
 * @param line the line, for messages
 * @param values the values by their names: Double, Boolean, String, List or Map; without those that are null
 */
record Message(String line, Map<String, Object> values) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LONGEST_SHOWN = 80;
  private static final int DEEPEST = 3;

  /** @throws Refusal if the line is no JSON object */
  static Message of(String line) {
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw refused("a line with a JSON object", line);
      }
      Message message = new Message(line, object(json, line, 0));
      if (json.nextToken() != null) {
        throw refused("one JSON object in a line", line);
      }
      return message;
    } catch (JsonProcessingException e) {
      throw refused("a line with a JSON object", line);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always readable
    }
  }

  private static Map<String, Object> object(JsonParser json, String line, int depth)
      throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        values.put(name, value(json, line, depth));
      }
    }
    return values;
  }

  private static Object value(JsonParser json, String line, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " levels of brackets", line);
    }
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(
            json.currentToken() == JsonToken.VALUE_NULL ? "null" : value(json, line, depth + 1));
      }
      return items;
    } else if (token == JsonToken.START_OBJECT) {
      return object(json, line, depth + 1);
    } else if (token.isNumeric()) {
      return json.getDoubleValue();
    } else if (token.isBoolean()) {
      return json.getBooleanValue();
    }
    return json.getText();
  }

  /** A refusal of this line, which shows how it begins. */
  static Refusal refused(String expected, String line) {
    String shown = line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    return Refusal.of("pipe", expected, "\"" + shown + "\"", "see docs/control.md");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The list of this name. */
  List<?> list(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list;
    }
    throw refused("a list named " + name, line);
  }

  /** The number of this name. */
  double number(String name) {
    if (values.get(name) instanceof Double number) {
      return number;
    }
    throw refused("a number named " + name, line);
  }

  /** The text of this name. */
  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw refused("a text named " + name, line);
  }

  /** The boolean of this name; false if it is left out. */
  boolean flag(String name) {
    Object value = values.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw refused("true or false for " + name, line);
  }
}
