package io.bigtheta.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One record class, taken apart.
 *
 * @param name its name in texts
 * @param components the names of its components in texts
 * @param types their types
 * @param accessors how their values are read
 * @param canonical the constructor that takes them all
 * @param shortest the one that takes the required ones, which are the first, and knows the defaults
 *     of the others
 * @param fromNumber whether a bare number stands for it
 */
record Recipe(
    String name,
    List<String> components,
    List<Type> types,
    List<Method> accessors,
    Constructor<?> canonical,
    Constructor<?> shortest,
    boolean fromNumber) {

  private static final Set<Type> PLAIN = Set.of(
      int.class,
      Integer.class,
      long.class,
      Long.class,
      float.class,
      Float.class,
      double.class,
      Double.class,
      boolean.class,
      Boolean.class,
      String.class);

  private static final ClassValue<Recipe> RECIPES = new ClassValue<>() {
    @Override
    protected Recipe computeValue(Class<?> type) {
      return of(type, type.getRecordComponents());
    }
  };

  static Recipe of(Class<?> record) {
    return RECIPES.get(record);
  }

  private static Recipe of(Class<?> record, RecordComponent[] components) {
    String name = Words.kebab(record.getSimpleName());
    List<Class<?>> raw =
        Stream.of(components).<Class<?>>map(RecordComponent::getType).toList();
    List<Constructor<?>> constructors = Stream.of(record.getConstructors())
        .filter(c -> c.getParameterCount() <= raw.size())
        .filter(
            c -> raw.subList(0, c.getParameterCount()).equals(Arrays.asList(c.getParameterTypes())))
        .sorted(Comparator.comparingInt(Constructor::getParameterCount))
        .toList();
    if (constructors.isEmpty()) {
      throw SpecException.expected(name, "a public record", record.getName(), "make it public");
    }
    for (RecordComponent component : components) {
      if (!readable(component.getGenericType())) {
        throw SpecException.expected(
            name + ": " + component.getName(),
            "a number, boolean, String, enum, interface, record or List of these",
            component.getGenericType().getTypeName(),
            "change the type of the component");
      }
    }
    return new Recipe(
        name,
        Stream.of(components).map(c -> Words.kebab(c.getName())).toList(),
        Stream.of(components).map(RecordComponent::getGenericType).toList(),
        Stream.of(components).map(RecordComponent::getAccessor).toList(),
        constructors.get(constructors.size() - 1),
        constructors.get(0),
        record.isAnnotationPresent(Spec.FromNumber.class));
  }

  private static boolean readable(Type type) {
    if (type instanceof ParameterizedType list) {
      return list.getRawType() == List.class && readable(element(list));
    }
    if (PLAIN.contains(type)) {
      return true;
    }
    return type instanceof Class<?> c
        && c != List.class
        && (c.isEnum() || c.isInterface() || c.isRecord());
  }

  static Type element(ParameterizedType list) {
    return list.getActualTypeArguments()[0];
  }

  /** How many components, from the first, have no default. */
  int required() {
    return shortest.getParameterCount();
  }

  /** Whether arguments without a name are the elements of its only component. */
  boolean spreads() {
    return types.size() == 1
        && types.get(0) instanceof ParameterizedType list
        && !(element(list) instanceof ParameterizedType);
  }

  /** The values of all components, in order. */
  List<Object> values(Object record) {
    return accessors.stream().map(accessor -> value(accessor, record)).toList();
  }

  private Object value(Method accessor, Object record) {
    try {
      Object value = accessor.invoke(record);
      if (value == null) {
        throw SpecException.expected(
            name + ": " + accessor.getName(), "a value", "null", "let the record refuse it");
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw failed(name, e);
    }
  }

  /** The record with these values for the required components and the defaults for the others. */
  Object prototype(List<Object> values, String where) {
    Object prototype = make(shortest, values, where);
    boolean defaults = required() < components.size();
    if (defaults && !values(prototype).subList(0, required()).equals(values)) {
      throw SpecException.expected(
          where,
          "its constructor " + shortest + " to keep what it is given",
          "others",
          "give it other parameters");
    }
    return prototype;
  }

  /** The record with these values for all its components. */
  Object make(List<Object> values, String where) {
    return make(canonical, values, where);
  }

  private Object make(Constructor<?> constructor, List<Object> values, String where) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw failed(where, e);
    }
  }

  /**
   * The exception for what a constructor or an accessor threw, with the place put before its
   * message.
   */
  private SpecException failed(String where, ReflectiveOperationException e) {
    if (!(e instanceof InvocationTargetException)) {
      String expected = "a public record in an exported package";
      return new SpecException(
          SpecException.message(where, expected, "one that is not", "make it so"), e);
    }
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    String message = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
    if (message == null) {
      String remedy = "change them (" + cause + ")";
      return new SpecException(
          SpecException.message(where, "values it can take", "others", remedy), e);
    }
    String own = name + ": ";
    String line = message.replaceAll("\\p{Cntrl}", " ");
    return new SpecException(
        where + ": " + (line.startsWith(own) ? line.substring(own.length()) : line), e);
  }
}
