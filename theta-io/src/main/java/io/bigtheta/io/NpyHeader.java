package io.bigtheta.io;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the header of an array of NumPy says. It is a literal of Python, such as {@code {'descr': '<f8', 'fortran_order':
 * False, 'shape': (3, 2), }}.
 *
 * @param kind b truth, i u whole, f real, U S text, M date, m duration
 * @param width bytes of a value
 * @param unit of dates, such as {@code ns}; otherwise empty
 * @param step number of units that a date counts in
 */
record NpyHeader(
    char kind,
    int width,
    boolean little,
    String unit,
    int step,
    boolean fortran,
    int[] shape,
    String type) {
  private static final int MOST_AXES = 8;
  private static final int WIDEST_TEXT = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,40})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");
  private static final Pattern KIND =
      Pattern.compile("([<>|=]?)([biufUSMm])(\\d{1,9})(?:\\[(\\d{0,6})(\\w{1,2})\\])?");

  static NpyHeader of(String where, String text) {
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (text.contains("'descr': [")) {
      throw FormatException.of(
          where, "an array of one kind", "one of records", "save each column as an array");
    }
    if (!type.find() || !order.find() || !shape.find()) {
      throw FormatException.of(where, "a header of NumPy", FormatException.quoted(text));
    }
    String name = type.group(1);
    Matcher kind = KIND.matcher(name);
    if (!kind.matches()) {
      boolean objects = name.contains("O");
      throw FormatException.of(
          where,
          "an array of numbers, truth values, texts or dates",
          objects
              ? "one of Python objects, which may run any program"
              : FormatException.quoted(name),
          objects ? "save it as numbers, or as texts with astype(str)" : "");
    }
    char letter = kind.group(2).charAt(0);
    int count = Integer.parseInt(kind.group(3));
    int width = letter == 'U' ? 4 * Math.min(count, WIDEST_TEXT) : count;
    boolean right = switch (letter) {
      case 'b' -> width == 1;
      case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
      case 'f' -> width == 2 || width == 4 || width == 8;
      case 'M', 'm' -> width == 8;
      default -> count <= WIDEST_TEXT;
    };
    if (!right) {
      throw FormatException.of(
          where,
          "values of a usual width",
          FormatException.quoted(name),
          "convert them to float64");
    }
    String unit = kind.group(5) == null ? "" : kind.group(5);
    String step = kind.group(4);
    return new NpyHeader(
        letter,
        width,
        !kind.group(1).equals(">"),
        unit,
        step == null || step.isEmpty() ? 1 : Integer.parseInt(step),
        order.group(1).equals("True"),
        axes(where, shape.group(1)),
        name);
  }

  private static int[] axes(String where, String text) {
    String[] parts = text.replace("L", "").split(",", -1);
    int[] axes = new int[parts.length];
    int count = 0;
    for (String part : parts) {
      String digits = part.strip();
      if (!digits.isEmpty()) {
        if (!digits.matches("\\d{1,9}") || count == MOST_AXES) {
          throw FormatException.of(
              where,
              "at most " + MOST_AXES + " axes of fewer than 10^9 values",
              "(" + text.strip() + ")");
        }
        axes[count++] = Integer.parseInt(digits);
      }
    }
    return Arrays.copyOf(axes, count);
  }

  /** The shape as people write it, such as {@code 3x2}. */
  String shapeText() {
    return shape.length == 0
        ? "one value"
        : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }

  /** A date as ISO 8601; empty for NaT. */
  String date(long value) {
    if (value == Long.MIN_VALUE) {
      return "";
    }
    try {
      long count = Math.multiplyExact(value, step);
      return switch (unit) {
        case "Y" -> LocalDate.of(1970, 1, 1).plusYears(count).toString();
        case "M" -> LocalDate.of(1970, 1, 1).plusMonths(count).toString();
        case "W" -> LocalDate.ofEpochDay(Math.multiplyExact(count, 7)).toString();
        case "D" -> LocalDate.ofEpochDay(count).toString();
        case "h" -> Iso.moment(Math.multiplyExact(count, 3600), 1);
        case "m" -> Iso.moment(Math.multiplyExact(count, 60), 1);
        case "s" -> Iso.moment(count, 1);
        case "ms" -> Iso.moment(count, 1000);
        case "us" -> Iso.moment(count, 1_000_000);
        case "ns" -> Iso.moment(count, 1_000_000_000);
        default -> Long.toString(count);
      };
    } catch (ArithmeticException | java.time.DateTimeException e) {
      return "";
    }
  }
}
