package io.bigtheta.io;

import java.util.regex.Pattern;

/** What the name of a column says about its content. */
final class Names {
  private static final Pattern ID = Pattern.compile(
      "|(?i:unnamed.*|id|ids|index|idx|row|rows|row[_ ]?names?|row[_ ]?id|row[_ ]?num(ber)?|nr|no"
          + "|num|#|instant|uuid|guid|key|serial|seq|record)|(?i:.*[_ .-](id|key|uuid|guid|nr|no))"
          + "|.*[a-z](Id|ID|Nr|No)");
  private static final Pattern DATE = Pattern.compile(
      "(?i).*(date|datum|day|time|fecha|jour|data_|when|period|month|dt).*|(?i)dt|tag|data");

  private Names() {}

  /** Whether it is the usual name of numbers that tell rows apart. */
  static boolean id(String name) {
    return ID.matcher(name).matches();
  }

  static boolean date(String name) {
    return DATE.matcher(name).matches();
  }
}
