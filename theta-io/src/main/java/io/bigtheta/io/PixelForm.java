package io.bigtheta.io;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * How images lie in a table: their size, and which column holds their labels.
 *
 * @param label index of the column of labels; −1 if there is none
 * @param why how it was recognized, in words
 */
public record PixelForm(
    int height, int width, int label, boolean header, char separator, String why) {
  /** The columns of MNIST's images with their labels. */
  private static final int MNIST = 28 * 28 + 1;

  /** A number of classes that no table of levels reaches in its first rows by chance. */
  private static final int MOST_LABELS = 62;

  private static final int SAMPLE = 20;
  private static final int LONGEST_LINE = 1 << 20;

  private static final Pattern NUMBERED =
      Pattern.compile("(?i)(pixel|pix|px)[ _.-]?\\d+([_x]\\d+)?");
  private static final Pattern PLACED = Pattern.compile("(\\d+)x(\\d+)");
  private static final List<String> LABELS =
      List.of("label", "class", "target", "y", "digit", "letter", "labels");

  /** Number of pixels of an image. */
  public int pixels() {
    return height * width;
  }

  /** Number of columns. */
  int columns() {
    return pixels() + (label < 0 ? 0 : 1);
  }

  /** What is said about the file. */
  String words() {
    return "each row is read as an image of " + height + "x" + width + ", " + why
        + "; --target COL reads the file as a table";
  }

  /** The form of a table that shows by its columns that its rows are images; empty for other tables. */
  public static Optional<PixelForm> find(Path file) throws IOException {
    List<String> lines;
    try {
      lines = sample(file);
    } catch (EOFException | ZipException e) {
      return Optional.empty(); // whoever reads it will say that it is damaged
    }
    if (lines.size() < 2) {
      return Optional.empty();
    }
    char separator = separator(lines.get(0));
    String[] first = cells(lines.get(0), separator);
    boolean header = words(first) > 1;
    Optional<PixelForm> form =
        header ? named(first, separator) : unnamed(first.length, lines, separator);
    return form.filter(it -> fits(it, lines));
  }

  /**
   * The form of a table whose rows somebody says are images.
   *
   * @param target name of the column of labels; empty to find it
   */
  public static PixelForm of(Path file, int height, int width, String target) throws IOException {
    List<String> lines = sample(file);
    char separator = lines.isEmpty() ? ',' : separator(lines.get(0));
    String[] first = lines.isEmpty() ? new String[0] : cells(lines.get(0), separator);
    int others = first.length - height * width;
    if (others != 0 && others != 1) {
      throw FormatException.of(
          file,
          height * width + " columns of pixels for images of " + height + "x" + width
              + ", and one of labels",
          first.length + " columns");
    }
    boolean header = words(first) > 1;
    int label = others == 0 ? -1 : label(file, first, header, target, lines, separator);
    return new PixelForm(height, width, label, header, separator, "as --images says");
  }

  private static int label(
      Path file,
      String[] first,
      boolean header,
      String target,
      List<String> lines,
      char separator) {
    for (int c = 0; header && c < first.length; c++) {
      if (target.isEmpty()
          ? LABELS.contains(first[c].toLowerCase(Locale.ROOT))
          : first[c].equals(target)) {
        return c;
      }
    }
    if (!target.isEmpty()) {
      throw FormatException.of(file, "a column \"" + target + "\"", "none of that name");
    }
    for (String line : lines.subList(header ? 1 : 0, lines.size())) {
      String[] cells = cells(line, separator);
      for (int c = 0; c < cells.length; c++) {
        if (PixelTable.level(cells[c], 0, cells[c].length()) < 0) {
          return c; // a word can only be a label
        }
      }
    }
    int last = first.length - 1;
    return largest(lines, header, 0, separator) > largest(lines, header, last, separator)
            && largest(lines, header, 0, separator) > MOST_LABELS
        ? last
        : 0;
  }

  private static int largest(List<String> lines, boolean header, int column, char separator) {
    int largest = 0;
    for (String line : lines.subList(header ? 1 : 0, lines.size())) {
      String[] cells = cells(line, separator);
      if (column < cells.length) {
        largest = Math.max(largest, PixelTable.level(cells[column], 0, cells[column].length()));
      }
    }
    return largest;
  }

  /** How many cells hold no level. In a row of an image, the label alone may be one. */
  private static long words(String[] cells) {
    return Arrays.stream(cells)
        .filter(cell -> PixelTable.level(cell, 0, cell.length()) < 0)
        .count();
  }

  /** By names such as {@code pixel0} or {@code 1x1} of all columns but one. */
  private static Optional<PixelForm> named(String[] names, char separator) {
    int label = -1;
    int pixels = 0;
    int height = 0;
    int width = 0;
    for (int c = 0; c < names.length; c++) {
      Matcher placed = PLACED.matcher(names[c]);
      if (placed.matches()) {
        height = Math.max(height, number(placed.group(1)));
        width = Math.max(width, number(placed.group(2)));
      }
      if (placed.matches() || NUMBERED.matcher(names[c]).matches()) {
        pixels++;
      } else if (label >= 0) {
        return Optional.empty();
      } else {
        label = c;
      }
    }
    if ((long) height * width != pixels) {
      height = (int) Math.rint(Math.sqrt(pixels));
      width = height;
    }
    return pixels < 16 || height * width != pixels
        ? Optional.empty()
        : Optional.of(
            new PixelForm(height, width, label, true, separator, "by the names of its columns"));
  }

  private static int number(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }

  /** By their number, that of MNIST, and a first column of few whole numbers. */
  private static Optional<PixelForm> unnamed(int columns, List<String> lines, char separator) {
    if (columns != MNIST && columns != MNIST - 1) {
      return Optional.empty();
    }
    boolean labelled = columns == MNIST;
    if (labelled && largest(lines, false, 0, separator) > MOST_LABELS) {
      return Optional.empty();
    }
    return Optional.of(new PixelForm(
        28,
        28,
        labelled ? 0 : -1,
        false,
        separator,
        "as it has no header, and " + columns + " columns of levels 0 … 255"
            + (labelled ? ", the first of which is the label" : "")));
  }

  /** Whether the first rows hold levels. */
  private static boolean fits(PixelForm form, List<String> lines) {
    for (String line : lines.subList(form.header ? 1 : 0, lines.size())) {
      String[] cells = cells(line, form.separator);
      if (cells.length != form.columns()) {
        return false;
      }
      for (int c = 0; c < cells.length; c++) {
        if (c != form.label && PixelTable.level(cells[c], 0, cells[c].length()) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> sample(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in = PixelTable.lines(file)) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read();
          c >= 0 && lines.size() < SAMPLE && line.length() < LONGEST_LINE;
          c = in.read()) {
        if (c == '\n') {
          add(lines, line);
        } else {
          line.append((char) c);
        }
      }
      if (lines.size() < SAMPLE) {
        add(lines, line);
      }
    }
    return lines;
  }

  private static void add(List<String> lines, StringBuilder line) {
    String text = line.toString().replaceFirst("^\u00EF\u00BB\u00BF", "").stripTrailing();
    if (!text.isBlank()) {
      lines.add(text);
    }
    line.setLength(0);
  }

  private static char separator(String line) {
    return line.indexOf('\t') >= 0
        ? '\t'
        : line.indexOf(';') >= 0 ? ';' : line.indexOf(',') >= 0 ? ',' : ' ';
  }

  private static String[] cells(String line, char separator) {
    String[] cells = line.split(Pattern.quote(String.valueOf(separator)), -1);
    for (int c = 0; c < cells.length; c++) {
      cells[c] = cells[c].strip().replaceAll("^\"|\"$", "");
    }
    return cells;
  }
}
