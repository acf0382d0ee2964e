package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.data.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns that a model needs, as it read them in training. If the cells of a column are written in another
 * style, all of them together, that style is taken and said.
 */
final class CsvFit {
  private static final int MOST_SHOWN = 20;

  private final CsvSource source;
  private final CsvStyle style;
  private final List<Field> fields;
  private final List<CsvColumn> targets;
  private final List<Note> notes = new ArrayList<>();
  private final Map<Field, FieldSink> sinks = new LinkedHashMap<>();
  private final Map<Field, CsvRows> rows = new HashMap<>();
  private @Nullable CsvForm form;
  private @Nullable CsvRows targetRows;

  private CsvFit(CsvSource source, CsvStyle style, List<Field> fields, List<CsvColumn> targets) {
    this.source = source;
    this.style = style;
    this.fields = fields;
    this.targets = targets;
  }

  /**
   * Reads the fields of a model.
   *
   * @param targets columns with true values, which are surveyed on the way; their places come after the fields
   */
  static CsvFit of(CsvSource source, CsvStyle style, List<Field> fields, List<CsvColumn> targets)
      throws IOException {
    CsvFit fit = new CsvFit(source, style, fields, targets);
    fit.read();
    return fit;
  }

  private void read() throws IOException {
    CsvScan scan = scan((names, given) -> {
      notes.clear();
      sinks.clear();
      Map<Integer, List<CsvSink>> at = new HashMap<>();
      for (Field field : fields) {
        FieldSink sink = new FieldSink(field, sinks.size(), style.gaps());
        sinks.put(field, sink);
        at.computeIfAbsent(find(field.source(), names, given), k -> new ArrayList<>())
            .add(sink);
      }
      for (CsvColumn target : targets) {
        at.computeIfAbsent(find(target.name, names, given), k -> new ArrayList<>())
            .add(target);
      }
      return plan(names.size(), fields.size() + targets.size(), at);
    });
    sinks.keySet().forEach(field -> rows.put(field, scan.rows()));
    targetRows = scan.rows();
    Objects.requireNonNull(form).notes().forEach(words -> notes.add(new Note("file", words)));
    scan.notes().forEach(words -> notes.add(new Note("file", words)));
    if (source.western()) {
      notes.add(new Note("file", "not UTF-8, so it is read as windows-1252"));
    }
    restyle();
  }

