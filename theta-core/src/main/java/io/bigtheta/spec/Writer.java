package io.bigtheta.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes values as text. It writes nothing that {@link SyntaxReader} would refuse. */
final class Writer {
  private final boolean whole;

  /**
   * A writer.
   *
   * @param whole whether components that have their default value are written too
   */
  Writer(boolean whole) {
    this.whole = whole;
  }

  String text(Object recipe) {
    if (!(recipe instanceof Record)) {
      throw SpecException.expected(
          "text", "a record", recipe.getClass().getName(), "write the recipe as a record");
    }
    String text = value(recipe, 0);
    if (text.length() > SyntaxReader.LONGEST) {
      throw SpecException.expected(
          "text",
          "at most " + SyntaxReader.LONGEST + " characters",
          "" + text.length(),
          "make the recipe smaller");
    }
    return text;
  }

  /** The text of a value of any type that a component may have, at this depth of nesting. */
  String value(Object value, int depth) {
    if (depth > SyntaxReader.DEEPEST) {
      throw SpecException.expected(
          "text", "at most " + SyntaxReader.DEEPEST + " levels", "more", "nest less deeply");
    }
    if (value instanceof Optional<?> optional && optional.isPresent()) {
      return value(optional.get(), depth);
    } else if (value instanceof Record) {
      return record(value, depth);
    } else if (value instanceof List<?> list) {
      return "[" + elements(list, depth) + "]";
    } else if (value instanceof Float number && !number.isNaN()) {
      return Decimal.text(number.floatValue());
    } else if (value instanceof Double number && !number.isNaN()) {
      return Decimal.text(number.doubleValue());
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof Enum<?>) {
      return Words.constant(value);
    } else if (value instanceof String string) {
      return Words.string(string);
    }
    throw SpecException.expected(
        "text",
        "a number, boolean, string, enum, list or record",
        value + " (" + value.getClass().getName() + ")",
        "");
  }

  private String elements(List<?> list, int depth) {
    return String.join(
        ", ", list.stream().map(element -> value(element, depth + 1)).toList());
  }

  private String record(Object record, int depth) {
    Recipe recipe = Recipe.of(record.getClass());
    List<Object> values = recipe.values(record);
    if (recipe.joined()) {
      boolean one = recipe.defaults(values).equals(values);
      return values.stream()
          .limit(one ? recipe.required() : values.size())
          .map(String::valueOf)
          .collect(Collectors.joining("x"));
    }
    List<Object> defaults =
        whole && !values.contains(Optional.empty()) ? List.of() : recipe.defaults(values);
    List<String> arguments = new ArrayList<>();
    boolean skipped = false;
    for (int i = 0; i < values.size(); i++) {
      boolean isDefault = i < defaults.size() && values.get(i).equals(defaults.get(i));
      if (values.get(i).equals(Optional.empty())) {
        if (i >= recipe.required() && i < defaults.size() && !isDefault) {
          throw Place.of("text")
              .component(recipe.components().get(i))
              .expected("a value, as the default is one", "none", "let the default be none");
        }
        skipped = true;
      } else if (i < recipe.required()
          && recipe.spreads()
          && values.get(i) instanceof List<?> list
          && !list.isEmpty()) {
        arguments.add(elements(list, depth));
      } else if (i < recipe.required() && !skipped) {
        arguments.add(value(values.get(i), depth + 1));
      } else if (whole || i < recipe.required() || !isDefault) {
        arguments.add(recipe.components().get(i) + "=" + value(values.get(i), depth + 1));
      }
    }
    if (recipe.fromNumber() && arguments.size() == 1 && Decimal.isNumber(arguments.get(0))) {
      return arguments.get(0);
    }
    return recipe.name() + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
  }
}
