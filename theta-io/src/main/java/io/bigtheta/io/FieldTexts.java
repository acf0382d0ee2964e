package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.Prose;
import io.bigtheta.data.reading.Reading;
import io.bigtheta.data.reading.Spelling;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Columns and labels of a model, as the JSON texts of its file. */
final class FieldTexts {
  private FieldTexts() {}

  static String list(List<String> texts) {
    distinct("model: labels", texts);
    return Json.text(json -> {
      json.writeStartArray();
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    });
  }

  static String text(List<Field> fields) {
    distinct("model: columns", fields.stream().map(Field::name).toList());
    return Json.text(json -> {
      json.writeStartArray();
      for (Field field : fields) {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        if (field instanceof Field.Categorical words) {
          json.writeArrayFieldStart("levels");
          for (String level : words.levels()) {
            json.writeString(level);
          }
          json.writeEndArray();
          if (!words.rest().isEmpty()) {
            json.writeStringField("rest", words.rest());
          }
        }
        if (!field.reading().plain()) {
          json.writeStringField("reading", Spec.whole(field.reading()));
        }
        if (field.full()) {
          json.writeBooleanField("full", true);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  static Field field(String where, JsonNode node) {
    JsonNode name = node.path("name");
    Set<String> known = Set.of("name", "levels", "rest", "reading", "full");
    boolean strange = false;
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      strange |= !known.contains(names.next());
    }
    if (!name.isTextual() || strange || (node.has("rest") && !node.path("rest").isTextual())) {
      throw FormatException.of(
          where, "a name, and levels of words", FormatException.quoted(node.toString()));
    }
    boolean full = node.path("full").asBoolean(false);
    boolean words = node.has("levels");
    Reading reading = reading(where, node, words);
    if (reading instanceof Prose prose) {
      return new Field.Text(name.textValue(), List.of(), prose, full);
    }
    if (!words) {
      return new Field.Numeric(name.textValue(), reading, full);
    }
    List<String> levels = strings(where, node.path("levels"));
    String rest = node.path("rest").asText("");
    if (!rest.isEmpty() && !levels.contains(rest)) {
      throw FormatException.of(where, "a rest among the levels", FormatException.quoted(rest));
    }
    return new Field.Categorical(name.textValue(), levels, rest, reading, full);
  }

  private static Reading reading(String where, JsonNode node, boolean words) {
    if (!node.has("reading")) {
      return words ? Spelling.PLAIN : Amount.PLAIN;
    }
    try {
      return Spec.parse(Reading.class, where, node.path("reading").asText());
    } catch (Refusal e) {
      throw new FormatException(e);
    }
  }

  static List<String> strings(String where, JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array(where, node)) {
      if (!text.isTextual()) {
        throw FormatException.of(where, "texts", FormatException.quoted(text.toString()));
      }
      texts.add(text.textValue());
    }
    distinct(where, texts);
    return texts;
  }

  static JsonNode array(String where, JsonNode node) {
    if (!node.isArray()) {
      throw FormatException.of(where, "a list", FormatException.quoted(node.toString()));
    }
    return node;
  }

  static void distinct(String where, List<String> texts) {
    Set<String> seen = new HashSet<>();
    for (String text : texts) {
      if (!seen.add(text)) {
        throw FormatException.of(where, "different texts", FormatException.quoted(text) + " twice");
      }
    }
  }
}
