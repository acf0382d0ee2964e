package io.bigtheta.spec;

import java.util.List;

/**
 * One part of the way to a mistake.
 *
 * @param kind what the name is of
 * @param detail where in a text, as {@code character 3}, which only people are shown; may be empty
 */
record Step(String name, Kind kind, String detail) {
  enum Kind {
    /** A component, a file or a thing. */
    PLACE,
    /** What a door lets people set: an option of a command line, a field of a form. */
    SETTING,
    /** A recipe, such as {@code cosine}: only people are shown it. */
    RECIPE
  }

  /** The way that is this one place, or no way if the name is empty. */
  static List<Step> named(String name) {
    return name.isEmpty() ? List.of() : List.of(new Step(name, Kind.PLACE, ""));
  }

  static Step recipe(String name) {
    return new Step(name, Kind.RECIPE, "");
  }

  String shown() {
    return detail.isEmpty() ? name : name + ", " + detail;
  }
}
