package io.bigtheta.io;

import io.bigtheta.data.reading.Prose;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds columns that teach nothing: one value in every row, ids, and free text. */
final class Dull {
  /** The share of different values from which on words are ids. */
  private static final double MOSTLY = 0.9;

  private static final double HALF = 0.5;
  private static final int MANY_TEXTS = 50;
  private static final int LONG_TEXT = 30;

  /** With at least so many words in the mean, a text is a sentence to learn from, not a name or an address. */
  private static final int LONG = 8;

  private static final Set<String> TRUTHS =
      Set.of("true", "false", "yes", "no", "t", "f", "y", "n");

  private Dull() {}

  /** Leaves out what teaches nothing: one value, ids, and texts. */
  static ColumnChoice out(ColumnChoice choice) {
    CsvColumn column = choice.column();
    if (choice.kind() == ColumnKind.NUMBER && column.min == column.max) {
      return ColumnChoice.out(
          column, ColumnKind.CONSTANT, "always " + AmountGuess.plain(column.min));
    }
    if (choice.kind() != ColumnKind.CATEGORY) {
      return choice;
    }
    int different = column.texts().size();
    if (different == 1) {
      return ColumnChoice.out(
          column, ColumnKind.CONSTANT, "always " + column.texts().get(0));
    }
    double share = different / (double) column.filled();
    if (column.filled() >= ColumnKinds.FEW
        && share >= HALF
        && different > MANY_TEXTS
        && wordy(column)) {
      return words(column) >= LONG
          ? Sentences.choice(
              column, new Prose().missing(choice.fields().get(0).reading().missing()))
          : ColumnChoice.out(
              column,
              ColumnKind.PHRASES,
              String.format(Locale.ROOT, "%,d different texts", different));
    }
    return column.filled() >= ColumnKinds.FEW && share >= MOSTLY
        ? ColumnChoice.out(
            column, ColumnKind.ID, String.format(Locale.ROOT, "%,d different words", different))
        : choice;
  }

  private static boolean wordy(CsvColumn column) {
    return words(column) >= 3
        || column.texts().stream()
                .limit(1000)
                .mapToInt(String::length)
                .average()
                .orElse(0)
            >= LONG_TEXT;
  }

  /** The mean number of words in a cell. */
  static double words(CsvColumn column) {
    return column.texts().stream().limit(1000).mapToInt(Dull::blanks).average().orElse(0);
  }

  /** The number of words in a text. */
  private static int blanks(String text) {
    return 1 + (int) text.chars().filter(c -> c == ' ').count();
  }

  /** Whether all words of a column are those for yes and no, however they are spelled. */
  static boolean truths(CsvColumn column) {
    List<String> lower = column.texts().stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
    return lower.size() == 2 && TRUTHS.containsAll(lower);
  }
}
