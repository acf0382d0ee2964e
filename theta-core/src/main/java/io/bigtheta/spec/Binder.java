package io.bigtheta.spec;

import io.bigtheta.spec.Syntax.Argument;
import io.bigtheta.spec.Syntax.Call;
import io.bigtheta.spec.Syntax.Quoted;
import io.bigtheta.spec.Syntax.Sequence;
import io.bigtheta.spec.Syntax.Word;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns syntax into values: it looks names up among the recipes of a kind, fills in defaults and calls constructors.
 */
final class Binder {

  private Binder() {}

  /** Makes a recipe of this kind. At the top level, mistakes are reported at the name of the kind. */
  static Object recipe(Class<?> type, Syntax syntax, Place place) {
    Kind kind = Kind.of(type);
    Call call = call(kind, syntax);
    Place around = place.isTop() ? Place.of(Words.kebab(type.getSimpleName())) : place;
    Recipe recipe =
        kind.recipe(call.name()).orElseThrow(() -> unknown(kind, around, syntax, call.name()));
    return record(recipe, call.arguments(), place.recipe(recipe.name()));
  }

  private static SpecException unknown(Kind kind, Place place, Syntax syntax, String name) {
    SpecException unknown = Words.unknown(place, kind.names(), syntax.shown(), name);
    return kind.joined()
        ? place.expected(
            unknown.expected() + " or numbers such as 3 and 3x1", unknown.got(), unknown.remedy())
        : unknown;
  }

  private static Call call(Kind kind, Syntax syntax) {
    if (syntax instanceof Call call) {
      return call;
    }
    String word = syntax instanceof Word w ? w.text() : "";
    Optional<String> fromNumber = kind.fromNumber();
    if (fromNumber.isPresent() && Decimal.isNumber(word)) {
      return new Call(fromNumber.get(), List.of(new Argument("", syntax)));
    }
    if (kind.joined() && Decimal.areJoined(word)) {
      return new Call(
          fromNumber.orElseThrow(),
          Stream.of(word.split("x", -1))
              .map(it -> new Argument("", new Word(it)))
              .toList());
    }
    return new Call(word, List.of());
  }

