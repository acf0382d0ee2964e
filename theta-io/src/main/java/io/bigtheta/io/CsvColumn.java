package io.bigtheta.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column while its cells are surveyed. It begins as numbers or words, as its first cell decides. Numbers are kept as
 * float32; words as codes in the order of their appearance.
 */
final class CsvColumn implements CsvSink {
  /** With more different words than this, further ones are only counted. */
  static final int MOST_WORDS = 1 << 20;

  final String name;
  private final int place;
  /** Whether every cell is kept as a word, even if it is a number. */
  private final boolean spelled;

  private final Set<String> gaps;
  private final Cell cell = new Cell();
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int[] counts = new int[16];
  private final List<Long> lines = new ArrayList<>();

  private boolean begun;
  private boolean coded;
  private long words;
  private boolean crowded;

  long missing;
  /** Cells with a word that was named as standing for a missing value. */
  long told;

  long numbers;
  /** The line of the first infinite number, and the number; 0 and empty if there is none. */
  long infiniteLine;

  String infinite = "";

  double min = Double.POSITIVE_INFINITY;
  double max = Double.NEGATIVE_INFINITY;
  /** The smallest number above min and the largest below max, and how often min and max occur. */
  double second = Double.POSITIVE_INFINITY;

  double beforeLast = Double.NEGATIVE_INFINITY;
  long mins;
  long maxs;
  /** The largest number of digits after the point. */
  int decimals;
  /** Whether a number has an exponent, and is thus not written in digits alone. */
  boolean powers;
  /** Whether a whole number begins with a 0 that it does not need, as in 007. */
  boolean padded;
  /** Whether every number could be digits in groups of three with points between them, as 4.247 is. */
  boolean grouped = true;
  /** Whether each number is larger than the one before; and whether by one. */
  boolean ascending = true;

  boolean counting = true;
  private double last = Double.NaN;

  CsvColumn(String name, int place, boolean spelled, Set<String> gaps) {
    this.name = name;
    this.place = place;
    this.spelled = spelled;
    this.gaps = gaps;
  }

  @Override
  public void add(char[] text, int from, int to, long line, float[] row) {
    if (Cell.missing(text, from, to)) {
      missing++;
      row[place] = Float.NaN;
      return;
    }
    if (!gaps.isEmpty() && gaps.contains(new String(text, from, to - from))) {
      told++;
      missing++;
      row[place] = Float.NaN;
      return;
    }
    boolean number = cell.read(text, from, to);
    if (!begun) {
      begun = true;
      coded = spelled || !number;
    }
    if (number) {
      number(text, from, to, line);
    } else {
      words++;
    }
    if (coded) {
      row[place] = code(CsvText.line(text, from, to), line);
    } else if (number) {
      row[place] = cell.single(text, from, to);
      infinite(text, from, to, row[place], line);
    } else {
      code(CsvText.line(text, from, to), line);
      row[place] = Float.NaN;
    }
  }

  private void number(char[] text, int from, int to, long line) {
    double value = cell.value;
    numbers++;
    int digits = cell.decimals;
    if (digits < 0) {
      powers = true;
      grouped = false;
      infinite(text, from, to, (float) value, line);
    } else {
      decimals = Math.max(decimals, digits);
      padded |= cell.padded;
      grouped &= digits == 0 || (digits == 3 && value < 1000 && (value >= 1 || value <= -1));
    }
    if (value <= min) {
      least(value);
    } else if (value < second) {
      second = value;
    }
    if (value >= max) {
      most(value);
    } else if (value > beforeLast) {
      beforeLast = value;
    }
    if (numbers > 1) {
      ascending &= value > last;
      counting &= value == last + 1;
    }
    last = value;
  }

  private void least(double value) {
    if (value < min) {
      second = min;
      min = value;
      mins = 0;
    }
    mins++;
  }

  private void most(double value) {
    if (value > max) {
      beforeLast = max;
      max = value;
      maxs = 0;
    }
    maxs++;
  }

  private void infinite(char[] text, int from, int to, float value, long line) {
    if (Float.isInfinite(value) && infiniteLine == 0) {
      infinite = CsvText.line(text, from, to);
      infiniteLine = line;
    }
  }

  private float code(String text, long line) {
    Integer known = codes.get(text);
    if (known != null) {
      counts[known]++;
      return known;
    }
    if (texts.size() == MOST_WORDS) {
      crowded = true;
      return Float.NaN;
    }
    codes.put(text, texts.size());
    texts.add(text);
    if (counts.length < texts.size()) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[texts.size() - 1] = 1;
    lines.add(line);
    return texts.size() - 1;
  }

  /** The place of the column in a row. */
  int place() {
    return place;
  }

  /** The number of cells that are not missing. */
  long filled() {
    return numbers + words;
  }

  long words() {
    return words;
  }

  /** Whether every cell has a code; otherwise the cells are numbers, and only the words among them have codes. */
  boolean coded() {
    return coded;
  }

  /** Whether there are more different words than could be kept. */
  boolean crowded() {
    return crowded;
  }

  /** The codes, from 0. */
  IntStream codes() {
    return IntStream.range(0, texts.size());
  }

  /** The different words, in the order of their codes. */
  List<String> texts() {
    return texts;
  }

  /** How often each word occurs. */
  int count(int code) {
    return counts[code];
  }

  /** The line in which a word occurs first. */
  long line(int code) {
    return lines.get(code);
  }

  /** Whether all numbers are whole. */
  boolean whole() {
    return decimals == 0 && !powers;
  }

  String at(long line) {
    return "line " + line + ", column " + FormatException.quoted(name);
  }
}
