package io.bigtheta.data.reading;

import java.util.List;

/**
 * How the text of a cell becomes the value of a {@link io.bigtheta.data.Field}. Its text form is kept in model files.
 */
public sealed interface Reading permits Amount, DatePart, Spelling, Prose {
  /** The column of the file that holds the cells; empty if it has the name of the field. */
  String column();

  /** Words that stand for a missing value beside those that always do. */
  List<String> missing();

  /** The number that a cell stands for; NaN if the cell does not have this form. */
  double number(String cell);

  /** The word that a cell stands for; empty if the cell does not have this form. */
  String word(String cell);

  /** What a cell should hold, for a sentence such as {@code expected a date}. */
  String expected();

  /** Whether this is the usual reading: digits with a decimal point, or a word as it stands. */
  default boolean plain() {
    return equals(Amount.PLAIN) || equals(Spelling.PLAIN);
  }
}
