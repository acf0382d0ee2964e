package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the cells of a column as a field of a model wants them: numbers as they are, words as codes. */
final class FieldSink implements CsvSink {
  /** So many results are remembered for texts that take long to read. */
  private static final int MOST_KNOWN = 1 << 16;

  final Field field;
  private final int place;
  private final boolean simple;
  private final double origin;
  private final Set<String> gaps;
  private final Cell cell = new Cell();
  private final Map<String, Float> known = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** The number of cells without a value. */
  long missing;

  /** The first cell that does not have the form of the others, and its line; 0 if there is none. */
  String stray = "";

  long strayLine;

  FieldSink(Field field, int place, List<String> missing) {
    this.field = field;
    this.place = place;
    simple = field.reading() instanceof Amount amount && amount.simple();
    origin = field.reading() instanceof Amount amount ? amount.origin() : 0;
    gaps = new HashSet<>(field.reading().missing());
    gaps.addAll(missing);
  }

  @Override
  public void add(char[] text, int from, int to, long line, float[] row) {
    row[place] = Float.NaN;
    if (Cell.missing(text, from, to)) {
      missing++;
      return;
    }
    if (!gaps.isEmpty() && gaps.contains(new String(text, from, to - from))) {
      missing++;
      return;
    }
    if (simple && cell.read(text, from, to)) {
      row[place] = origin == 0 ? cell.single(text, from, to) : (float) (cell.value - origin);
      if (Float.isInfinite(row[place])) {
        stray(CsvText.line(text, from, to), line);
      }
      return;
    }
    String spelled = CsvText.line(text, from, to);
    Float value = known.get(spelled);
    if (value == null) {
      value = value(spelled, line);
      if (known.size() < MOST_KNOWN) {
        known.put(spelled, value);
      }
    }
    row[place] = value;
    if (Float.isNaN(value)) {
      missing++;
    } else if (!(field instanceof Field.Numeric)) {
      counts.set((int) (float) value, counts.get((int) (float) value) + 1);
    }
  }

  private float value(String text, long line) {
    if (!(field instanceof Field.Numeric)) {
      String word = field.reading().word(text);
      if (word.isEmpty()) {
        return stray(text, line);
      }
      Integer code = codes.putIfAbsent(word, words.size());
      if (code == null) {
        words.add(word);
        counts.add(0);
      }
      return code == null ? words.size() - 1 : code;
    }
    double number = field.reading().number(text);
    return Double.isNaN(number) || Float.isInfinite((float) number)
        ? stray(text, line)
        : (float) number;
  }

  private float stray(String text, long line) {
    if (strayLine == 0 && !Cell.gap(text)) {
      stray = text;
      strayLine = line;
    }
    return Float.NaN;
  }

  int place() {
    return place;
  }

  /** The different words, in the order of their codes. */
  List<String> words() {
    return words;
  }

  /** How often the word with a code occurs. */
  int count(int code) {
    return counts.get(code);
  }
}
