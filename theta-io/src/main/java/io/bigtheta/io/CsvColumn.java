package io.bigtheta.io;

import io.bigtheta.data.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A column while its cells are read. It finds out whether they are numbers or words, unless it was told. */
final class CsvColumn {
  /** A float counts whole numbers exactly up to this one. */
  private static final int MOST_LEVELS = 1 << 24;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");

  /** What a column holds. */
  enum Kind {
    /** The first cell that is not missing decides. */
    GUESSED,
    NUMBERS,
    WORDS
  }

  private final String where;
  private final String name;
  private final boolean told;
  private Kind kind;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long numbers;
  private long words;
  private String firstWord = "";
  private long firstWordLine;
  private String firstInfinite = "";
  private long firstInfiniteLine;

  CsvColumn(String where, String name, Kind kind) {
    this.where = where;
    this.name = name;
    this.kind = kind;
    this.told = kind != Kind.GUESSED;
  }

  String name() {
    return name;
  }

  /**
   * Takes a trimmed cell and returns its number, or the code of its word in order of appearance; NaN if the cell is
   * missing.
   */
  float add(char[] text, int from, int to, long line) {
    if (Cell.missing(text, from, to)) {
      return Float.NaN;
    }
    boolean number = (!told || kind == Kind.NUMBERS) && Cell.number(text, from, to);
    if (kind == Kind.GUESSED) {
      kind = number ? Kind.NUMBERS : Kind.WORDS;
    }
    float value = number ? Cell.value(text, from, to) : Float.NaN;
    if (number) {
      numbers++;
    } else {
      words++;
    }
    if (!number && firstWordLine == 0) {
      firstWord = CsvText.line(text, from, to);
      firstWordLine = line;
    }
    if (Float.isInfinite(value) && firstInfiniteLine == 0) {
      firstInfinite = CsvText.line(text, from, to);
      firstInfiniteLine = line;
    }
    return kind == Kind.WORDS ? code(CsvText.line(text, from, to), line) : value;
  }

  private float code(String text, long line) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() == MOST_LEVELS) {
      throw FormatException.of(at(line), "at most " + MOST_LEVELS + " different words", "more")
          .within(where);
    }
    codes.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  /** Refuses a column whose cells contradict each other. */
  void check() {
    if (words > 0 && (told ? kind == Kind.NUMBERS : refused())) {
      throw FormatException.of(
              at(firstWordLine),
              "a number",
              FormatException.quoted(firstWord),
              "correct the cell, or leave it empty if the number is missing")
          .within(where);
    }
    if (kind == Kind.NUMBERS && words == 0 && firstInfiniteLine > 0) {
      throw FormatException.of(
              at(firstInfiniteLine),
              "a number within ±3.4e38",
              FormatException.quoted(firstInfinite),
              "correct the cell, or leave it empty if the number is missing")
          .within(where);
    }
    if (!told
        && kind == Kind.WORDS
        && texts.stream().allMatch(t -> DECIMAL_COMMA.matcher(t).matches())) {
      throw FormatException.of(
              at(firstWordLine),
              "a number with a decimal point",
              FormatException.quoted(firstWord),
              "write it as " + firstWord.replace(',', '.'))
          .within(where);
    }
  }

  /**
   * Whether the words are probably errors among numbers: they are at most one cell in ten, or there is one word and two
   * or more numbers.
   */
  private boolean refused() {
    return numbers > 0 && (numbers >= 9 * words || (words == 1 && numbers > 1));
  }

  /** Whether cells were read as numbers in a column that holds words after all. Their texts are then lost. */
  boolean lost() {
    return kind == Kind.NUMBERS && words > 0;
  }

  Kind kind() {
    return lost() ? Kind.WORDS : kind == Kind.GUESSED ? Kind.NUMBERS : kind;
  }

  Field field() {
    return kind() == Kind.WORDS
        ? new Field.Categorical(name, texts.stream().sorted().toList())
        : new Field.Numeric(name);
  }

  /** The words, in the order of their codes. */
  List<String> texts() {
    return texts;
  }

  /** For words, the place of each code among the sorted levels; otherwise empty. */
  int[] places() {
    int[] sorted = IntStream.range(0, texts.size())
        .boxed()
        .sorted(Comparator.comparing(texts::get))
        .mapToInt(Integer::intValue)
        .toArray();
    int[] places = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      places[sorted[i]] = i;
    }
    return places;
  }

  String at(long line) {
    return "line " + line + ", column " + FormatException.quoted(name);
  }
}
