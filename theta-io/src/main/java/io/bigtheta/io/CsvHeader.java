package io.bigtheta.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of columns: whether a table has them, and what columns without a good name are called. */
final class CsvHeader {
  private static final int FIRST_YEAR = 1500;
  private static final int LAST_YEAR = 2200;
  private static final int ENOUGH_ROWS = 5;

  private CsvHeader() {}

  /**
   * Whether the first of these lines names the columns. It does not if it has numbers where the others have numbers,
   * or if all its words are among the words of their columns.
   *
   * @param needed names of columns that a model needs; empty for none
   */
  static boolean present(List<List<String>> table, Set<String> needed) {
    if (table.isEmpty()) {
      return true;
    }
    List<String> first = table.get(0);
    if (!needed.isEmpty()) {
      if (first.stream().anyMatch(needed::contains)) {
        return true;
      }
      if (needed.stream().allMatch(name -> name.matches("column[0-9]+"))) {
        return false;
      }
    }
    List<List<String>> rest = table.subList(1, table.size());
    if (named(first)) {
      return rest.size() < ENOUGH_ROWS
          || IntStream.range(0, first.size())
              .anyMatch(j -> rest.stream().noneMatch(row -> row.get(j).equals(first.get(j))));
    }
    if (counted(first) || years(first, rest)) {
      return true;
    }
    return !IntStream.range(0, first.size()).allMatch(j -> fits(first.get(j), rest, j));
  }

  /** Whether no cell is a number or a date. */
  static boolean named(List<String> cells) {
    return cells.stream().noneMatch(CsvHeader::number);
  }

  private static boolean number(String cell) {
    return Cell.number(cell)
        || cell.matches("-?[0-9]{1,3}([., '’][0-9]{3})*[,.][0-9]+")
        || cell.matches("[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.*");
  }

  /** Whether the names are 0, 1, 2 …, which pandas writes for columns without names. */
  private static boolean counted(List<String> names) {
    return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
  }

  /** Whether the numbers among the names are years, above columns that do not hold years. */
  private static boolean years(List<String> names, List<List<String>> rest) {
    return !rest.isEmpty()
        && IntStream.range(0, names.size())
            .filter(j -> number(names.get(j)))
            .allMatch(j -> year(names.get(j))
                && rest.stream().anyMatch(row -> !row.get(j).isEmpty() && !year(row.get(j))));
  }

  private static boolean year(String cell) {
    return cell.matches("[0-9]{4}")
        && Integer.parseInt(cell) >= FIRST_YEAR
        && Integer.parseInt(cell) <= LAST_YEAR;
  }

  /** Whether a cell is of the same kind as those below it: a number or a word. */
  private static boolean fits(String cell, List<List<String>> rest, int col) {
    List<String> below = rest.stream()
        .map(row -> row.get(col))
        .filter(text -> !text.isEmpty() && !Cell.missing(text.toCharArray(), 0, text.length()))
        .toList();
    if (cell.isEmpty() || below.isEmpty()) {
      return true;
    }
    long numbers = below.stream().filter(CsvHeader::number).count();
    return number(cell) ? 2 * numbers >= below.size() : 2 * numbers < below.size();
  }

  /** The names {@code column1, column2 …}. */
  static List<String> invented(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "column" + i).toList();
  }

  /** The same names, but each different: the second {@code a} is {@code a.1}, an empty name is {@code column3}. */
  static List<String> different(List<String> names) {
    Map<String, Integer> times = new HashMap<>();
    List<String> different = new ArrayList<>();
    for (String given : names) {
      String name = given.isEmpty() ? "column" + (different.size() + 1) : given;
      int before = times.merge(name, 1, Integer::sum) - 1;
      String other = before == 0 ? name : name + "." + before;
      while (!other.equals(given) && (names.contains(other) || different.contains(other))) {
        other += "_";
      }
      different.add(other);
    }
    return different;
  }
}
