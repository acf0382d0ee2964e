package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.Prose;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Columns of texts, whose words are learnt from. */
final class Sentences {
  private Sentences() {}

  /**
   * A column that somebody named as one of texts.
   *
   * @param codes the codes of its cells that are not gaps
   */
  static ColumnChoice asked(String where, CsvColumn column, int[] codes, CsvStyle style) {
    if (IntStream.of(codes).mapToObj(column.texts()::get).allMatch(Cell::number)) {
      throw FormatException.of(
              "column " + FormatException.quoted(column.name),
              "texts",
              "numbers only, such as " + column.texts().get(codes[0]),
              "leave it out of --text; numbers are inputs as they are")
          .within(where)
          .setting("text");
    }
    Prose prose = style.texts().getOrDefault(column.name, new Prose());
    return choice(column, prose.missing(style.gaps()));
  }

  /** A column of texts, with a sentence that says how long they are. */
  static ColumnChoice choice(CsvColumn column, Prose prose) {
    return ColumnChoice.of(
        column,
        ColumnKind.TEXT,
        new Field.Text(column.name, List.of(), prose, false),
        String.format(
            Locale.ROOT,
            "%,d different texts of %.0f words in the mean; --columns \"%s=drop\" leaves them out",
            column.texts().size(),
            Dull.words(column),
            column.name));
  }
}