  private static CsvScan.Plan plan(int columns, int width, Map<Integer, List<CsvSink>> at) {
    List<@Nullable CsvSink> all = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      List<CsvSink> own = at.getOrDefault(j, List.of());
      all.add(own.isEmpty() ? null : own.size() == 1 ? own.get(0) : each(own));
    }
    return new CsvScan.Plan(all, width);
  }

  private static CsvSink each(List<CsvSink> sinks) {
    return (text, from, to, line, row) ->
        sinks.forEach(sink -> sink.add(text, from, to, line, row));
  }

  private CsvScan scan(CsvScan.Choice choice) throws IOException {
    Set<String> needed = new LinkedHashSet<>();
    fields.forEach(field -> needed.add(field.source()));
    targets.forEach(target -> needed.add(target.name));
    return source.pass(reader -> {
      CsvText text = new CsvText(reader);
      form = CsvForm.of(text.sample(), style, needed);
      return CsvScan.of(source.where(), text, form, choice);
    });
  }

  /** The place of a column: that of its name, else that of a name that differs in upper and lower case only. */
  private int find(String name, List<String> names, List<String> given) {
    int place = names.indexOf(name);
    if (place >= 0) {
      long times = given.stream().filter(name::equals).count();
      if (times > 1 && fields.stream().noneMatch(field -> field.source().equals(name + ".1"))) {
        throw FormatException.of(
                "column " + (given.lastIndexOf(name) + 1),
                "a name not used before",
                FormatException.quoted(name),
                "rename it")
            .within(source.where());
      }
      return place;
    }
    int[] alike = IntStream.range(0, names.size())
        .filter(j -> names.get(j).equalsIgnoreCase(name))
        .toArray();
    if (alike.length == 1) {
      notes.add(new Note("columns", "column " + names.get(alike[0]) + " is taken for " + name));
      return alike[0];
    }
    String others = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    throw FormatException.of(
        source.where(),
        "a column " + FormatException.quoted(name),
        "the columns " + others
            + (names.size() > MOST_SHOWN ? " … (" + names.size() + " in all)" : ""));
  }

  /** Reads columns again whose cells do not have the form they had in training, in the form that they have. */
  private void restyle() throws IOException {
    Map<String, CsvColumn> strays = new LinkedHashMap<>();
    for (FieldSink sink : sinks.values()) {
      if (sink.strayLine > 0) {
        String name = sink.field.source();
        strays.computeIfAbsent(name, k -> new CsvColumn(name, strays.size(), true, Set.of()));
      }
    }
    if (strays.isEmpty()) {
      return;
    }
    scan((names, given) -> {
      Map<Integer, List<CsvSink>> at = new HashMap<>();
      strays.forEach((name, column) -> at.put(quietly(name, names, given), List.of(column)));
      return plan(names.size(), strays.size(), at);
    });
    Map<Field, FieldSink> better = new LinkedHashMap<>();
    for (FieldSink sink : sinks.values()) {
      if (sink.strayLine > 0) {
        CsvColumn column = Objects.requireNonNull(strays.get(sink.field.source()));
        Reading reading = other(column, sink.field.reading()).orElseThrow(() -> stray(sink));
        Field.Numeric field = new Field.Numeric(sink.field.name(), reading, sink.field.full());
        better.put(sink.field, new FieldSink(field, better.size(), style.gaps()));
      }
    }
    CsvScan again = scan((names, given) -> {
      Map<Integer, List<CsvSink>> at = new HashMap<>();
      better.forEach((field, sink) -> at.computeIfAbsent(
              quietly(field.source(), names, given), k -> new ArrayList<>())
          .add(sink));
      return plan(names.size(), better.size(), at);
    });
    better.forEach((field, sink) -> {
      sinks.put(field, sink);
      rows.put(field, again.rows());
    });
  }

  private int quietly(String name, List<String> names, List<String> given) {
    int before = notes.size();
    int place = find(name, names, given);
    notes.subList(before, notes.size()).clear();
    return place;
  }

  /** Another way to write the same, which all cells share. */
  private Optional<Reading> other(CsvColumn column, Reading reading) {
    int[] codes = column
        .codes()
        .filter(k -> !Cell.gap(column.texts().get(k))
            && !reading.missing().contains(column.texts().get(k)))
        .toArray();
    long cells = IntStream.of(codes).mapToLong(column::count).sum();
    if (reading instanceof Amount amount) {
      return AmountGuess.of(column, codes, style, false)
          .filter(guess -> guess.cells() == cells && cells > 0)
          .map(guess -> {
            notes.add(new Note(
                "columns", column.name + ": " + guess.words(column.texts().get(codes[0]))));
            Amount found = guess.amount();
            return amount.style(found.decimal(), found.thousands(), found.unit());
          });
    }
    if (reading instanceof DatePart part) {
      return DateGuess.of(column, codes, Optional.empty())
          .filter(guess -> guess.cells() == cells && cells > 0)
          .map(guess -> {
            String words =
                column.name + ": dates, " + ColumnKinds.words(guess.order()) + " in this file";
            if (notes.stream().noneMatch(note -> note.words().equals(words))) {
              notes.add(new Note("columns", words));
            }
            return new DatePart(
                part.column(), part.part(), guess.order(), part.origin(), part.missing());
          });
    }
    return Optional.empty();
  }

  private FormatException stray(FieldSink sink) {
    boolean large = Cell.number(sink.stray);
    return FormatException.of(
            "line " + sink.strayLine + ", column " + FormatException.quoted(sink.field.source()),
            large ? "a number within ±3.4e38" : sink.field.reading().expected(),
            FormatException.quoted(sink.stray),
            "correct the cell, or leave it empty if "
                + (sink.field.reading() instanceof Amount ? "the number" : "it") + " is missing")
        .within(source.where());
  }

  /** The fields in their order, with notes about words and gaps that the model never saw. */
  CsvValues values() {
    CsvValues values = new CsvValues();
    for (Field field : fields) {
      FieldSink sink = Objects.requireNonNull(sinks.get(field));
      CsvRows own = Objects.requireNonNull(rows.get(field));
      if (field instanceof Field.Categorical words) {
        List<String> spelled = Strange.spelled(sink, words, notes);
        values.words(words, own, sink.place(), spelled.size(), spelled::get);
      } else if (field instanceof Field.Text) {
        values.words(field, own, sink.place(), sink.words().size(), sink.words()::get);
      } else {
        values.add(field, own, sink.place());
      }
      Strange.gaps(sink, field, notes);
    }
    return values;
  }

  List<Note> notes() {
    return notes;
  }

  /** The rows in which the targets were read. */
  CsvRows targetRows() {
    return Objects.requireNonNull(targetRows);
  }
}
