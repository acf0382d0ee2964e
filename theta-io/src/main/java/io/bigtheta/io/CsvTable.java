package io.bigtheta.io;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Survey;
import io.bigtheta.data.Table;
import io.bigtheta.data.reading.Amount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table to learn from. A first pass surveys all columns; plain numbers and words are then known already. A
 * second pass reads those columns as words that are neither, a third one those whose numbers float32 would blur.
 */
final class CsvTable {
  private final CsvSource source;
  private final CsvStyle style;
  private final CsvAsked asked;
  private final Map<String, Records.Kind> declared;
  private final Set<String> gaps;
  private final Map<CsvColumn, CsvRows> rows = new LinkedHashMap<>();
  private final List<String> fileNotes = new ArrayList<>();

  private CsvTable(
      CsvSource source, CsvStyle style, CsvAsked asked, Map<String, Records.Kind> declared) {
    this.declared = declared;
    this.source = source;
    this.style = style;
    this.asked = asked;
    gaps = new HashSet<>(style.gaps());
  }

  /** @param declared what the file says that a column holds, by the names of columns */
  static Table read(
      CsvSource source, CsvStyle style, CsvAsked asked, Map<String, Records.Kind> declared)
      throws IOException {
    return new CsvTable(source, style, asked, declared).read();
  }

  private Table read() throws IOException {
    List<CsvColumn> first = new ArrayList<>();
    List<CsvForm> form = new ArrayList<>();
    CsvScan scan = scan(form, (names, given) -> {
      first.clear();
      for (String name : names) {
        first.add(new CsvColumn(name, first.size(), false, gaps));
      }
      return new CsvScan.Plan(List.copyOf(first), first.size());
    });
    named(scan, first);
    ColumnKinds kinds = new ColumnKinds(source.where(), style, asked, declared);
    List<CsvColumn> columns = spelled(scan, kinds, first);
    boolean comma = columns.stream().anyMatch(column -> comma(kinds, column));
    List<ColumnChoice> choices =
        columns.stream().map(column -> kinds.choice(column, comma)).toList();
    choices = Counters.left(choices, rows, kinds);
    CsvValues values = values(choices);
    if (values.isEmpty()) {
      throw FormatException.of(
          source.where(),
          "columns to learn from",
          "none: " + CsvNotes.left(choices),
          "keep one with --columns NAME=category or NAME=number");
    }
    fileNotes.addAll(form.get(form.size() - 1).notes());
    fileNotes.addAll(scan.notes());
    if (source.western()) {
      fileNotes.add("not UTF-8, so it is read as windows-1252; --encoding names another");
    }
    CsvNotes notes = new CsvNotes(choices, rows);
    List<Note> all = new ArrayList<>();
    fileNotes.forEach(words -> all.add(new Note("file", words)));
    all.addAll(notes.notes());
    List<ColumnInfo> infos = notes.infos(asked.thorough());
    return new Table(source.name(), values.columns().sized(), new Survey(infos, all));
  }

  private CsvScan scan(List<CsvForm> forms, CsvScan.Choice choice) throws IOException {
    return source.pass(reader -> {
      CsvText text = new CsvText(reader);
      CsvForm form = forms.isEmpty() || source.western()
          ? CsvForm.of(text.sample(), style, Set.of())
          : forms.get(0);
      forms.add(form);
      return CsvScan.of(source.where(), text, form, choice);
    });
  }

  /** Notes what columns are called that have no name of their own, and checks the names that were given. */
  private void named(CsvScan scan, List<CsvColumn> columns) {
    List<String> names = columns.stream().map(column -> column.name).toList();
    for (int j = 0; j < scan.given().size(); j++) {
      String given = scan.given().get(j);
      if (!given.isEmpty() && !given.equals(names.get(j))) {
        fileNotes.add("the name " + given + " is used twice, so column " + (j + 1) + " is called "
            + names.get(j));
      }
    }
    Set<String> wanted = new HashSet<>(style.kinds().keySet());
    wanted.remove("*");
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw FormatException.of(
                "columns",
                "one of the columns " + CsvNotes.some(names) + " in " + source.where(),
                FormatException.quoted(name))
            .setting(style.texts().containsKey(name) ? "text" : "columns");
      }
    }
  }

  /** Reads columns again whose cells have to be known as they are spelled. */
  private List<CsvColumn> spelled(CsvScan scan, ColumnKinds kinds, List<CsvColumn> first)
      throws IOException {
    List<CsvColumn> all = new ArrayList<>(first);
    List<@Nullable CsvSink> sinks = new ArrayList<>();
    int again = 0;
    for (CsvColumn column : first) {
      rows.put(column, scan.rows());
      boolean spell = kinds.spell(column, scan.rows());
      CsvColumn other = spell ? new CsvColumn(column.name, again++, true, gaps) : column;
      sinks.add(spell ? other : null);
      all.set(column.place(), other);
    }
    if (again > 0) {
      int width = again;
      CsvScan second = scan(new ArrayList<>(), (names, given) -> new CsvScan.Plan(sinks, width));
      all.forEach(column -> rows.putIfAbsent(column, second.rows()));
    }
    return all;
  }

  private static boolean comma(ColumnKinds kinds, CsvColumn column) {
    return column.coded() && kinds.commas(column);
  }

  /** The values of the columns that are used; those that float32 would blur are read again. */
  private CsvValues values(List<ColumnChoice> choices) throws IOException {
    List<@Nullable CsvSink> sinks = new ArrayList<>();
    List<Field> blurred = new ArrayList<>();
    for (ColumnChoice choice : choices) {
      boolean again = choice.used() && again(choice);
      sinks.add(again ? new FieldSink(choice.fields().get(0), blurred.size(), List.of()) : null);
      if (again) {
        blurred.add(choice.fields().get(0));
      }
    }
    CsvRows third = blurred.isEmpty()
        ? new CsvRows(source.where(), 0)
        : scan(new ArrayList<>(), (names, given) -> new CsvScan.Plan(sinks, blurred.size()))
            .rows();
    CsvValues values = new CsvValues();
    List<ColumnChoice> order = new ArrayList<>(choices); // texts come last, see TextInputs
    order.sort(Comparator.comparing(choice -> choice.kind() == ColumnKind.TEXT));
    for (ColumnChoice choice : order) {
      CsvColumn column = choice.column();
      for (Field field : choice.fields()) {
        CsvRows own = java.util.Objects.requireNonNull(rows.get(column));
        if (again(choice)) {
          values.add(field, third, blurred.indexOf(field));
        } else if (!(field instanceof Field.Numeric)) {
          List<String> spelled = CsvNotes.spelled(choice, field);
          values.words(field, own, column.place(), spelled.size(), spelled::get);
        } else if (column.coded()) {
          values.add(field, own, column.place(), choice.numbers(field));
        } else {
          values.add(field, own, column.place());
        }
      }
    }
    return values;
  }

  private static boolean again(ColumnChoice choice) {
    return choice.kind() == ColumnKind.NUMBER
        && (choice.column().crowded()
            || (!choice.column().coded()
                && choice.fields().get(0).reading() instanceof Amount amount
                && (amount.origin() != 0 || !amount.simple())));
  }
}
