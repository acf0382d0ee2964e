package io.bigtheta.experiment;

import io.bigtheta.report.Shown;
import io.bigtheta.report.Table;
import io.bigtheta.spec.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an experiment measured: rows of words and numbers under named columns, for people, for programs and for a file.
 * Immutable: each method returns a new object.
 *
 * @param title of the table
 * @param words heads of the first columns, which hold words
 * @param measures columns that hold numbers
 * @param rows in order
 */
public record Numbers(String title, List<String> words, List<Measure> measures, List<Row> rows) {
  /** The digits of a number in a file, which are more than a float has. */
  private static final MathContext FILE = new MathContext(9);

  public Numbers {
    words = List.copyOf(words);
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
  }

  /**
   * A column of numbers.
   *
   * @param head for people, with the unit
   * @param name for programs
   * @param decimals that are shown
   */
  public record Measure(String head, String name, int decimals) {}

  /**
   * A row.
   *
   * @param marked whether it stands out
   */
  public record Row(List<String> words, List<Double> values, boolean marked) {
    public Row {
      words = List.copyOf(words);
      values = List.copyOf(values);
    }
  }

  static Numbers of(String title, String... words) {
    return new Numbers(title, List.of(words), List.of(), List.of());
  }

  Numbers measure(String head, String name, int decimals) {
    List<Measure> more = new ArrayList<>(measures);
    more.add(new Measure(head, name, decimals));
    return new Numbers(title, words, more, rows);
  }

  /** Adds columns for a mean and the ends of its 95 % interval. */
  Numbers interval(String head, String name, int decimals) {
    return measure(head, name, decimals)
        .measure("95 % from", name + "_low", decimals)
        .measure("to", name + "_high", decimals);
  }

  Numbers row(boolean marked, List<String> rowWords, double... values) {
    if (rowWords.size() != words.size() || values.length != measures.size()) {
      throw Refusal.of(
          title,
          "rows of " + words.size() + " words and " + measures.size() + " numbers",
          rowWords + " and " + Arrays.toString(values));
    }
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(rowWords, Arrays.stream(values).boxed().toList(), marked));
    return new Numbers(title, words, measures, more);
  }

  /** The table for people. */
  public Table table() {
    List<String> heads = new ArrayList<>(words);
    measures.forEach(measure -> heads.add(measure.head()));
    Table table = Table.of(title, heads.toArray(new String[0]));
    Integer[] numeric = new Integer[measures.size()];
    Arrays.setAll(numeric, j -> words.size() + j);
    table = table.numeric(numeric);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(row.words());
      for (int j = 0; j < measures.size(); j++) {
        double value = row.values().get(j);
        cells.add(Double.isFinite(value) ? Shown.decimals(value, measures.get(j).decimals()) : "–");
      }
      table = table.row(cells.toArray(new String[0]));
      table = row.marked() ? table.mark() : table;
    }
    return table;
  }

  /** Comma-separated values with a header. An unknown number is an empty cell. */
  public String csv() {
    List<String> heads = new ArrayList<>(words.stream().map(Numbers::key).toList());
    measures.forEach(measure -> heads.add(measure.name()));
    StringBuilder text = new StringBuilder(String.join(",", heads)).append('\n');
    for (Row row : rows) {
      List<String> cells =
          new ArrayList<>(row.words().stream().map(Numbers::quoted).toList());
      cells.addAll(row.values().stream().map(Numbers::plain).toList());
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  /** A head as a name for programs: {@code hidden units} becomes {@code hidden_units}. */
  public static String key(String head) {
    return Arrays.stream(head.split("[^\\p{Alnum}]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("_"));
  }

  private static String quoted(String word) {
    return word.matches("[^,\"\n]*") ? word : "\"" + word.replace("\"", "\"\"") + "\"";
  }

  private static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal rounded = new BigDecimal(value).round(FILE).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
