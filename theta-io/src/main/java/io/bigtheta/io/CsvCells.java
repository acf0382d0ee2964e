package io.bigtheta.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
   * @throws FormatException if there is no such column
   */
  static CsvCells read(CsvSource source, CsvStyle style, List<String> wanted) throws IOException {
    List<String> kept = new ArrayList<>();
    List<List<String>> texts = new ArrayList<>();
    CsvScan scan = source.pass(reader -> {
      CsvText text = new CsvText(reader);
      CsvForm form = CsvForm.of(text.sample(), style, Set.of());
      return CsvScan.of(source.where(), text, form, (names, given) -> {
        kept.clear();
        texts.clear();
        kept.addAll(chosen(source.where(), names, wanted));
        List<@Nullable CsvSink> sinks = new ArrayList<>();
        for (String name : names) {
          sinks.add(sink(kept.indexOf(name), texts));
        }
        kept.forEach(name -> texts.add(new ArrayList<>()));
        return new CsvScan.Plan(sinks, kept.size());
      });
    });
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scan.rows().rows(); i++) {
      int row = i;
      rows.add(IntStream.range(0, kept.size())
          .mapToObj(j -> texts.get(j).get((int) scan.rows().get(row, j)))
          .toList());
    }
    return new CsvCells(kept, rows);
  }

  /** Keeps the cells of a column, and writes the place of each to its row, as lines may be left out later. */
  private static @Nullable CsvSink sink(int place, List<List<String>> texts) {
    return place < 0
        ? null
        : (text, from, to, line, row) -> {
          List<String> own = texts.get(place);
          row[place] = own.size();
          own.add(new String(text, from, to - from));
        };
  }

  private static List<String> chosen(String where, List<String> names, List<String> wanted) {
    if (wanted.equals(List.of(ALL)) && !names.contains(ALL)) {
      return names;
    }
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw FormatException.of(
            where,
            "a column " + FormatException.quoted(name) + " to keep",
            "the columns " + String.join(", ", names));
      }
    }
    return wanted;
  }
}
