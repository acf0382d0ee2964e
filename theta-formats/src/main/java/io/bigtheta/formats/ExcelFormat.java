package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.LeftOut;
import io.bigtheta.io.Records;
import io.bigtheta.io.TableFile;
import io.bigtheta.io.TableFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Workbooks of Excel ({@code .xlsx}). The first visible sheet with rows is read. Its header is the first row of which
 * more than half of the columns are filled; rows above it, empty rows and empty columns are left out. A formula counts
 * as the value that was last calculated. Cells of an error are missing. A number in a format of dates is a date.
 */
public final class ExcelFormat implements TableFormat {
  static final String NAME = "Excel";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(TableFile file) {
    return file.entries().contains("[Content_Types].xml");
  }

  @Override
  public Records open(TableFile file) throws IOException {
    Workbook book = new Workbook(file.name(), file.path());
    try {
      return open(file, book);
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private static Records open(TableFile file, Workbook book) throws IOException {
    String where = file.name();
    List<Workbook.Sheet> sheets = asked(file, book.sheets());
    List<String> others = new ArrayList<>();
    SheetShape chosen = null;
    for (Workbook.Sheet sheet : sheets) {
      if (chosen != null) {
        others.add(sheet.name());
        continue;
      }
      SheetShape shape = new SheetShape(sheet.name());
      try (SheetRows rows = book.rows(sheet)) {
        while (rows.next()) {
          shape.add(rows);
        }
      }
      if (shape.header() > 0) {
        chosen = shape;
        chosen.sheet(sheet);
      }
    }
    if (chosen == null) {
      throw FormatException.of(
          where,
          "a workbook of Excel with rows in a sheet",
          sheets.isEmpty() ? "no sheets" : "empty sheets",
          "save it again, or as CSV");
    }
    List<String> notes = new ArrayList<>();
    if (!others.isEmpty()) {
      notes.add("sheet " + chosen.name() + " is read, not " + LeftOut.names(others)
          + ": name one as FILE.xlsx#SHEET");
    }
    notes.addAll(chosen.notes());
    return new Rows(book, chosen, notes);
  }

  /** The sheets to look at: the one that is asked for, or all. */
  private static List<Workbook.Sheet> asked(TableFile file, List<Workbook.Sheet> sheets) {
    if (file.part().isEmpty()) {
      return sheets;
    }
    List<Workbook.Sheet> asked = sheets.stream()
        .filter(sheet -> sheet.name().equalsIgnoreCase(file.part()))
        .toList();
    if (asked.isEmpty()) {
      throw FormatException.of(
          file.name(),
          "one of the sheets "
              + LeftOut.names(sheets.stream().map(Workbook.Sheet::name).toList()),
          FormatException.quoted(file.part()));
    }
    return asked;
  }

  private static final class Rows implements Records {
    private final Workbook book;
    private final SheetShape shape;
    private final List<String> notes;
    private final SheetRows rows;
    private final int[] places;

    Rows(Workbook book, SheetShape shape, List<String> notes) throws IOException {
      this.book = book;
      this.shape = shape;
      this.notes = notes;
      rows = book.rows(shape.sheet());
      places = shape.places();
    }

    @Override
    public List<Column> columns() {
      return shape.columns();
    }

    @Override
    public boolean named() {
      return false;
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public boolean next(String[] cells) throws IOException {
      while (rows.next()) {
        if (rows.filled() > 0 && rows.number() > shape.header()) {
          for (int i = 0; i < cells.length; i++) {
            cells[i] = rows.text(places[i]);
          }
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() throws IOException {
      try (book) {
        rows.close();
      }
    }
  }
}
