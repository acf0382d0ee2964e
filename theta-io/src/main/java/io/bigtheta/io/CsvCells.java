package io.bigtheta.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of a CSV text as they are spelt, to stand beside predictions for their rows. Only the blanks around a cell are
 * left out.
 *
 * @param names the names of the columns
 * @param rows the cells of each row, one for each name
 */
public record CsvCells(List<String> names, List<List<String>> rows) {
  /** The name that stands for all columns. */
  public static final String ALL = "all";

  public CsvCells {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
  }

  /**
   * Reads columns by their names, in the given order; {@link #ALL} alone reads all columns.
   *
   * @param reader the text, which is read to its end and stays open
   * @throws FormatException if there is no such column
   */
  static CsvCells read(String where, Reader reader, List<String> wanted) throws IOException {
    CsvText text = new CsvText(reader);
    List<String> header = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    int[] places = {};
    try {
      for (CsvRecord record : CsvReader.builder()
          .fieldSeparator(text.separator())
          .trimWhitespacesAroundQuotes(true)
          .ofCsvRecord(text.reader())) {
        List<String> cells = record.getFields().stream().map(CsvCells::stripped).toList();
        if (header.isEmpty()) {
          header.addAll(cells);
          places = places(where, header, wanted);
        } else {
          rows.add(IntStream.of(places)
              .mapToObj(at -> at < cells.size() ? cells.get(at) : "")
              .toList());
        }
      }
    } catch (CsvParseException e) {
      throw FormatException.of(where, "cells of CSV", "others", "check the quotes")
          .because(e);
    }
    return new CsvCells(IntStream.of(places).mapToObj(header::get).toList(), rows);
  }

  private static int[] places(String where, List<String> header, List<String> wanted) {
    if (wanted.equals(List.of(ALL)) && !header.contains(ALL)) {
      return IntStream.range(0, header.size()).toArray();
    }
    for (String name : wanted) {
      if (!header.contains(name)) {
        throw FormatException.of(
            where,
            "a column " + FormatException.quoted(name) + " to keep",
            "the columns " + String.join(", ", header));
      }
    }
    return wanted.stream().mapToInt(header::indexOf).toArray();
  }

  private static String stripped(String cell) {
    char[] text = cell.toCharArray();
    int from = 0;
    int to = text.length;
    while (from < to && CsvText.blank(text[from])) {
      from++;
    }
    while (from < to && CsvText.blank(text[to - 1])) {
      to--;
    }
    return cell.substring(from, to);
  }
}
