package io.bigtheta.spec;

import io.bigtheta.spec.Syntax.Argument;
import io.bigtheta.spec.Syntax.Call;
import io.bigtheta.spec.Syntax.Quoted;
import io.bigtheta.spec.Syntax.Sequence;
import io.bigtheta.spec.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text into its syntax tree by recursive descent, one method for each rule of the grammar
 * in {@link Spec}.
 */
final class SyntaxReader {

  static final int LONGEST = 1 << 16;
  static final int DEEPEST = 32;

  private final Place place;
  private final String text;
  private int at;

  SyntaxReader(Place place, String text) {
    this.place = place;
    this.text = text;
  }

  Syntax read() {
    if (text.length() > LONGEST) {
      throw place.expected(
          "at most " + LONGEST + " characters", "" + text.length(), "shorten the text");
    }
    Syntax value = value(0);
    if (!ended()) {
      throw wrong("the end of the text", "take away what follows");
    }
    return value;
  }

  private Syntax value(int depth) {
    if (depth > DEEPEST) {
      throw place
          .character(at)
          .expected("at most " + DEEPEST + " levels", "more", "nest less deeply");
    }
    if (next('"')) {
      return new Quoted(quoted());
    }
    if (next('[')) {
      return new Sequence(sequence(depth));
    }
    String word = word("a value");
    return next('(') ? new Call(word, arguments(depth)) : new Word(word);
  }

  private List<Syntax> sequence(int depth) {
    List<Syntax> items = new ArrayList<>();
    int opened = at;
    while (!closed(']', opened, items.size())) {
      items.add(value(depth + 1));
    }
    return List.copyOf(items);
  }

  private List<Argument> arguments(int depth) {
    List<Argument> arguments = new ArrayList<>();
    int opened = at;
    while (!closed(')', opened, arguments.size())) {
      Syntax value = value(depth + 1);
      if (value instanceof Word name && next('=')) {
        arguments.add(new Argument(name.text(), value(depth + 1)));
      } else {
        arguments.add(new Argument("", value));
      }
    }
    return List.copyOf(arguments);
  }

  /** Whether the bracket closes here. If it does not, this reads the comma due before every item but the first. */
  private boolean closed(char bracket, int opened, int items) {
    if (next(bracket)) {
      return true;
    }
    if ((items > 0 && !next(',')) || ended()) {
      throw wrong(
          items > 0 ? "\",\" or \"" + bracket + "\"" : "a value or \"" + bracket + "\"",
          "the bracket was opened at character " + opened);
    }
    return false;
  }

  private String word(String expected) {
    if (ended() || !Words.isWordCharacter(text.charAt(at))) {
      throw wrong(expected, "write a name, a number, a list in [ ] or a string in \" \"");
    }
    int start = at;
    while (at < text.length() && Words.isWordCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder out = new StringBuilder();
    int opened = at;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    throw wrong("a closing quotation mark", "the string was opened at character " + opened);
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    int plain = "\"\\nrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\\n\r\t".charAt(plain);
    }
    if (c == 'u' && at + 4 <= text.length()) {
      int code = 0;
      for (int end = at + 4; at < end && code >= 0; at++) {
        int digit = "0123456789abcdef".indexOf(Character.toLowerCase(text.charAt(at)));
        code = digit < 0 ? -1 : code * 16 + digit;
      }
      if (code >= 0) {
        return (char) code;
      }
    }
    at--;
    throw wrong("one of \\\" \\\\ \\n \\r \\t \\uXXXX", "write \\\\ for one backslash");
  }

  /** Steps over white space and then over this character, if it is the next one. */
  private boolean next(char c) {
    if (!ended() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean ended() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  private SpecException wrong(String expected, String remedy) {
    String got = at < text.length()
        ? Words.shown(Character.toString(text.codePointAt(at)))
        : "the end of the text";
    return place.character(at + 1).expected(expected, got, remedy);
  }
}
