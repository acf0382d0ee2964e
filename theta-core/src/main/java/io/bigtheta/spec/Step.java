package io.bigtheta.spec;

import java.util.List;

/**
 * One step of the way to a mistake.
 *
 * @param name the name of the place
 * @param kind what the name stands for
 * @param detail a position in a text, such as {@code character 3}, which only people are shown; may be empty
 */
record Step(String name, Kind kind, String detail) {
  enum Kind {
    /** A component, a file or a thing. */
    PLACE,
    /** A setting that people can make: an option of a command line, a field of a form. */
    SETTING,
    /** A recipe, such as {@code cosine}. Only people are shown it. */
    RECIPE
  }

  /** The way that consists of this one place; empty if the name is empty. */
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
