package io.bigtheta.cli;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@link Settings} and texts: every component by its name. */
final class SettingsText {
  private static final List<RecordComponent> COMPONENTS =
      List.of(Settings.class.getRecordComponents());

  private SettingsText() {}

  static List<String> names() {
    return COMPONENTS.stream().map(RecordComponent::getName).toList();
  }

  /** What {@link #of} reads. */
  static String text(Settings settings, String name) {
    Object value = value(settings, component(name));
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  /** Settings of which each component is what the text of its name says; none may be missing. */
  static Settings of(Map<String, String> texts) {
    return made(COMPONENTS.stream()
        .map(component -> parsed(component, Objects.requireNonNull(texts.get(component.getName()))))
        .toArray());
  }

  /** A copy with one component replaced. A number that means "not given" cannot be given. */
  static Settings with(Settings settings, String name, String text) {
    RecordComponent changed = component(name);
    Object given = parsed(changed, text);
    Settings.given(name, given);
    return made(COMPONENTS.stream()
        .map(component -> component.equals(changed) ? given : value(settings, component))
        .toArray());
  }

  private static RecordComponent component(String name) {
    return COMPONENTS.stream()
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> Failure.refuse(
            "settings", "one of " + String.join(", ", names()), "\"" + name + "\"", ""));
  }

  private static Object value(Settings settings, RecordComponent component) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Settings made(Object[] values) {
    Class<?>[] types = COMPONENTS.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Settings.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parsed(RecordComponent component, String text) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return text;
    }
    String wanted = type == int.class || type == long.class ? "a whole number" : "a number";
    try {
      if (type == int.class) {
        return Integer.parseInt(text.strip());
      } else if (type == long.class) {
        return Long.parseLong(text.strip());
      } else if (type == float.class) {
        return Float.parseFloat(text);
      } else if (type == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw unreadable(component, wanted, text);
    }
    if (type == boolean.class) {
      if (text.strip().matches("true|false")) {
        return Boolean.valueOf(text.strip());
      }
      throw unreadable(component, "true or false", text);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(text.strip())) {
        return constant;
      }
    }
    throw unreadable(component, "one of " + constants(type), text);
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static IllegalArgumentException unreadable(
      RecordComponent component, String wanted, String text) {
    return Failure.refuse(option(component.getName()), wanted, "\"" + text + "\"", "");
  }

  /** As it is typed: {@code dataDir} is {@code --data-dir}. */
  static String option(String name) {
    return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
