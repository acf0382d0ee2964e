package io.bigtheta.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Refuses columns in which a few cells are not what the others are, which are probably errors. */
record Strays(String where, CsvColumn column) {
  /** So many different numbers beside a few words are no column of words. */
  private static final int MANY_NUMBERS = 20;

  private static final int FEW_WORDS = 3;

  /**
   * Checks words that are neither all numbers nor all dates.
   *
   * @param number whether numbers were asked for
   * @param date whether dates were asked for
   */
  void check(
      int[] codes,
      Optional<AmountGuess> amount,
      Optional<DateGuess> dates,
      boolean number,
      boolean date) {
    if (number || amount.isPresent()) {
      IntPredicate fits = amount
          .<IntPredicate>map(guess ->
              code -> !Double.isNaN(guess.amount().number(column.texts().get(code))))
          .orElse(code -> false);
      refuse(codes, fits, number, "a number");
    }
    if (date || dates.isPresent()) {
      IntPredicate fits = dates
          .<IntPredicate>map(guess ->
              code -> io.bigtheta.data.reading.Moment.of(column.texts().get(code), guess.order())
                  .isPresent())
          .orElse(code -> false);
      refuse(codes, fits, date, "a date");
    }
  }

  private void refuse(int[] codes, IntPredicate fits, boolean told, String expected) {
    int[] strays = IntStream.of(codes).filter(fits.negate()).toArray();
    long words = Arrays.stream(strays).mapToLong(column::count).sum();
    long others = Arrays.stream(codes).mapToLong(column::count).sum() - words;
    int different = codes.length - strays.length;
    boolean few = others >= 9 * words
        || (words == 1 && others > 1)
        || (strays.length <= FEW_WORDS && different >= MANY_NUMBERS && others >= words);
    if (strays.length == 0 || !(told || (others > 0 && few))) {
      return;
    }
    String word = column.texts().get(strays[0]);
    String many = words == 1
        ? ""
        : String.format(Locale.ROOT, " (%,d such cells, %,d others)", words, others);
    throw FormatException.of(
            column.at(column.line(strays[0])),
            expected,
            FormatException.quoted(word) + many,
            "correct the cell, or leave it empty or add --missing " + quoted(word) + " if "
                + (expected.equals("a number") ? "the number" : "the date") + " is missing")
        .within(where);
  }

  static String quoted(String word) {
    String shown = FormatException.quoted(word);
    return word.matches("[\\p{L}\\p{N}._-]+") ? shown.substring(1, shown.length() - 1) : shown;
  }
}
