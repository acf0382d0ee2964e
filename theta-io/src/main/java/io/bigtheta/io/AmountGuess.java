package io.bigtheta.io;

import io.bigtheta.data.reading.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The style in which the numbers of a column are written, as all its cells show together.
 *
 * @param amount the style
 * @param cells the number of cells that are numbers in this style
 * @param open whether the cells alone leave open whether a comma stands before the fraction or between groups
 */
record AmountGuess(Amount amount, long cells, boolean open) {
  private static final List<List<String>> STYLES = List.of(
      List.of(".", ""),
      List.of(".", ","),
      List.of(",", ""),
      List.of(",", "."),
      List.of(".", "'"),
      List.of(",", "'"),
      List.of(".", " "),
      List.of(",", " "),
      List.of(".", "_"));

  /** How many words are looked at before all are. */
  private static final int FIRST = 50;

  private static final int LONGEST_UNIT = 6;
  private static final int LONGEST_NUMBER = 64;
  private static final Set<String> MONEY = Set.of(
      "CHF", "EUR", "USD", "GBP", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "INR", "CNY", "AUD",
      "CAD", "Fr.", "SFr.", "kr", "kr.", "R$", "US$", "A$", "C$", "Rs", "Rs.", "zł", "Kč");

  /**
   * Guesses the style of the words with these codes.
   *
   * @param comma whether other columns of the file have decimal commas
   */
  static Optional<AmountGuess> of(CsvColumn column, int[] codes, CsvStyle style, boolean comma) {
    if (codes.length == 0) {
      return Optional.empty();
    }
    List<String> texts = IntStream.of(codes).mapToObj(column.texts()::get).toList();
    String unit = unit(texts.subList(0, Math.min(FIRST, texts.size())));
    List<AmountGuess> whole = new ArrayList<>();
    Optional<AmountGuess> best = Optional.empty();
    for (List<String> marks :
        style.marked() ? List.of(List.of(style.point(), style.groups())) : STYLES) {
      Amount amount = Amount.PLAIN.style(marks.get(0), marks.get(1), unit);
      long first =
          texts.stream().limit(FIRST).filter(text -> fits(amount, text)).count();
      if (2 * first < Math.min(FIRST, texts.size())) {
        continue;
      }
      long cells = 0;
      int words = 0;
      for (int code : codes) {
        if (fits(amount, column.texts().get(code))) {
          cells += column.count(code);
          words++;
        }
      }
      AmountGuess guess = new AmountGuess(amount, cells, false);
      if (words == codes.length) {
        whole.add(guess);
      }
      if (best.isEmpty() || cells > best.get().cells) {
        best = Optional.of(guess);
      }
    }
    return whole.isEmpty() ? best : Optional.of(chosen(whole, comma));
  }

  private static boolean fits(Amount amount, String text) {
    String unit = amount.unit();
    return !Double.isNaN(amount.number(text))
        && (unit.isEmpty() || money(unit) || text.contains(unit));
  }

  private static AmountGuess chosen(List<AmountGuess> whole, boolean comma) {
    AmountGuess first = whole.get(0);
    if (first.amount.simple() || !first.amount.thousands().equals(",")) {
      return first;
    }
    Optional<AmountGuess> decimal =
        whole.stream().filter(guess -> guess.amount.decimal().equals(",")).findFirst();
    return decimal
        .map(it -> new AmountGuess(comma ? it.amount : first.amount, first.cells, true))
        .orElse(first);
  }

  /** The most frequent text before or after the digits, if it may be a unit; otherwise empty. */
  private static String unit(List<String> texts) {
    Map<String, Integer> units = new HashMap<>();
    String best = "";
    for (String text : texts) {
      String unit = affix(text);
      if (!unit.isEmpty() && units.merge(unit, 1, Integer::sum) > units.getOrDefault(best, 0)) {
        best = unit;
      }
    }
    return best;
  }

  /** What stands before or after the digits of a number, without signs and brackets. */
  private static String affix(String text) {
    int from = 0;
    int to = text.length() > LONGEST_NUMBER ? 0 : text.length();
    while (from < to && !Cell.digit(text.charAt(from))) {
      from++;
    }
    while (to > from && !Cell.digit(text.charAt(to - 1))) {
      to--;
    }
    if (from == to) {
      return "";
    }
    String before = bare(text.substring(0, from).replaceFirst("[.,]$", ""));
    String after = bare(text.substring(to).replaceFirst("^[.,]", ""));
    if (!before.isEmpty() && after.isEmpty()) {
      return money(before) ? before : "";
    }
    return before.isEmpty() && after.length() <= LONGEST_UNIT ? after : "";
  }

  private static String bare(String text) {
    return text.replaceAll("^[\\s\\p{Z}(+\\-\u2212]+|[\\s\\p{Z})+\\-\u2212]+$", "");
  }

  private static boolean money(String text) {
    return MONEY.contains(text)
        || (text.length() == 1 && Character.getType(text.charAt(0)) == Character.CURRENCY_SYMBOL);
  }

  /** The style in words, with one of the texts as an example. */
  String words(String example) {
    List<String> parts = new ArrayList<>();
    if (amount.decimal().equals(",")) {
      parts.add("decimal comma");
    }
    if (!amount.thousands().isEmpty()) {
      parts.add("groups of three digits");
    }
    if (!amount.unit().isEmpty()) {
      parts.add("the unit " + amount.unit());
    }
    return "numbers with " + String.join(" and ", parts) + " (" + example + " is "
        + plain(amount.number(example)) + ")";
  }

  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
