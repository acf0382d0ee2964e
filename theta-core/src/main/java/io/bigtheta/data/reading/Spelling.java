package io.bigtheta.data.reading;

import java.util.List;

/**
 * A word as it is spelled, such as {@code 007}.
 *
 * @param column the column of the file; empty for the name of the field
 * @param missing words that stand for a missing value
 */
public record Spelling(String column, List<String> missing) implements Reading {
  /** Every cell is its own word. */
  public static final Spelling PLAIN = new Spelling();

  public Spelling {
    missing = List.copyOf(missing);
  }

  public Spelling() {
    this("", List.of());
  }

  @Override
  public double number(String cell) {
    return Double.NaN;
  }

  @Override
  public String word(String cell) {
    return cell;
  }

  @Override
  public String expected() {
    return "a word";
  }
}
