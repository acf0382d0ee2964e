package io.bigtheta.io;

import io.bigtheta.io.Records.Column;
import io.bigtheta.io.Records.Kind;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** A column of an ARFF file: what its declaration says, and how a value of it is read. */
final class ArffColumn {
  private static final String ISO = "yyyy-MM-dd'T'HH:mm:ss";

  private final Column column;
  /** The declared words; empty if the column is not nominal. */
  private final Set<String> words;

  private final @Nullable SimpleDateFormat dates;

  private ArffColumn(Column column, Set<String> words, @Nullable SimpleDateFormat dates) {
    this.column = column;
    this.words = words;
    this.dates = dates;
  }

  /** Reads a declaration, after {@code @attribute}. */
  static ArffColumn of(ArffLine line) {
    String name = line.word();
    if (name.isEmpty()) {
      throw FormatException.of("", "a name of the attribute", "nothing");
    }
    if (line.at('{')) {
      line.open();
      Set<String> words = new LinkedHashSet<>();
      while (!line.closed()) {
        words.add(line.value());
        line.comma();
      }
      if (words.isEmpty()) {
        throw FormatException.of(place(name), "words of the attribute", "none");
      }
      return new ArffColumn(new Column(name, Kind.WORDS), words, null);
    }
    String kind = line.word().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "numeric", "real", "integer" ->
        new ArffColumn(new Column(name, Kind.NUMBERS), Set.of(), null);
      case "string" -> new ArffColumn(new Column(name, Kind.WORDS), Set.of(), null);
      case "date" ->
        new ArffColumn(
            new Column(name, Kind.DATES), Set.of(), dates(name, line.ended() ? ISO : line.value()));
      default ->
        throw FormatException.of(
            place(name),
            "numeric, real, integer, string, date or {words}",
            FormatException.quoted(kind),
            kind.equals("relational") ? "take the rows out of the bags" : "");
    };
  }

  private static SimpleDateFormat dates(String name, String pattern) {
    try {
      SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ENGLISH);
      format.setTimeZone(TimeZone.getTimeZone("UTC"));
      format.setLenient(false);
      return format;
    } catch (IllegalArgumentException e) {
      throw FormatException.of(
              place(name), "a pattern of dates such as " + ISO, FormatException.quoted(pattern))
          .because(e);
    }
  }

  private static String place(String name) {
    return "attribute " + FormatException.quoted(name);
  }

  Column column() {
    return column;
  }

  /** The cell that a sparse row leaves out. */
  String absent() {
    return !words.isEmpty() ? words.iterator().next() : column.kind() == Kind.NUMBERS ? "0" : "";
  }

  /** The cell of a value; empty if it is missing. */
  String cell(String value, boolean quoted) {
    if (value.equals("?") && !quoted) {
      return "";
    }
    if (!words.isEmpty()) {
      if (!words.contains(value)) {
        throw FormatException.of(
            place(column.name()),
            "one of its words " + LeftOut.names(words.stream().toList()),
            FormatException.quoted(value));
      }
      return value;
    }
    if (column.kind() == Kind.NUMBERS) {
      char[] text = value.toCharArray();
      if (Cell.missing(text, 0, text.length) && !value.isEmpty()) {
        return "";
      }
      if (!Cell.number(text, 0, text.length)) {
        throw FormatException.of(place(column.name()), "a number", FormatException.quoted(value));
      }
      return value;
    }
    return dates == null ? value : date(dates, value);
  }

  private String date(SimpleDateFormat format, String value) {
    ParsePosition position = new ParsePosition(0);
    Date date = format.parse(value, position);
    if (date == null || position.getIndex() < value.length()) {
      throw FormatException.of(
          place(column.name()), "a date as " + format.toPattern(), FormatException.quoted(value));
    }
    return Iso.moment(date.getTime(), 1000);
  }
}
