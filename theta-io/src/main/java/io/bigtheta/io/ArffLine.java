package io.bigtheta.io;

/** The words of a line of ARFF, one after the other. Words may be in quotes, with a backslash before a quote in them. */
final class ArffLine {
  private final String text;
  /** Whether commas separate values, so that blanks may be in them. */
  private final boolean commas;

  private int at;
  private boolean quoted;

  ArffLine(String text) {
    this.text = text;
    commas = text.indexOf(',') >= 0;
  }

  /** The next word, up to a blank or a brace. */
  String word() {
    return next(false);
  }

  /** The next value, up to a comma; up to a blank if the line has no commas. */
  String value() {
    return next(true);
  }

  /** Whether the last word was in quotes. */
  boolean quoted() {
    return quoted;
  }

  /** Passes a comma, if there is one. */
  void comma() {
    blanks();
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
    }
  }

  boolean ended() {
    blanks();
    return at == text.length() || text.charAt(at) == '%';
  }

  /** Passes an opening brace. */
  void open() {
    blanks();
    if (at == text.length() || text.charAt(at) != '{') {
      throw FormatException.of("", "{", FormatException.quoted(rest()));
    }
    at++;
  }

  /** Passes a closing brace, if there is one. */
  boolean closed() {
    blanks();
    if (at == text.length()) {
      throw FormatException.of("", "a closing }", "the end of the line");
    }
    if (text.charAt(at) == '}') {
      at++;
      return true;
    }
    return false;
  }

  boolean at(char c) {
    blanks();
    return at < text.length() && text.charAt(at) == c;
  }

  String rest() {
    blanks();
    return text.substring(at).strip();
  }

  private void blanks() {
    while (at < text.length() && CsvText.blank(text.charAt(at))) {
      at++;
    }
  }

  private String next(boolean value) {
    blanks();
    quoted = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    if (quoted) {
      return inQuotes(text.charAt(at++));
    }
    int from = at;
    while (at < text.length() && !ends(text.charAt(at), value)) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private boolean ends(char c, boolean value) {
    if (CsvText.blank(c)) {
      return !value || !commas || comment(at);
    }
    return c == '}' || (value ? c == ',' : c == '{');
  }

  private boolean comment(int from) {
    return from + 1 < text.length() && text.charAt(from + 1) == '%';
  }

  private String inQuotes(char quote) {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
        c = c == 'n' || c == 'r' || c == 't' ? ' ' : c;
      }
      word.append(c);
    }
    if (at == text.length()) {
      throw FormatException.of("", "a closing " + quote, "the end of the line", "check the quotes");
    }
    at++;
    return word.toString();
  }
}
