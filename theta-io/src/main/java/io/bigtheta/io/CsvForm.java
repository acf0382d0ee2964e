package io.bigtheta.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a text is laid out as a table.
 *
 * @param separator between cells; a tab for blanks
 * @param blanks whether cells are separated by runs of blanks
 * @param escaped whether a quote in a cell is written as a backslash and a quote
 * @param literal whether quotes are characters as others, as in texts between tabs
 * @param skipped the number of characters before the table
 * @param lines the number of lines in them
 * @param header whether the first line names the columns
 * @param rowNames whether each row begins with a name that the header does not mention, as in files from R
 * @param width the number of columns
 * @param notes what was guessed, as sentences
 */
record CsvForm(
    char separator,
    boolean blanks,
    boolean escaped,
    boolean literal,
    int skipped,
    int lines,
    boolean header,
    boolean rowNames,
    int width,
    List<String> notes) {
  /**
   * Finds the form of a text.
   *
   * @param sample the first characters of the text
   * @param needed names of columns that a model needs; empty for a training
   */
  static CsvForm of(String sample, CsvStyle style, Set<String> needed) {
    boolean literal = Quotes.literal(sample, style);
    boolean escaped = !literal && escaped(sample);
    CsvLines lines = CsvLines.of(
        literal ? sample.replace('"', '\'') : escaped ? sample.replace("\\\"", "\"\"") : sample,
        style.skip());
    List<String> notes = new ArrayList<>();
    int at = style.skip();
    while (at < lines.count() && lines.text(at).isBlank()) {
      at++;
    }
    char told = style.cut().orElse('\0');
    if (at < lines.count() && lines.text(at).matches("(?i)\"?sep=.\"?\\s*")) {
      told = told == '\0' ? lines.text(at).replace("\"", "").charAt(4) : told;
      at++;
    }
    int first = lines.comments(at);
    CsvCut cut = CsvCut.of(lines, first, told).trimmed(lines, first);
    int begin = style.skip() > 0 ? first : begin(lines, first, cut);
    boolean commented = begin == first && first > at && cut.commented(lines, first);
    if (commented) {
      begin = first - 1; // the last comment names the columns
    }
    boolean shorter = cut.width(lines.text(begin)) == cut.most() - 1
        && begin < lines.count() - 1
        && !cut.trailing(lines, begin + 1);
    boolean header = !style.noHeader()
        && (shorter || commented || CsvHeader.present(cut.table(lines, begin), needed));
    boolean rowNames = header && shorter && cut.wide(lines, begin + 1);
    if (begin > first) {
      notes.add(CsvLines.counted(begin - style.skip(), "line") + " before the table left out");
    } else if (first > at && begin == first) {
      notes.add(CsvLines.counted(first - at, "line") + " with # before the table left out");
    }
    if (cut.separator() != ',' && style.separator().isEmpty()) {
      notes.add("cells are separated by " + cut.words());
    }
    if (!header && !style.noHeader()) {
      notes.add("the first line is a row, so the columns are column1 … column" + cut.most()
          + "; --skip 1 leaves it out");
    }
    if (rowNames) {
      notes.add("the header is one name shorter than the rows, so their first cells, names of"
          + " rows, are left out");
    }
    if (literal) {
      notes.add("quotes are part of the cells, as some cells go on after them");
    }
    if (escaped) {
      notes.add("quotes are written as \\\"");
    }
    int hash = begin < lines.count() && header ? lines.hash(begin) : 0;
    return new CsvForm(
        cut.separator() == ' ' ? '\t' : cut.separator(),
        cut.separator() == ' ',
        escaped,
        literal,
        (begin < lines.count() ? lines.offset(begin) : sample.length()) + hash,
        begin < lines.count() ? lines.number(begin) : 0,
        header,
        rowNames,
        cut.most(),
        notes);
  }

  /** Whether a quote after a backslash does not end a cell. */
  private static boolean escaped(String sample) {
    for (int at = sample.indexOf("\\\""); at >= 0; at = sample.indexOf("\\\"", at + 1)) {
      char next = at + 2 < sample.length() ? sample.charAt(at + 2) : '\n';
      if (",;\t|\r\n\"".indexOf(next) < 0) {
        return true;
      }
    }
    return false;
  }

  /** The line with which the table begins. Lines of other lengths before it are no part of it. */
  private static int begin(CsvLines lines, int first, CsvCut cut) {
    int begin = first;
    while (begin < lines.count()
        && (lines.text(begin).isBlank() || cut.width(lines.text(begin)) != cut.most())) {
      begin++;
    }
    if (begin == lines.count() || begin == first || cut.most() < 2) {
      return first;
    }
    int before = cut.width(lines.text(first));
    boolean names = CsvHeader.named(cut.cells(lines.text(begin)));
    boolean shorter = before == cut.most() - 1 && CsvHeader.named(cut.cells(lines.text(first)));
    return names && !(shorter && begin == lines.next(first) && before > 1) ? begin : first;
  }
}
