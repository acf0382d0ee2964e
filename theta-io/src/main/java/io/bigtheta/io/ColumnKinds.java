package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.DateOrder;
import io.bigtheta.data.reading.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides what a surveyed column holds, and how it is read. */
final class ColumnKinds {
  /** With fewer cells than this, no column is taken for ids or free text. */
  static final int FEW = 20;

  /** With fewer rows than this, no column is left out unless that was asked for. */
  private static final int SMALL = 10;

  private static final String POINTS =
      "points stand between groups of digits, as other columns have decimal commas";

  private final String where;
  private final CsvStyle style;
  private final CsvAsked asked;
  private final Map<String, Records.Kind> declared;

  /** @param declared what the file says that a column holds, by the names of columns; dates are found all the same */
  ColumnKinds(String where, CsvStyle style, CsvAsked asked, Map<String, Records.Kind> declared) {
    this.declared = declared;
    this.where = where;
    this.style = style;
    this.asked = asked;
  }

  /** Whether the cells of a column of numbers have to be read again, as they are spelled. */
  boolean spell(CsvColumn column, CsvRows rows) {
    if (column.coded() || column.filled() == 0) {
      return false;
    }
    Optional<ColumnKind> told = told(column);
    if (told.isPresent() && told.get() == ColumnKind.DROP) {
      return false;
    }
    return told.map(kind -> kind != ColumnKind.NUMBER).orElse(false)
        || asked.spelled().contains(column.name)
        || (told.isEmpty() && declared(column, Records.Kind.WORDS))
        || style.marked()
        || column.padded
        || !column.codes().allMatch(k -> Cell.gap(column.texts().get(k)))
        || eightDigits(column)
        || (Names.id(column.name) && column.whole() && column.max >= 1 << 24)
        || NumberCodes.fewDecimals(column, rows);
  }

  private boolean declared(CsvColumn column, Records.Kind kind) {
    return declared.get(column.name) == kind;
  }

  /** The kind that was asked for. If none was, numbers that the file declares as such are neither codes nor dates. */
  Optional<ColumnKind> told(CsvColumn column) {
    Optional<ColumnKind> wanted = wanted(column);
    return wanted.isEmpty() && declared(column, Records.Kind.NUMBERS)
        ? Optional.of(ColumnKind.NUMBER)
        : wanted;
  }

  private Optional<ColumnKind> wanted(CsvColumn column) {
    ColumnKind kind = style.kinds().get(column.name);
    boolean all = kind == null && !asked.kept().contains(column.name);
    return Optional.ofNullable(all ? style.kinds().get("*") : kind);
  }

  /** Whether nobody asked for this column, or for its kind, so that it may be left out. */
  boolean free(CsvColumn column) {
    return wanted(column).isEmpty() && !asked.kept().contains(column.name);
  }

  /** Whether a column has decimal commas beyond doubt. */
  boolean commas(CsvColumn column) {
    int[] codes = column.codes().filter(k -> !Cell.gap(column.texts().get(k))).toArray();
    Optional<AmountGuess> guess = AmountGuess.of(column, codes, style, false);
    return guess.isPresent()
        && guess.get().cells() == cells(column, codes)
        && !guess.get().open()
        && guess.get().amount().decimal().equals(",");
  }

  private static boolean eightDigits(CsvColumn column) {
    return column.whole()
        && column.min >= 1800_01_01
        && column.max <= 2200_12_31
        && Names.date(column.name);
  }

  /**
   * Decides about a column whose cells are all numbers, or all have codes.
   *
   * @param comma whether other columns have decimal commas
   */
  ColumnChoice choice(CsvColumn column, boolean comma) {
    Optional<ColumnKind> told = told(column);
    if (told.isPresent() && told.get() == ColumnKind.DROP) {
      return ColumnChoice.out(column, ColumnKind.DROP, "as asked");
    }
    boolean small = column.filled() + column.missing < SMALL;
    if (column.filled() == 0) {
      return small || asked.kept().contains(column.name)
          ? ColumnChoice.of(column, ColumnKind.EMPTY, new Field.Numeric(column.name), "")
          : ColumnChoice.out(column, ColumnKind.EMPTY, "no values");
    }
    ColumnChoice choice = column.coded() ? coded(column, told, comma) : plain(column, comma);
    return choice.used() && free(column) && !small ? Dull.out(choice) : choice;
  }

  /** Whether points stand between groups of digits, as in 4.247, because other columns have decimal commas. */
  private boolean points(CsvColumn column, boolean comma) {
    return comma && column.grouped && column.decimals == 3 && !style.marked();
  }

  /** A column of plain numbers; words among them stand for missing ones. */
  private ColumnChoice plain(CsvColumn column, boolean comma) {
    if (column.infiniteLine > 0) {
      throw infinite(column);
    }
    Amount amount = Amount.PLAIN.missing(style.gaps());
    if (points(column, comma)) {
      return ColumnChoice.of(
          column,
          ColumnKind.NUMBER,
          new Field.Numeric(column.name, amount.style(",", ".", "")),
          POINTS,
          column.codes().toArray());
    }
    double origin = Origin.of(column.min, column.max, column.decimals, column.powers);
    return ColumnChoice.of(
        column,
        ColumnKind.NUMBER,
        new Field.Numeric(column.name, amount.origin(origin)),
        Origin.words(origin),
        column.codes().toArray());
  }

