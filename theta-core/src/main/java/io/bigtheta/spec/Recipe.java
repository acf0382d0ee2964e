package io.bigtheta.spec;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record class as a recipe: its components, their types and their defaults.
 *
 * @param name its name in a text
 * @param components the names of its components in a text
 * @param keys the names of the components by the key that all their spellings share, former names included
 * @param types the types of the components
 * @param accessors the methods that read the values of the components
 * @param canonical the constructor that takes all components
 * @param shortest the constructor that takes the required components, which come first, and knows the defaults of the
 *     others
 * @param fromNumber whether a bare number stands for this recipe
 */
record Recipe(
    String name,
    List<String> components,
    Map<String, String> keys,
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
    if (components == null) {
      throw SpecException.expected(name, "a record", record.getName(), "");
    }
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
    Map<String, String> keys = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Type type = component.getGenericType();
      if (!readable(isOptional(type) ? element(type) : type)) {
        throw Place.of(name)
            .component(component.getName())
            .expected(
                "a number, boolean, String, enum, interface, record or List of these",
                type.getTypeName(),
                "change the type of the component");
      }
      String now = Words.kebab(component.getName());
      for (String spelling : spellings(now, component)) {
        if (keys.put(Words.key(spelling), now) != null) {
          throw SpecException.expected(
              name, "one component named " + spelling, "two", "rename one");
        }
      }
    }
    return new Recipe(
        name,
        Stream.of(components).map(c -> Words.kebab(c.getName())).toList(),
        Map.copyOf(keys),
        Stream.of(components).map(RecordComponent::getGenericType).toList(),
        Stream.of(components).map(RecordComponent::getAccessor).toList(),
        constructors.get(constructors.size() - 1),
        constructors.get(0),
        record.isAnnotationPresent(Spec.FromNumber.class));
  }

  /** The name and its former names. */
  static List<String> spellings(String name, AnnotatedElement named) {
    Spec.Formerly formerly = named.getAnnotation(Spec.Formerly.class);
    return formerly == null
        ? List.of(name)
        : Stream.concat(Stream.of(name), Stream.of(formerly.value())).toList();
  }

  private static boolean readable(Type type) {
    if (type instanceof ParameterizedType) {
      return isList(type) && readable(element(type));
    }
    if (PLAIN.contains(type)) {
      return true;
    }
    return type instanceof Class<?> c
        && c != List.class
        && (c.isEnum() || c.isInterface() || c.isRecord());
  }

  static boolean isList(Type type) {
    return type instanceof ParameterizedType list && list.getRawType() == List.class;
  }

  static boolean isOptional(Type type) {
    return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class;
  }

  boolean isOptional(int component) {
    return isOptional(types.get(component));
  }

  /** The element type of a list or an optional component. */
  static Type element(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /** The name of the component with this name, in any spelling. */
  String component(String name, Place place) {
    if (components.isEmpty()) {
      throw place.expected("no arguments", Words.shown(name + "=…"), "take it away");
    }
    return Optional.ofNullable(keys.get(Words.key(name)))
        .orElseThrow(() -> Words.unknown(place, components, Words.shown(name), name));
  }

  /** The number of required components, which come first and have no default. */
  int required() {
    return shortest.getParameterCount();
  }

  /** Whether the only component is a list, so that arguments without a name are its elements. */
  boolean spreads() {
    return types.size() == 1
        && isList(types.get(0))
        && !(element(types.get(0)) instanceof ParameterizedType);
  }

  /** Whether it may be written as whole numbers joined by x, one for each component: {@code 3x1}. */
  boolean joined() {
    return fromNumber
        && required() == 1
        && types.size() > 1
        && types.stream().allMatch(int.class::equals);
  }

  /** The values of all components, in order. */
  List<Object> values(Object record) {
    return accessors.stream().map(accessor -> value(accessor, record)).toList();
  }

  private Object value(Method accessor, Object record) {
    try {
      Object value = accessor.invoke(record);
      if (value == null) {
        throw Place.of(name)
            .component(accessor.getName())
            .expected("a value", "null", "let the record refuse it");
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw failed(Place.of(name), e);
    }
  }

  /** The record with these values for the required components and the defaults for the others. */
  Object prototype(List<Object> values, Place place) {
    Object prototype = make(shortest, values, place);
    boolean defaults = required() < components.size();
    if (defaults && !values(prototype).subList(0, required()).equals(values)) {
      throw place.expected(
          "its constructor " + shortest + " to keep what it is given",
          "others",
          "give it other parameters");
    }
    return prototype;
  }

  /**
   * The default values of all components, given the required ones, with which {@code values} begins. Empty if the
   * defaults make no valid record.
   */
  List<Object> defaults(List<Object> values) {
    try {
      return values(prototype(values.subList(0, required()), Place.of(name)));
    } catch (SpecException e) {
      return List.of();
    }
  }

  /** The record with these values for all its components. */
  Object make(List<Object> values, Place place) {
    return make(canonical, values, place);
  }

  private Object make(Constructor<?> constructor, List<Object> values, Place place) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw failed(place, e);
    }
  }

  /** The exception for what a constructor or an accessor threw. */
  private SpecException failed(Place place, ReflectiveOperationException e) {
    if (!(e instanceof InvocationTargetException)) {
      String expected = "a public record in an exported package";
      return place.expected(expected, "one that is not", "make it so").because(e);
    }
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Refusal refusal
        ? place.refused(name, refusal)
        : place
            .expected("values it can take", "others", "change them (" + cause + ")")
            .because(e);
  }
}
