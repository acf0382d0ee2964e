package io.bigtheta.model;

import io.bigtheta.spec.Refusal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the components of a record class that are columns of a table, without boxing. */
final class RecordColumns {
  private static final MethodType NUMBER = MethodType.methodType(double.class, Object.class);
  private static final MethodType OBJECT = MethodType.methodType(Object.class, Object.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private final MethodHandle[] accessors;
  private final boolean[] primitive;

  private RecordColumns(MethodHandle[] accessors, boolean[] primitive) {
    this.accessors = accessors;
    this.primitive = primitive;
  }

  /**
   * The columns {@code names} of a record class.
   *
   * @param words for each column, whether it holds words
   * @throws Refusal if a column has no component, if its component has another type, or if Theta may not access it
   */
  static RecordColumns of(Class<?> type, List<String> names, boolean[] words) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(component.getName(), component);
    }
    MethodHandle[] accessors = new MethodHandle[names.size()];
    boolean[] primitive = new boolean[names.size()];
    for (int j = 0; j < accessors.length; j++) {
      RecordComponent component = components.get(names.get(j));
      if (component == null) {
        throw Refusal.of(
            type.getSimpleName(),
            "a component \"" + names.get(j) + "\"",
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", ", "the components ", "")));
      }
      primitive[j] = component.getType().isPrimitive();
      if (primitive[j] && (words[j] || !NUMBERS.contains(component.getType()))) {
        throw Refusal.of(
            type.getSimpleName() + "." + component.getName(),
            words[j] ? "a word, as a String" : "a number",
            component.getType().getName());
      }
      accessors[j] = accessor(component.getAccessor()).asType(primitive[j] ? NUMBER : OBJECT);
    }
    return new RecordColumns(accessors, primitive);
  }

  private static MethodHandle accessor(Method accessor) {
    try {
      accessor.trySetAccessible();
      return MethodHandles.lookup().unreflect(accessor);
    } catch (IllegalAccessException e) {
      throw Refusal.of(
          accessor.getDeclaringClass().getName(),
          "a record that Theta may look at",
          "one of a closed package",
          "make it public, or open its package to io.bigtheta.core");
    }
  }

  boolean primitive(int j) {
    return primitive[j];
  }

  double number(Record row, int j) {
    try {
      return (double) accessors[j].invokeExact((Object) row);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  @Nullable
  Object object(Record row, int j) {
    try {
      return (Object) accessors[j].invokeExact((Object) row);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** The exception for what a record's accessor threw. */
  private static RuntimeException thrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
