package io.bigtheta.spec;

import java.util.List;

/**
 * One part of the way to a mistake.
 *
 * @param name a component, a file or a thing; or the name of a recipe
 * @param named whether it is one of the first three; else only people are shown it
 * @param detail where in a text, as {@code character 3}, which only people are shown; may be empty
 */
record Step(String name, boolean named, String detail) {

  /** The way that is this one place, or no way if the name is empty. */
  static List<Step> named(String name) {
    return name.isEmpty() ? List.of() : List.of(new Step(name, true, ""));
  }

  static Step recipe(String name) {
    return new Step(name, false, "");
  }

  String shown() {
    return detail.isEmpty() ? name : name + ", " + detail;
  }
}