  FormatException infinite(CsvColumn column) {
    return FormatException.of(
            column.at(column.infiniteLine),
            "a number within ±3.4e38",
            FormatException.quoted(column.infinite),
            "correct the cell, or leave it empty if the number is missing, or add --missing "
                + column.infinite)
        .within(where);
  }

  private ColumnChoice coded(CsvColumn column, Optional<ColumnKind> told, boolean comma) {
    int[] gaps = column.codes().filter(k -> Cell.gap(column.texts().get(k))).toArray();
    int[] codes = column.codes().filter(k -> !Cell.gap(column.texts().get(k))).toArray();
    boolean classes = asked.spelled().contains(column.name) && !whole(column, codes);
    if (classes || (told.isPresent() && told.get() == ColumnKind.CATEGORY)) {
      return words(column, "");
    }
    if (told.isPresent() && told.get() == ColumnKind.TEXT) {
      return Sentences.asked(where, column, codes, style);
    }
    boolean number = told.isPresent() && told.get() == ColumnKind.NUMBER;
    boolean date = told.isPresent() && told.get().dates();
    if (told.isEmpty()
        && declared(column, Records.Kind.WORDS)
        && IntStream.of(codes).mapToObj(column.texts()::get).allMatch(Cell::number)) {
      return words(column, "numbers, which the file declares as words");
    }
    if (!number && !date && codes.length > 0 && NumberCodes.are(column, codes)) {
      return words(
          column,
          "codes such as " + NumberCodes.example(column, codes) + " stay as they are spelled");
    }
    boolean eight = !number && eightDigits(column);
    Optional<AmountGuess> amount =
        date || eight ? Optional.empty() : AmountGuess.of(column, codes, style, comma);
    if (amount.isPresent() && amount.get().amount().simple() && points(column, comma)) {
      Amount other = Amount.PLAIN.style(",", ".", "");
      amount = Optional.of(new AmountGuess(other, amount.get().cells(), false));
    }
    if (amount.isPresent() && amount.get().cells() == cells(column, codes)) {
      return amount(column, amount.get(), codes, gaps);
    }
    Optional<DateGuess> dates =
        number ? Optional.empty() : DateGuess.of(column, codes, told.flatMap(ColumnKind::order));
    if (dates.isPresent() && dates.get().cells() == cells(column, codes)) {
      if (asked.kept().contains(column.name)) {
        return words(column, ""); // a target or a group is whole dates
      }
      return Dates.choice(column, dates.get(), codes, gaps, style.gaps());
    }
    new Strays(where, column).check(codes, amount, dates, number, date);
    return words(column, "");
  }

  /** Whether words are whole numbers that are not codes, such as 1.0. */
  private static boolean whole(CsvColumn column, int... codes) {
    return !column.padded
        && IntStream.of(codes)
            .mapToObj(column.texts()::get)
            .allMatch(text -> Cell.number(text) && Amount.PLAIN.number(text) % 1 == 0);
  }

  private static long cells(CsvColumn column, int... codes) {
    return IntStream.of(codes).mapToLong(column::count).sum();
  }

  private ColumnChoice amount(CsvColumn column, AmountGuess guess, int[] codes, int... gaps) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int decimals = 0;
    for (int code : codes) {
      String text = column.texts().get(code);
      double value = guess.amount().number(text);
      if (Float.isInfinite((float) value)) {
        column.infinite = text;
        column.infiniteLine = column.line(code);
        throw infinite(column);
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
      int point = text.lastIndexOf(guess.amount().decimal());
      decimals = Math.max(decimals, point < 0 ? 0 : text.length() - point - 1);
    }
    double origin = Origin.of(min, max, decimals, false);
    Amount amount = guess.amount().origin(origin).missing(style.gaps());
    String words = guess.amount().simple() ? "" : guess.words(shown(column, guess.amount(), codes));
    String open = guess.open() && !style.marked()
        ? (guess.amount().decimal().equals(",")
            ? ", as other columns have decimal commas"
            : "; --decimal , reads decimal commas")
        : "";
    column.min = min;
    column.max = max;
    return ColumnChoice.of(
        column,
        ColumnKind.NUMBER,
        new Field.Numeric(column.name, amount),
        words + open + (words.isEmpty() || origin == 0 ? "" : "; ") + Origin.words(origin),
        gaps);
  }

  /** A cell that shows the style. */
  private static String shown(CsvColumn column, Amount amount, int... codes) {
    return IntStream.of(codes)
        .mapToObj(column.texts()::get)
        .filter(text -> !Cell.number(text)
            && (amount.thousands().isEmpty() || text.contains(amount.thousands())))
        .findFirst()
        .orElse(column.texts().get(codes[0]));
  }

  private ColumnChoice words(CsvColumn column, String why) {
    if (column.crowded()) {
      throw FormatException.of(
              "column " + FormatException.quoted(column.name),
              String.format(Locale.ROOT, "at most %,d different words", CsvColumn.MOST_WORDS),
              "more")
          .within(where);
    }
    Spelling spelling = new Spelling("", style.gaps());
    return ColumnChoice.of(
        column, ColumnKind.CATEGORY, new Field.Categorical(column.name, List.of(), spelling), why);
  }

  /** The order of dates in words. */
  static String words(DateOrder order) {
    return switch (order) {
      case YMD -> "year first";
      case DMY -> "day first";
      case MDY -> "month first";
      case TIME -> "times";
    };
  }
}
