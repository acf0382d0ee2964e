package io.bigtheta.data.reading;

import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A number as people write it: value = (digits, without separators and unit) − origin. The origin is taken away in
 * double precision, so that the differences of large numbers survive in float32.
 *
 * <p>A sign stands before the digits or after them, and brackets make a number negative, as in {@code (12.50)}.
 *
 * @param column the column of the file; empty for the name of the field
 * @param decimal the mark before the fraction, {@code .} or {@code ,}
 * @param thousands the mark between groups of digits, one of {@code , . ' _} or a blank; empty for none. A number
 *     without such marks is read, too
 * @param unit a text before or after the digits, such as {@code $} or {@code %}; empty for none
 * @param origin the number that becomes 0
 * @param missing words that stand for a missing value
 */
public record Amount(
    String column,
    String decimal,
    String thousands,
    String unit,
    double origin,
    List<String> missing)
    implements Reading {
  /** Digits with a decimal point. */
  public static final Amount PLAIN = new Amount();

  /** Marks that people use as apostrophes. */
  private static final String APOSTROPHES = "'\u2019\u02BC`";

  public Amount {
    missing = List.copyOf(missing);
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw Refusal.of("decimal", "a point or a comma", '"' + decimal + '"');
    }
    if (thousands.length() > 1
        || !",.'_ ".contains(thousands)
        || (!thousands.isEmpty() && thousands.equals(decimal))) {
      throw Refusal.of(
          "thousands",
          "one of , . ' _ or a blank, and not the decimal mark",
          '"' + thousands + '"');
    }
    if (!Double.isFinite(origin)) {
      throw Refusal.of("origin", "a finite number", origin);
    }
  }

  public Amount() {
    this("", ".", "", "", 0, List.of());
  }

  public Amount column(String value) {
    return new Amount(value, decimal, thousands, unit, origin, missing);
  }

  public Amount style(String decimalMark, String thousandsMark, String unitText) {
    return new Amount(column, decimalMark, thousandsMark, unitText, origin, missing);
  }

  public Amount origin(double value) {
    return new Amount(column, decimal, thousands, unit, value, missing);
  }

  public Amount missing(List<String> value) {
    return new Amount(column, decimal, thousands, unit, origin, value);
  }

  /** Whether the digits are written with a decimal point and nothing else, apart from the origin. */
  public boolean simple() {
    return decimal.equals(".") && thousands.isEmpty() && unit.isEmpty();
  }

  @Override
  public double number(String cell) {
    String text = trimmed(cell);
    boolean negative = false;
    if (text.length() > 2 && text.startsWith("(") && text.endsWith(")")) {
      negative = true;
      text = trimmed(text.substring(1, text.length() - 1));
    }
    int sign = sign(text);
    text = sign == 0 ? text : trimmed(text.substring(1));
    if (!unit.isEmpty()) {
      String bare = withoutUnit(text);
      if (bare.equals(text) && unit.equals("%")) {
        return Double.NaN; // 13 % and 0.13 do not go together
      }
      text = bare;
    }
    if (sign == 0) {
      sign = sign(text);
      text = sign == 0 ? text : trimmed(text.substring(1));
    }
    if (sign == 0 && text.endsWith("-")) {
      sign = -1;
      text = trimmed(text.substring(0, text.length() - 1));
    }
    double value = digits(text);
    return (negative != sign < 0 ? -value : value) - origin;
  }

  private String withoutUnit(String text) {
    if (text.startsWith(unit)) {
      return trimmed(text.substring(unit.length()));
    }
    return text.endsWith(unit) ? trimmed(text.substring(0, text.length() - unit.length())) : text;
  }

  private static int sign(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return first == '-' || first == '\u2212' ? -1 : first == '+' ? 1 : 0;
  }

  /** The value of an unsigned number; NaN if the text is none. */
  private double digits(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    int group = 0;
    int groups = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (digit(c)) {
        plain.append(c);
        group++;
      } else if (separates(c) && at + 1 < text.length() && digit(text.charAt(at + 1))) {
        boolean short2 = thousands.equals(",") && group == 2; // 12,34,567 as in India
        if (groups == 0
            ? group < 1 || group > 3 || plain.charAt(0) == '0'
            : group != 3 && !short2) {
          return Double.NaN;
        }
        groups++;
        group = 0;
      } else {
        break;
      }
      at++;
    }
    if (groups > 0 && group != 3) {
      return Double.NaN;
    }
    if (at < text.length() && text.charAt(at) == decimal.charAt(0)) {
      plain.append('.');
      at++;
      while (at < text.length() && digit(text.charAt(at))) {
        plain.append(text.charAt(at++));
      }
    }
    if (plain.isEmpty() || plain.toString().equals(".")) {
      return Double.NaN;
    }
    return at == text.length() ? Double.parseDouble(plain.toString()) : power(plain, text, at);
  }

  private double power(StringBuilder plain, String text, int at) {
    String rest = text.substring(at);
    return rest.matches("[eE][-+]?[0-9]{1,4}") ? Double.parseDouble(plain + rest) : Double.NaN;
  }

  private boolean separates(char c) {
    if (thousands.isEmpty()) {
      return false;
    }
    char mark = thousands.charAt(0);
    return switch (mark) {
      case ' ' -> blank(c);
      case '\'' -> APOSTROPHES.indexOf(c) >= 0;
      default -> c == mark;
    };
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean blank(char c) {
    return c <= ' ' || Character.isSpaceChar(c);
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  @Override
  public String word(String cell) {
    return cell;
  }

  @Override
  public String expected() {
    return "a number";
  }
}
