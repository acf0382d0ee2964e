package io.bigtheta.studio.play;

import io.bigtheta.spec.Spec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes recipes as Java expressions, and remembers what they import. For one program. */
final class JavaText {
  private final SortedSet<String> imports = new TreeSet<>();

  /** A program also uses this class. */
  String use(Class<?> type) {
    imports.add(type.getName());
    return type.getSimpleName();
  }

  /** The import declarations, sorted. */
  List<String> imports() {
    return imports.stream().map(name -> "import " + name + ";").toList();
  }

  /** {@code new Adam()}, or {@code new Adam(0.8f, 0.999f, 1.0E-8f)}: the expression that makes this record. */
  String of(Record record) {
    return "new " + use(record.getClass()) + "(" + arguments(record) + ")";
  }

  /** As few of the first components as make an equal record. */
  private String arguments(Record record) {
    List<Object> values = values(record);
    for (int count = 0; count < values.size(); count++) {
      if (equal(record, values.subList(0, count))) {
        return joined(values.subList(0, count));
      }
    }
    return joined(values);
  }

  private String joined(List<Object> values) {
    return String.join(", ", values.stream().map(this::value).toList());
  }

  private String value(Object value) {
    if (value instanceof Float) {
      return value + "f";
    }
    if (value instanceof Long) {
      return value + "L";
    }
    if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (value instanceof Enum<?> constant) {
      return use(constant.getDeclaringClass()) + "." + constant.name();
    }
    if (value instanceof List<?> list) {
      return use(List.class) + ".of("
          + String.join(", ", list.stream().map(this::value).toList()) + ")";
    }
    if (value instanceof Optional<?> optional) {
      String inner = optional.map(this::value).orElse("");
      return use(Optional.class) + (inner.isEmpty() ? ".empty()" : ".of(" + inner + ")");
    }
    return value instanceof Record record ? of(record) : String.valueOf(value);
  }

  private static List<Object> values(Record record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        values.add(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(Spec.text(record), e);
      }
    }
    return values;
  }

  /** Whether a public constructor makes an equal record of these values. */
  private static boolean equal(Record record, List<Object> values) {
    Class<?>[] types = Arrays.stream(record.getClass().getRecordComponents())
        .limit(values.size())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getClass().getConstructor(types);
      return constructor.newInstance(values.toArray()).equals(record);
    } catch (NoSuchMethodException | InvocationTargetException e) {
      return false; // there is no such constructor, or it refuses what belongs to another number of
      // values
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(Spec.text(record), e);
    }
  }
}
