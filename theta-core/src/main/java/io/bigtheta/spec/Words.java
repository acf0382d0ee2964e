package io.bigtheta.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Spells, compares and guesses names, and quotes strings. */
final class Words {

  private static final int LONGEST_SHOWN = 40;

  private Words() {}

  /** {@code LeakyRelu} is leaky-relu, {@code AdamW} is adamw, {@code HE_NORMAL} is he-normal. */
  static String kebab(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean hump = i > 0
          && i + 1 < name.length()
          && Character.isUpperCase(name.charAt(i))
          && Character.isLowerCase(name.charAt(i + 1));
      out.append(hump ? "-" : "").append(name.charAt(i));
    }
    return out.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key that all spellings of a name share: the name in lower case without hyphens and underscores. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** Whether this character may stand in a name, in a number or in a string without quotation marks. */
  static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.+".indexOf(c) >= 0;
  }

  /** The string as a text holds it: plain if it is a word, otherwise in quotation marks and on one line. */
  static String string(String value) {
    boolean plain = !value.isEmpty() && value.chars().allMatch(c -> isWordCharacter((char) c));
    return plain ? value : quote(value);
  }

  /** The string as an error message shows it: in quotation marks, on one line, cut off if it is long. */
  static String shown(String value) {
    return quote(value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…");
  }

  private static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int escape = "\"\\\n\r\t".indexOf(c);
      if (escape >= 0) {
        out.append('\\').append("\"\\nrt".charAt(escape));
      } else if (Character.isISOControl(c)
          || Character.isSurrogate(c)
          || c == '\u2028'
          || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** The exception for a word that is none of the possible names. It suggests the name that was probably meant. */
  static SpecException unknown(Place place, Collection<String> names, String got, String word) {
    String expected =
        names.size() == 1 ? names.iterator().next() : "one of " + String.join(", ", names);
    String meant = names.stream()
        .filter(name -> near(name, word))
        .min(Comparator.comparingInt(name -> distance(key(name), key(word))))
        .map(name -> "did you mean " + name + "?")
        .orElse("");
    return place.expected(expected, got, meant);
  }

  private static boolean near(String name, String word) {
    // The first test also keeps the table of distances small, however long the word in a file is.
    return Math.abs(name.length() - word.length()) <= 4
        && distance(key(name), key(word)) <= Math.min(2, (key(word).length() - 1) / 2);
  }

  /**
   * The distance from a to b: the least number of letters to insert, delete, change or swap with their neighbour (the
   * optimal string alignment distance).
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** How a constant of an enum is written in a text. */
  static String constant(Object constant) {
    return kebab(((Enum<?>) constant).name());
  }
}
