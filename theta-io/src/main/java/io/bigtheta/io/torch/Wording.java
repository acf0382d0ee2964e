package io.bigtheta.io.torch;

import io.bigtheta.io.FormatException;
import java.util.List;

/** Lists of names from a file, for messages of one line. */
final class Wording {
  private static final int MOST = 12;

  private Wording() {}

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Texts with commas between them; only the first ones if there are very many. */
  static String list(List<String> texts) {
    String shown = String.join(", ", texts.subList(0, Math.min(MOST, texts.size())));
    return texts.size() > MOST ? shown + " and " + (texts.size() - MOST) + " more" : shown;
  }

  /** A name from a file, without quotes where it is a plain one. */
  static String name(String name) {
    return name.matches("[\\w.-]{1,100}") ? name : FormatException.quoted(name);
  }
}
