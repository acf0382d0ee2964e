package io.bigtheta.io;

import io.bigtheta.data.reading.Prose;
import io.bigtheta.spec.Refusal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a table of text is written, where it is not to be found out from the text itself.
 *
 * @param separator between cells: one character, or {@code comma semicolon tab bar blank}; empty to find out
 * @param decimal the mark before the fraction of numbers, {@code .} or {@code ,}; empty to find out for each column
 * @param thousands the mark between groups of three digits; empty to find out for each column
 * @param encoding the name of a character set; empty for UTF-8, and for what the first bytes or wrong bytes show
 * @param missing words that stand for a missing value, with commas between them
 * @param skip the number of lines before the table; 0 to find out
 * @param noHeader whether the first line is a row; the columns are then {@code column1, column2 …}
 * @param columns what columns hold, where it is not to be found out: {@code id=drop, zip=category}, see
 *     {@link ColumnKind}
 * @param text names of columns of texts with commas between them, each perhaps with a reading: {@code message} or
 *     {@code message=prose(words=1, most=4)}
 */
public record CsvStyle(
    String separator,
    String decimal,
    String thousands,
    String encoding,
    String missing,
    int skip,
    boolean noHeader,
    String columns,
    String text) {
  private static final Map<String, Character> SEPARATORS = Map.of(
      "comma",
      ',',
      "semicolon",
      ';',
      "tab",
      '\t',
      "\\t",
      '\t',
      "bar",
      '|',
      "pipe",
      '|',
      "blank",
      ' ',
      "space",
      ' ');
  private static final Map<String, String> MARKS = Map.of(
      "point",
      ".",
      "dot",
      ".",
      "comma",
      ",",
      "blank",
      " ",
      "space",
      " ",
      "apostrophe",
      "'",
      "underscore",
      "_");

  public CsvStyle {
    if (separator.length() > 1 && !SEPARATORS.containsKey(separator)) {
      throw Refusal.of(
          "separator",
          "one character, or comma, semicolon, tab, bar or blank",
          FormatException.quoted(separator));
    }
    if (!decimal.isEmpty() && !".,".contains(mark(decimal))) {
      throw Refusal.of("decimal", "a point or a comma", FormatException.quoted(decimal));
    }
    if (!thousands.isEmpty()
        && (mark(thousands).length() != 1 || !",.'_ ".contains(mark(thousands)))) {
      throw Refusal.of("thousands", "one of , . ' _ or blank", FormatException.quoted(thousands));
    }
    if (!thousands.isEmpty() && mark(thousands).equals(decimal.isEmpty() ? "." : mark(decimal))) {
      throw Refusal.of(
          "thousands",
          "another mark than the decimal one",
          FormatException.quoted(thousands),
          "name both, as --decimal , --thousands .");
    }
    if (!encoding.isEmpty() && !supported(encoding)) {
      throw Refusal.of(
          "encoding",
          "the name of a character set, such as utf-8, windows-1252 or utf-16",
          FormatException.quoted(encoding));
    }
    if (skip < 0) {
      throw Refusal.of("skip", "a number of lines of at least 0", skip);
    }
    kinds(columns);
    TextColumns.of(text);
  }

  /** Everything is found out from the text. */
  public CsvStyle() {
    this("", "", "", "", "", 0, false, "", "");
  }

  public CsvStyle separator(String value) {
    return new CsvStyle(
        value, decimal, thousands, encoding, missing, skip, noHeader, columns, text);
  }

  public CsvStyle decimal(String value) {
    String other = mark(thousands).equals(mark(value)) ? "" : thousands;
    return new CsvStyle(separator, value, other, encoding, missing, skip, noHeader, columns, text);
  }

  /** A copy with another mark between groups; a decimal mark that is the same changes to the other one. */
  public CsvStyle thousands(String value) {
    String clash = decimal.isEmpty() ? "." : mark(decimal);
    String point = !mark(value).equals(clash) ? decimal : clash.equals(".") ? "," : ".";
    return new CsvStyle(separator, point, value, encoding, missing, skip, noHeader, columns, text);
  }

  public CsvStyle encoding(String value) {
    return new CsvStyle(
        separator, decimal, thousands, value, missing, skip, noHeader, columns, text);
  }

  public CsvStyle missing(String value) {
    return new CsvStyle(
        separator, decimal, thousands, encoding, value, skip, noHeader, columns, text);
  }

  public CsvStyle skip(int value) {
    return new CsvStyle(
        separator, decimal, thousands, encoding, missing, value, noHeader, columns, text);
  }

  public CsvStyle noHeader(boolean value) {
    return new CsvStyle(
        separator, decimal, thousands, encoding, missing, skip, value, columns, text);
  }

  public CsvStyle columns(String value) {
    return new CsvStyle(
        separator, decimal, thousands, encoding, missing, skip, noHeader, value, text);
  }

  public CsvStyle text(String value) {
    return new CsvStyle(
        separator, decimal, thousands, encoding, missing, skip, noHeader, columns, value);
  }

  private static boolean supported(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String mark(String text) {
    return MARKS.getOrDefault(text, text);
  }

  /** The separator, if it is given. */
  Optional<Character> cut() {
    return separator.isEmpty()
        ? Optional.empty()
        : Optional.of(SEPARATORS.getOrDefault(separator, separator.charAt(0)));
  }

  /** Whether the marks of numbers are given. */
  boolean marked() {
    return !decimal.isEmpty() || !thousands.isEmpty();
  }

  String point() {
    return decimal.isEmpty() ? "." : mark(decimal);
  }

  String groups() {
    return mark(thousands);
  }

  /** The words that stand for a missing value. */
  List<String> gaps() {
    return Arrays.stream(missing.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** What columns hold, by their names. */
  Map<String, ColumnKind> kinds() {
    Map<String, ColumnKind> kinds = kinds(columns);
    texts().keySet().forEach(name -> kinds.put(name, ColumnKind.TEXT));
    return kinds;
  }

  /** How columns of texts are read that were named, by their names. */
  Map<String, Prose> texts() {
    return TextColumns.of(text);
  }

  private static Map<String, ColumnKind> kinds(String text) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(); // a name may hold commas
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      open.add(part);
      int equals = part.lastIndexOf('=');
      if (equals >= 0) {
        String whole = String.join(",", open);
        String name = whole.substring(0, whole.lastIndexOf('=')).strip();
        kinds.put(name, ColumnKind.of(part.substring(equals + 1).strip()));
        open.clear();
      }
    }
    if (!open.isEmpty() && !String.join("", open).isBlank()) {
      throw Refusal.of(
          "columns",
          "names with kinds, such as id=drop, zip=category",
          FormatException.quoted(String.join(",", open).strip()));
    }
    return kinds;
  }
}
