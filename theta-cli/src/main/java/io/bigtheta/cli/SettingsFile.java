package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** {@code run.json}: every setting by its name, as text. */
final class SettingsFile {
  private static final long LONGEST = 1 << 20;

  private SettingsFile() {}

  static String text(Settings settings) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("theta", Theta.version());
      for (RecordComponent component : Settings.class.getRecordComponents()) {
        json.writeStringField(component.getName(), value(component, settings));
      }
      json.writeEndObject();
    });
  }

  private static String value(RecordComponent component, Settings settings) {
    try {
      Object value = component.getAccessor().invoke(settings);
      return value instanceof Enum<?> constant
          ? constant.name().toLowerCase(Locale.ROOT)
          : String.valueOf(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@link #text} wrote; anything else is refused. */
  static Settings read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw Failure.refuse(
          file.toString(), "the settings of a run", Files.size(file) + " bytes", "");
    }
    Map<String, String> texts = texts(file, Files.readAllBytes(file));
    Object[] values = Arrays.stream(Settings.class.getRecordComponents())
        .map(component -> value(file, component, texts))
        .toArray();
    Class<?>[] types = Arrays.stream(Settings.class.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      return Settings.class.getDeclaredConstructor(types).newInstance(values).check();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
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

  private static Object value(Path file, RecordComponent component, Map<String, String> texts) {
    String text = texts.get(component.getName());
    if (text == null) {
      throw broken(file, "none named " + component.getName());
    }
    Class<?> type = component.getType();
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      } else if (type == long.class) {
        return Long.parseLong(text);
      } else if (type == float.class) {
        return Float.parseFloat(text);
      } else if (type == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw broken(file, component.getName() + " = \"" + text + "\"");
    }
    if (type == String.class) {
      return text;
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw broken(file, component.getName() + " = \"" + text + "\"");
  }

  private static IllegalArgumentException broken(Path file, String got) {
    return Failure.refuse(
        file.toString(), "the settings of a run", got, "begin a new one with theta train");
  }
}
