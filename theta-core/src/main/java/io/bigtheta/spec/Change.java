package io.bigtheta.spec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a copy of a record in which one component has another value. */
final class Change {

  private Change() {}

  /** Makes the copy that {@link Spec#with} returns. */
  @SuppressWarnings("unchecked") // a constructor of the record's own class made it
  static <T> T of(T record, String component, String text) {
    Recipe recipe = Recipe.of(record.getClass());
    String name = recipe.component(component, Place.TOP.recipe(recipe.name()));
    int at = recipe.components().indexOf(name);
    List<Object> values = new ArrayList<>(recipe.values(record));
    values.set(at, value(recipe.types().get(at), text, Place.of(name)));
    try {
      return (T) recipe.make(values, Place.TOP);
    } catch (SpecException e) {
      // The record did not say which component is wrong, so it is the one that was changed.
      throw e.place().isEmpty() ? Place.of(name).refused(recipe.name(), e) : e;
    }
  }

  private static Object value(Type type, String text, Place place) {
    if (Recipe.isOptional(type)) {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(value(Recipe.element(type), text, place));
    }
    return type == String.class
        ? text
        : Binder.value(type, new SyntaxReader(place, text).read(), place);
  }
}
