package io.bigtheta.formats;

import io.bigtheta.io.LeftOut;
import io.bigtheta.io.Records.Column;
import io.bigtheta.io.Records.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a sheet the table is: its header and its columns, found in a first pass over the rows. */
final class SheetShape {
  private static final int MOST_ABOVE = 100;

  /** A row that may be the header, with all its cells. */
  private record Head(int number, int filled, String[] cells) {}

  private final String name;
  private Workbook.@Nullable Sheet sheet;
  private final List<Head> heads = new ArrayList<>();
  private final BitSet used = new BitSet();
  private int widest;
  private int last;
  private long errors;
  private long formulas;
  /** The columns that hold 0, 1, 2 … or 1, 2, 3 … so far, from the first row below a possible header. */
  private int[] counting = new int[0];

  SheetShape(String name) {
    this.name = name;
  }

  void add(SheetRows row) {
    if (row.filled() == 0) {
      return;
    }
    last = row.number();
    widest = Math.max(widest, row.filled());
    errors += row.errors();
    formulas += row.formulas();
    if (heads.size() < MOST_ABOVE) {
      heads.add(new Head(row.number(), row.filled(), row.cells()));
    }
    count(row);
    row.mark(used);
  }

  /** The first column may be the index that a program adds. */
  private void count(SheetRows row) {
    int first = row.first();
    if (counting.length == 0 || first < counting[0]) {
      counting = new int[] {first, -1}; // no row before had a cell so far left
    }
    String text = row.text(counting[0]);
    if (!text.isEmpty()) {
      int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -2;
      boolean next = counting[1] == -1 ? value == 0 || value == 1 : value == counting[1] + 1;
      counting[1] = next ? value : -2;
    }
  }

  String name() {
    return name;
  }

  void sheet(Workbook.Sheet value) {
    sheet = value;
  }

  Workbook.Sheet sheet() {
    return Objects.requireNonNull(sheet);
  }

  /** The number of the header's row; 0 if the sheet has no rows below one. */
  int header() {
    Head head = head();
    return head == null || last == head.number ? 0 : head.number;
  }

  private @Nullable Head head() {
    int first = used.nextSetBit(0);
    for (Head head : heads) {
      boolean index = head.filled == widest - 1
          && (first >= head.cells.length || head.cells[first].isEmpty())
          && widest > 1;
      if (head.filled > widest / 2 || index) {
        return head;
      }
    }
    return heads.isEmpty() ? null : heads.get(0);
  }

  /** The places of the columns that are read. */
  int[] places() {
    int[] places = used.stream().toArray();
    return index() ? Arrays.copyOfRange(places, 1, places.length) : places;
  }

  /** Whether the first column has no name and counts the rows. */
  private boolean index() {
    return cell(used.nextSetBit(0)).isEmpty()
        && used.cardinality() > 1
        && counting.length > 0
        && counting[1] >= 0;
  }

  private String cell(int place) {
    Head head = Objects.requireNonNull(head());
    return place >= 0 && place < head.cells.length ? head.cells[place] : "";
  }

  List<Column> columns() {
    return Arrays.stream(places())
        .mapToObj(place -> new Column(cell(place), Kind.UNKNOWN))
        .toList();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    Head head = Objects.requireNonNull(head());
    int above = heads.indexOf(head);
    if (above > 0) {
      notes.add(above + (above == 1 ? " row" : " rows") + " above the header in row " + head.number
          + (above == 1 ? " is" : " are") + " left out");
    }
    if (index()) {
      notes.add("the first column is left out: it has no name and counts the rows");
    }
    if (errors > 0) {
      notes.add(errors + (errors == 1 ? " cell" : " cells") + " of an error such as #DIV/0! "
          + (errors == 1 ? "is" : "are") + " missing");
    }
    if (formulas > 0) {
      notes.add(formulas + (formulas == 1 ? " formula was" : " formulas were")
          + " never calculated and " + (formulas == 1 ? "is" : "are")
          + " missing: open the workbook in a spreadsheet and save it");
    }
    return notes;
  }

  @Override
  public String toString() {
    return "sheet " + LeftOut.names(List.of(name));
  }
}
