package io.bigtheta.run.recipe;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text form of values of one kind. A refusal names no place, as only the field knows its name.
 *
 * @param reader makes a value from a text, or refuses it
 * @param writer makes a text that the reader accepts
 */
record Text<T>(Function<String, T> reader, Function<T, String> writer) {
  private static final String VALUE = "value";

  /** Any text, unchanged. */
  static final Text<String> WORDS = of(text -> text);

  static final Text<Integer> WHOLE = of(text -> number("a whole number", text, Integer::valueOf));
  static final Text<Long> LONG = of(text -> number("a whole number", text, Long::valueOf));
  static final Text<Double> NUMBER = of(text -> number("a number", text, Double::valueOf));
  static final Text<Float> SHARE = new Text<>(
      text -> number("a number", text, Float::valueOf),
      share -> share == 0 ? "0" : share.toString());
  static final Text<Boolean> TRUTH = of(Text::truth);

  /** {@code 128,64}; 0 means no hidden layer; with a blank text the data decide. */
  static final Text<Optional<List<Integer>>> UNITS =
      new Text<>(NetworkRecipe::units, NetworkRecipe::text);

  /** {@code dense(64, activation=tanh) dense(10)}. */
  static final Text<List<Layer>> LAYERS = new Text<>(NetworkRecipe::stack, Text::joined);

  /** {@code shift(2) rotate(10)}. */
  static final Text<List<Augmentation>> AUGMENTATIONS =
      new Text<>(Text::augmentations, Text::joined);

  T read(String text) {
    return reader.apply(text);
  }

  String write(T value) {
    return writer.apply(value);
  }

  /** Values whose text is their {@code toString}. */
  static <T> Text<T> of(Function<String, T> reader) {
    return new Text<>(reader, String::valueOf);
  }

  /** Recipes of a kind. */
  static <T> Text<T> recipe(Class<T> kind) {
    return new Text<>(text -> Spec.parse(kind, text), Spec::text);
  }

  /** Constants of an enum, in lower case. */
  static <T extends Enum<T>> Text<T> constant(Class<T> kind) {
    return new Text<>(text -> constant(kind, text), Text::word);
  }

  /** Optional values; a blank text is an empty one. */
  static <T> Text<Optional<T>> open(Text<T> value) {
    return new Text<>(
        text -> text.isBlank() ? Optional.empty() : Optional.of(value.read(text)),
        it -> it.map(value::write).orElse(""));
  }

  private static <T> T number(String kind, String text, Function<String, T> reader) {
    try {
      return reader.apply(text.strip());
    } catch (NumberFormatException e) {
      throw Refusal.of(VALUE, kind, "\"" + text + "\"");
    }
  }

  private static boolean truth(String text) {
    if (!text.strip().matches("true|false")) {
      throw Refusal.of(VALUE, "true or false", "\"" + text + "\"");
    }
    return Boolean.parseBoolean(text.strip());
  }

  private static <T extends Enum<T>> T constant(Class<T> kind, String text) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(one -> word(one).equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(() -> Refusal.of(
            VALUE,
            "one of "
                + Arrays.stream(kind.getEnumConstants())
                    .map(Text::word)
                    .collect(Collectors.joining(", ")),
            "\"" + text + "\""));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<Augmentation> augmentations(String text) {
    return Spec.split(text).stream()
        .map(one -> Spec.parse(Augmentation.class, one))
        .toList();
  }

  private static String joined(List<?> recipes) {
    return recipes.stream().map(Spec::text).collect(Collectors.joining(" "));
  }
}
