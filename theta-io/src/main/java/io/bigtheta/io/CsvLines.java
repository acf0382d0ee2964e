package io.bigtheta.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first lines of a text, where a line break in quotes ends no line. */
final class CsvLines {
  private static final int MOST = 400;

  private final String text;
  /** Where each line begins, and where the last one ends. */
  private final List<Integer> offsets;
  /** The number of line breaks before each line. */
  private final List<Integer> numbers;

  private final boolean cut;

  private CsvLines(String text, List<Integer> offsets, List<Integer> numbers, boolean cut) {
    this.text = text;
    this.offsets = offsets;
    this.numbers = numbers;
    this.cut = cut;
  }

  /** @param skip the number of lines that will be left out */
  static CsvLines of(String text, int skip) {
    List<Integer> offsets = new ArrayList<>(List.of(0));
    List<Integer> numbers = new ArrayList<>(List.of(0));
    boolean quoted = false;
    int breaks = 0;
    int at = 0;
    while (at < text.length() && offsets.size() - skip <= MOST) {
      char c = text.charAt(at++);
      quoted ^= c == '"';
      if (c == '\n' || c == '\r') {
        at += c == '\r' && at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
        breaks++;
        if (!quoted) {
          offsets.add(at);
          numbers.add(breaks);
        }
      }
    }
    boolean whole = at == text.length() && text.length() < CsvText.SAMPLE;
    boolean rest = whole || offsets.size() == 1; // a line longer than the sample is a line
    if (rest && offsets.get(offsets.size() - 1) < at) {
      offsets.add(at);
      numbers.add(breaks);
    }
    return new CsvLines(text, offsets, numbers, !whole);
  }

  int count() {
    return offsets.size() - 1;
  }

  /** Whether the text goes on after these lines. */
  boolean cut() {
    return cut;
  }

  /** Line {@code i} without its line break. */
  String text(int i) {
    if (i >= count()) {
      return "";
    }
    int end = offsets.get(i + 1);
    while (end > offsets.get(i) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(offsets.get(i), end);
  }

  int offset(int i) {
    return offsets.get(i);
  }

  int number(int i) {
    return numbers.get(i);
  }

  /** The next line after {@code i} that is not empty. */
  int next(int i) {
    int next = i + 1;
    while (next < count() && text(next).isBlank()) {
      next++;
    }
    return next;
  }

  /** The first line from {@code i} on that is neither empty nor a comment. */
  int comments(int i) {
    int at = i;
    while (at < count() && (text(at).isBlank() || text(at).stripLeading().startsWith("#"))) {
      at++;
    }
    return at == count() ? i : at;
  }

  /** The number of characters of the # with which a line begins. */
  int hash(int i) {
    String line = text(i);
    int at = 0;
    while (at < line.length() && (line.charAt(at) == '#' || line.charAt(at) == ' ')) {
      at++;
    }
    return line.startsWith("#") ? at : 0;
  }

  static String counted(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
