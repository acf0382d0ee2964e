package io.bigtheta.io;

import java.util.Map;

/** The named texts of a file. A text that is missing or has the wrong form is refused with its name. */
record Fields(String where, Map<String, String> texts) {
  String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw FormatException.of(at(key), "a text", "none");
    }
    return text;
  }

  /** Whether there is such a text. */
  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A whole number of at least 0. */
  int whole(String key) {
    try {
      int value = Integer.parseInt(text(key));
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw FormatException.of(at(key), "a whole number", FormatException.quoted(text(key)));
    }
    throw FormatException.of(at(key), "a number >= 0", text(key));
  }

  /** A number, or NaN or an infinity, as {@link Double#toString} writes them. */
  double number(String key) {
    try {
      return Double.parseDouble(text(key));
    } catch (NumberFormatException e) {
      throw FormatException.of(at(key), "a number", FormatException.quoted(text(key)));
    }
  }

  /** A number of at least 0, or NaN. */
  double size(String key) {
    double value = number(key);
    if (value < 0) {
      throw FormatException.of(at(key), "a number >= 0", text(key));
    }
    return value;
  }

  /** A share between 0 and 1, or NaN. */
  double share(String key) {
    double value = size(key);
    if (value > 1) {
      throw FormatException.of(at(key), "a share between 0 and 1", text(key));
    }
    return value;
  }

  void same(String key, String expected) {
    if (!text(key).equals(expected)) {
      throw FormatException.of(at(key), expected, FormatException.quoted(text(key)));
    }
  }

  String at(String key) {
    return where + ": metadata " + FormatException.quoted(key);
  }
}
