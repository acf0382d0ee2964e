package io.bigtheta.spec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How a recipe is written, for help texts: {@code dense(units, activation=linear, bias=true)}. Only the constructor
 * knows the defaults, so it is called with a few made-up values for the required components. A default that differs
 * between them, or that none of them brings to light, is shown as {@code …}.
 */
final class Signature {

  private static final double[] NUMBERS = {1, 0.5, 2, 3, 10, 100};

  private Signature() {}

  static String of(Recipe recipe) {
    List<List<Object>> samples = DoubleStream.of(NUMBERS)
        .mapToObj(number -> sample(recipe, number, 2))
        .flatMap(Optional::stream)
        .map(recipe::values)
        .toList();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < recipe.components().size(); i++) {
      String name = recipe.components().get(i);
      int at = i;
      if (recipe.isOptional(i)
          && samples.stream().allMatch(values -> values.get(at).equals(Optional.empty()))) {
        parts.add("[" + name + "]");
      } else if (i < recipe.required()) {
        parts.add(recipe.spreads() ? name + "…" : name);
      } else {
        List<String> texts = samples.stream()
            .map(values -> values.get(at))
            .map(value -> value.equals(Optional.empty()) ? "…" : new Writer(false).value(value, 1))
            .distinct()
            .toList();
        parts.add(name + "=" + (texts.size() == 1 ? texts.get(0) : "…"));
      }
    }
    return recipe.name() + (parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")");
  }

  /**
   * A sample of the recipe with its defaults. The required components get numbers from {@code number} upward. Empty if
   * the constructor refuses them.
   */
  private static Optional<Object> sample(Recipe recipe, double number, int depth) {
    List<Object> values = new ArrayList<>();
    for (Type type : recipe.types().subList(0, recipe.required())) {
      // Each number is a little larger than the last, for recipes that want their components in
      // order.
      sample(type, number * (1 + values.size() / 8.0), depth).ifPresent(values::add);
    }
    if (values.size() < recipe.required()) {
      return Optional.empty();
    }
    try {
      return Optional.of(recipe.prototype(values, Place.of(recipe.name())));
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> sample(Type type, double number, int depth) {
    if (Recipe.isOptional(type)) {
      return Optional.of(Optional.empty());
    } else if (Recipe.isList(type)) {
      return Optional.of(
          sample(Recipe.element(type), number, depth).map(List::of).orElse(List.of()));
    }
    Class<?> c = (Class<?>) type;
    if (c == int.class || c == Integer.class) {
      return Optional.of((int) Math.ceil(number));
    } else if (c == long.class || c == Long.class) {
      return Optional.of((long) Math.ceil(number));
    } else if (c == float.class || c == Float.class) {
      return Optional.of((float) number);
    } else if (c == double.class || c == Double.class) {
      return Optional.of(number);
    } else if (c == boolean.class || c == Boolean.class) {
      return Optional.of(number > 1);
    } else if (c == String.class) {
      return Optional.of("text" + number);
    } else if (c.isEnum()) {
      return Optional.of(c.getEnumConstants()[(int) number % c.getEnumConstants().length]);
    } else if (depth == 0) {
      return Optional.empty();
    }
    return Kind.of(c).recipes().stream()
        .flatMap(recipe -> sample(recipe, number, depth - 1).stream())
        .findFirst();
  }
}
