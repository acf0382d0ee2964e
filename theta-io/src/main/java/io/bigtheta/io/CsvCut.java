package io.bigtheta.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How lines are cut into cells.
 *
 * @param separator between cells; a blank for runs of blanks
 * @param most the number of cells that most lines have
 */
record CsvCut(char separator, int most) {
  private static final String SEPARATORS = ",;\t|";

  /** The separator with which most lines have the same number of cells, of at least two. */
  static CsvCut of(CsvLines lines, int first, char told) {
    if (told != '\0') {
      return new CsvCut(told, usual(widths(lines, first, told)));
    }
    char best = ',';
    double share = 0;
    int most = 1;
    long frequent = -1;
    for (char candidate : SEPARATORS.toCharArray()) {
      int[] widths = widths(lines, first, candidate);
      int width = usual(widths);
      double same = IntStream.of(widths).filter(w -> w == width).count()
          / (double) Math.max(1, widths.length);
      long header = widths.length == 0 ? 0 : widths[0];
      boolean better = same > share + 0.02 || (same > share - 0.02 && header > frequent);
      if (width >= 2 && better) {
        best = candidate;
        share = same;
        most = width;
        frequent = header;
      }
    }
    if (most == 1) {
      int[] widths = widths(lines, first, ' ');
      int width = usual(widths);
      boolean all = IntStream.of(widths).allMatch(w -> w == width || w == width - 1);
      if (width >= 2 && all && numbers(lines, first, width)) {
        return new CsvCut(' ', width);
      }
    }
    return new CsvCut(best, most);
  }

  /** Whether at least half of the cells between blanks are numbers, in the lines after the first. */
  private static boolean numbers(CsvLines lines, int first, int width) {
    CsvCut blanks = new CsvCut(' ', width);
    int numbers = 0;
    int cells = 0;
    int from = lines.count() - first > 1 ? lines.next(first) : first;
    for (int i = from; i < lines.count(); i++) {
      for (String cell : blanks.cells(lines.text(i))) {
        numbers += Cell.number(cell) ? 1 : 0;
        cells++;
      }
    }
    return 2 * numbers >= cells;
  }

  private static int[] widths(CsvLines lines, int first, char separator) {
    CsvCut cut = new CsvCut(separator, 0);
    return IntStream.range(first, lines.count())
        .mapToObj(lines::text)
        .filter(line -> !line.isBlank())
        .mapToInt(cut::width)
        .toArray();
  }

  /** The number of cells that most lines have; the larger one of two that are equally frequent. */
  private static int usual(int... widths) {
    int usual = 1;
    long frequent = 0;
    for (int width : IntStream.of(widths).distinct().sorted().toArray()) {
      long count = IntStream.of(widths).filter(w -> w == width).count();
      if (count >= frequent) {
        usual = width;
        frequent = count;
      }
    }
    return usual;
  }

  /** The number of cells of a line. */
  int width(String line) {
    int count = 1;
    boolean quoted = false;
    String text = separator == ' ' ? line.strip() : line;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && separates(c)) {
        boolean run = separator == ' ' && separates(text.charAt(i - 1));
        count += run ? 0 : 1;
      }
    }
    return count;
  }

  private boolean separates(char c) {
    return c == separator || (separator == ' ' && c == '\t');
  }

  /** The same, one cell less if all lines but the header end with a separator. */
  CsvCut trimmed(CsvLines lines, int header) {
    return most > 1
            && header < lines.count() - 1
            && width(lines.text(header)) == most - 1
            && trailing(lines, header + 1)
        ? new CsvCut(separator, most - 1)
        : this;
  }

  /** The cells of a line, trimmed and without quotes. */
  List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    String text = separator == ' ' ? line.strip() : line;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (quoted || !separates(c)) {
        cell.append(c == '"' ? "" : c);
      } else if (separator != ' ' || !separates(text.charAt(i - 1))) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** The cells of the lines from {@code begin} on that are as long as most. */
  List<List<String>> table(CsvLines lines, int begin) {
    return IntStream.range(begin, lines.count())
        .mapToObj(lines::text)
        .filter(line -> !line.isBlank())
        .map(this::cells)
        .filter(cells ->
            cells.size() == most || (cells.size() == most + 1 && cells.get(most).isEmpty()))
        .toList();
  }

  /** Whether all lines from {@code begin} on have {@link #most} cells. */
  boolean wide(CsvLines lines, int begin) {
    return IntStream.range(begin, lines.count())
        .mapToObj(lines::text)
        .filter(line -> !line.isBlank())
        .allMatch(line -> width(line) == most);
  }

  /** Whether all lines from {@code begin} on end with a separator. */
  boolean trailing(CsvLines lines, int begin) {
    return separator != ' '
        && IntStream.range(begin, lines.count())
            .mapToObj(lines::text)
            .filter(line -> !line.isBlank())
            .allMatch(line -> separates(line.strip().isEmpty() ? ' ' : last(line)));
  }

  private static char last(String line) {
    String text = line.stripTrailing();
    return line.endsWith("\t") ? '\t' : text.charAt(text.length() - 1);
  }

  /** Whether the comment before line {@code first} names the columns of rows that have no header. */
  boolean commented(CsvLines lines, int first) {
    String comment = lines.text(first - 1).strip();
    if (!comment.startsWith("#")) {
      return false;
    }
    List<String> names = cells(comment.replaceFirst("^[# ]+", ""));
    return names.size() == most
        && CsvHeader.named(names)
        && !CsvHeader.named(cells(lines.text(first)));
  }

  /** The separator in words. */
  String words() {
    return switch (separator) {
      case '\t' -> "tabs";
      case ' ' -> "blanks";
      case '|' -> "|";
      default -> String.valueOf(separator);
    };
  }
}
