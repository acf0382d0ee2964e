package io.bigtheta.spec;

import io.bigtheta.spec.Syntax.Argument;
import io.bigtheta.spec.Syntax.Call;
import io.bigtheta.spec.Syntax.Quoted;
import io.bigtheta.spec.Syntax.Sequence;
import io.bigtheta.spec.Syntax.Word;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From syntax to values: looks names up among the recipes of a kind, fills in defaults and calls
 * constructors.
 */
final class Binder {

  private Binder() {}

  /**
   * A recipe of this kind; {@code where} is the way to it, such as {@code dense: activation}, or
   * empty at the top.
   */
  static Object recipe(Class<?> type, Syntax syntax, String where) {
    Kind kind = Kind.of(type);
    Call call = call(kind, syntax);
    String place = where.isEmpty() ? Words.kebab(type.getSimpleName()) : where;
    Recipe recipe = kind.recipe(call.name())
        .orElseThrow(() -> Words.unknown(place, kind.names(), syntax.shown(), call.name()));
    return record(
        recipe, call.arguments(), where.isEmpty() ? recipe.name() : where + ": " + recipe.name());
  }

  private static Call call(Kind kind, Syntax syntax) {
    if (syntax instanceof Call call) {
      return call;
    }
    String word = syntax instanceof Word w ? w.text() : "";
    return Decimal.isNumber(word)
        ? kind.fromNumber()
            .map(name -> new Call(name, List.of(new Argument("", syntax))))
            .orElse(new Call(word, List.of()))
        : new Call(word, List.of());
  }

  private static Object record(Recipe recipe, List<Argument> arguments, String where) {
    Map<String, Syntax> given = assign(recipe, arguments, where);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < recipe.required(); i++) {
      values.add(component(recipe, i, given, where));
    }
    if (given.size() == recipe.required()) {
      return recipe.prototype(values, where);
    }
    boolean complete = given.size() == recipe.components().size();
    List<Object> defaults = complete ? List.of() : recipe.values(recipe.prototype(values, where));
    for (int i = recipe.required(); i < recipe.components().size(); i++) {
      boolean isGiven = given.containsKey(recipe.components().get(i));
      values.add(isGiven ? component(recipe, i, given, where) : defaults.get(i));
    }
    return recipe.make(values, where);
  }

  private static Object component(Recipe recipe, int i, Map<String, Syntax> given, String where) {
    String name = recipe.components().get(i);
    Syntax syntax = given.get(name);
    if (syntax == null) {
      String form = recipe.name() + "("
          + String.join(", ", recipe.components().subList(0, recipe.required())) + ")";
      throw SpecException.expected(where, "a value for " + name, "none", "write " + form);
    }
    return value(recipe.types().get(i), syntax, where + ": " + name);
  }

  /** Which component each argument is for: those without a name in order, the others by name. */
  private static Map<String, Syntax> assign(Recipe recipe, List<Argument> written, String where) {
    List<String> components = recipe.components();
    List<Argument> arguments = recipe.spreads() ? gathered(written) : written;
    Map<String, Syntax> given = new LinkedHashMap<>();
    boolean named = false;
    for (Argument argument : arguments) {
      named |= argument.named();
      if (!argument.named() && named) {
        throw SpecException.expected(
            where,
            "name=value",
            argument.value().shown(),
            "put values without a name before those with one");
      }
      if (!argument.named() && given.size() == components.size()) {
        String most =
            components.isEmpty() ? "no arguments" : "only " + String.join(", ", components);
        throw SpecException.expected(
            where, most, argument.value().shown() + " too", "take it away");
      }
      String name = argument.named()
          ? known(components, argument.name(), where)
          : components.get(given.size());
      if (given.put(name, argument.value()) != null) {
        throw SpecException.expected(where, name + " once", "it twice", "take one away");
      }
    }
    return given;
  }

  private static String known(List<String> components, String name, String where) {
    if (components.isEmpty()) {
      throw SpecException.expected(where, "no arguments", Words.shown(name + "=…"), "take it away");
    }
    return components.stream()
        .filter(component -> Words.key(component).equals(Words.key(name)))
        .findFirst()
        .orElseThrow(() -> Words.unknown(where, components, Words.shown(name), name));
  }

  /** Arguments that are the elements of a list, as one list. */
  private static List<Argument> gathered(List<Argument> arguments) {
    boolean elements = !arguments.isEmpty() && arguments.stream().noneMatch(Argument::named);
    if (!elements || (arguments.size() == 1 && arguments.get(0).value() instanceof Sequence)) {
      return arguments;
    }
    return List.of(
        new Argument("", new Sequence(arguments.stream().map(Argument::value).toList())));
  }

  private static Object value(Type type, Syntax syntax, String where) {
    if (type instanceof ParameterizedType list) {
      return list(Recipe.element(list), syntax, where);
    }
    Class<?> c = (Class<?>) type;
    if (c == int.class || c == Integer.class) {
      return (int) whole(syntax, Integer.MIN_VALUE, Integer.MAX_VALUE, where);
    } else if (c == long.class || c == Long.class) {
      return whole(syntax, Long.MIN_VALUE, Long.MAX_VALUE, where);
    } else if (c == float.class || c == Float.class) {
      return Decimal.parseFloat(word(syntax, "a number", where), where);
    } else if (c == double.class || c == Double.class) {
      return Decimal.parseDouble(word(syntax, "a number", where), where);
    } else if (c == boolean.class || c == Boolean.class) {
      return chosen(List.of(false, true), List.of("false", "true"), syntax, where);
    } else if (c == String.class) {
      return syntax instanceof Quoted quoted ? quoted.text() : word(syntax, "a string", where);
    } else if (c.isEnum()) {
      List<Object> constants = List.of(c.getEnumConstants());
      return chosen(constants, constants.stream().map(Words::constant).toList(), syntax, where);
    }
    return recipe(c, syntax, where);
  }

  private static List<Object> list(Type element, Syntax syntax, String where) {
    if (!(syntax instanceof Sequence sequence)) {
      throw SpecException.expected(where, "a list", syntax.shown(), "write it in [ ]");
    }
    List<Object> values = new ArrayList<>();
    for (Syntax item : sequence.items()) {
      values.add(value(element, item, where + "[" + values.size() + "]"));
    }
    return List.copyOf(values);
  }

  private static long whole(Syntax syntax, long least, long most, String where) {
    String range = "a whole number from " + least + " to " + most;
    try {
      long value = Long.parseLong(word(syntax, range, where));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw SpecException.expected(where, range, syntax.shown(), "");
  }

  private static Object chosen(List<?> values, List<String> names, Syntax syntax, String where) {
    String word = word(syntax, "one of " + String.join(", ", names), where);
    return names.stream()
        .filter(name -> Words.key(name).equals(Words.key(word)))
        .findFirst()
        .<Object>map(name -> values.get(names.indexOf(name)))
        .orElseThrow(() -> Words.unknown(where, names, syntax.shown(), word));
  }

  private static String word(Syntax syntax, String expected, String where) {
    if (syntax instanceof Word word) {
      return word.text();
    }
    throw SpecException.expected(
        where, expected, syntax.shown(), syntax instanceof Quoted ? "take away the quotes" : "");
  }
}