  private static Object record(Recipe recipe, List<Argument> arguments, Place place) {
    Map<String, Syntax> given = assign(recipe, arguments, place);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < recipe.required(); i++) {
      values.add(component(recipe, i, given, place));
    }
    List<String> others =
        recipe.components().subList(recipe.required(), recipe.components().size());
    if (others.stream().noneMatch(given::containsKey)) {
      return recipe.prototype(values, place);
    }
    boolean complete = IntStream.range(recipe.required(), recipe.components().size())
        .allMatch(i -> given.containsKey(recipe.components().get(i)) || recipe.isOptional(i));
    List<Object> defaults =
        complete ? recipe.defaults(values) : recipe.values(recipe.prototype(values, place));
    for (int i = recipe.required(); i < recipe.components().size(); i++) {
      boolean isGiven = given.containsKey(recipe.components().get(i));
      values.add(
          isGiven || defaults.isEmpty() ? component(recipe, i, given, place) : defaults.get(i));
    }
    return recipe.make(values, place);
  }

  private static Object component(Recipe recipe, int i, Map<String, Syntax> given, Place place) {
    String name = recipe.components().get(i);
    Syntax syntax = given.get(name);
    if (syntax == null && recipe.isOptional(i)) {
      return Optional.empty();
    }
    if (syntax == null) {
      String form = recipe.name() + "(" + String.join(", ", needed(recipe)) + ")";
      throw place.expected("a value for " + name, "none", "write " + form);
    }
    return value(recipe.types().get(i), syntax, place.component(name));
  }

  private static List<String> needed(Recipe recipe) {
    return IntStream.range(0, recipe.required())
        .filter(i -> !recipe.isOptional(i))
        .mapToObj(recipe.components()::get)
        .toList();
  }

  /** Assigns each argument to a component: those without a name in order, the others by name. */
  private static Map<String, Syntax> assign(Recipe recipe, List<Argument> written, Place place) {
    List<String> components = recipe.components();
    List<Argument> arguments = recipe.spreads() ? gathered(written) : written;
    Map<String, Syntax> given = new LinkedHashMap<>();
    boolean named = false;
    for (Argument argument : arguments) {
      named |= argument.named();
      if (!argument.named() && named) {
        throw place.expected(
            "name=value",
            argument.value().shown(),
            "put values without a name before those with one");
      }
      if (!argument.named() && given.size() == components.size()) {
        String most =
            components.isEmpty() ? "no arguments" : "only " + String.join(", ", components);
        throw place.expected(most, argument.value().shown() + " too", "take it away");
      }
      String name = argument.named()
          ? recipe.component(argument.name(), place)
          : components.get(given.size());
      if (given.put(name, argument.value()) != null) {
        throw place.expected(name + " once", "it twice", "take one away");
      }
    }
    return given;
  }

  /** The arguments as one list, if they are the elements of a list. */
  private static List<Argument> gathered(List<Argument> arguments) {
    boolean elements = !arguments.isEmpty() && arguments.stream().noneMatch(Argument::named);
    if (!elements || (arguments.size() == 1 && arguments.get(0).value() instanceof Sequence)) {
      return arguments;
    }
    return List.of(
        new Argument("", new Sequence(arguments.stream().map(Argument::value).toList())));
  }

  /** Makes a value of any type that a component may have. */
  static Object value(Type type, Syntax syntax, Place place) {
    if (Recipe.isOptional(type)) {
      return Optional.of(value(Recipe.element(type), syntax, place));
    } else if (Recipe.isList(type)) {
      return list(Recipe.element(type), syntax, place);
    }
    Class<?> c = (Class<?>) type;
    if (c == int.class || c == Integer.class) {
      return (int) whole(syntax, Integer.MIN_VALUE, Integer.MAX_VALUE, place);
    } else if (c == long.class || c == Long.class) {
      return whole(syntax, Long.MIN_VALUE, Long.MAX_VALUE, place);
    } else if (c == float.class || c == Float.class) {
      return Decimal.parseFloat(word(syntax, "a number", place), place);
    } else if (c == double.class || c == Double.class) {
      return Decimal.parseDouble(word(syntax, "a number", place), place);
    } else if (c == boolean.class || c == Boolean.class) {
      return chosen(List.of(false, true), List.of("false", "true"), syntax, place);
    } else if (c == String.class) {
      return syntax instanceof Quoted quoted ? quoted.text() : word(syntax, "a string", place);
    } else if (c.isEnum()) {
      List<Object> constants = List.of(c.getEnumConstants());
      return chosen(constants, constants.stream().map(Words::constant).toList(), syntax, place);
    }
    return recipe(c, syntax, place);
  }

  private static List<Object> list(Type element, Syntax syntax, Place place) {
    if (!(syntax instanceof Sequence sequence)) {
      throw place.expected("a list", syntax.shown(), "write it in [ ]");
    }
    List<Object> values = new ArrayList<>();
    for (Syntax item : sequence.items()) {
      values.add(value(element, item, place.item(values.size())));
    }
    return List.copyOf(values);
  }

  private static long whole(Syntax syntax, long least, long most, Place place) {
    String range = "a whole number from " + least + " to " + most;
    try {
      long value = Long.parseLong(word(syntax, range, place));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw place.expected(range, syntax.shown(), "");
  }

  private static Object chosen(List<?> values, List<String> names, Syntax syntax, Place place) {
    String word = word(syntax, "one of " + String.join(", ", names), place);
    return names.stream()
        .filter(name -> Words.key(name).equals(Words.key(word)))
        .findFirst()
        .<Object>map(name -> values.get(names.indexOf(name)))
        .orElseThrow(() -> Words.unknown(place, names, syntax.shown(), word));
  }

  private static String word(Syntax syntax, String expected, Place place) {
    if (syntax instanceof Word word) {
      return word.text();
    }
    throw place.expected(
        expected, syntax.shown(), syntax instanceof Quoted ? "take away the quotes" : "");
  }
}
