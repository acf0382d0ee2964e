package io.bigtheta.run.recipe;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvAsked;
import io.bigtheta.io.DataSource;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a table, and chooses the column to predict and its task where the recipe leaves them open. */
final class TableTarget {
  /** Names that columns to predict usually have, wherever they stand. */
  private static final Set<String> USUAL = Set.of(
      "target",
      "label",
      "labels",
      "class",
      "cls",
      "classes",
      "outcome",
      "species",
      "diagnosis",
      "survived",
      "churn",
      "median_house_value",
      "medv",
      "y_true",
      "klasse",
      "ziel",
      "response");

  /** Names that they have only in the first or the last place, as y may also be a coordinate. */
  private static final Set<String> AT_AN_END = Set.of("y", "type", "result", "category", "status");

  private static final int FEW = 20;

  private final DataRecipe recipe;
  private final DataSource.CsvFile file;

  TableTarget(DataRecipe recipe, DataSource.CsvFile file) {
    this.recipe = recipe;
    this.file = file;
  }

  /** All rows that have a target, with notes: first about the target, then about the reading of the file. */
  Dataset read() throws IOException {
    return data(table(CsvAsked.NOTHING));
  }

  /** The rows with those of the test file, if there is one: the same columns, and the same classes if the target has any. */
  LabelledData labelled() throws IOException {
    Found found = table(CsvAsked.NOTHING);
    Dataset train = data(found);
    return recipe.testFile().isEmpty()
        ? LabelledData.of(train)
        : new LabelledData(
            train,
            Optional.of(Csv.read(
                Path.of(recipe.testFile()),
                recipe.table(),
                Preparation.fit(train),
                found.targets)));
  }

  /** The table with a survey of every column. If no column can be the target, the first note says why. */
  DataRecipe.Described described() throws IOException {
    Found found = table(CsvAsked.NOTHING.all());
    List<Note> notes = new ArrayList<>();
    try {
      notes.addAll(data(found).notes());
    } catch (Refusal e) {
      notes.add(new Note("target", String.valueOf(e.getMessage())));
      notes.addAll(found.table.survey().notes());
    }
    return new DataRecipe.Described(found.table, notes);
  }

  private record Found(Table table, List<String> targets) {}

  private Found table(CsvAsked wanted) throws IOException {
    List<String> given = recipe.target().isEmpty()
        ? List.of()
        : DataRecipe.several(Csv.names(file.file(), recipe.table()), recipe.target());
    CsvAsked asked = wanted.keep(recipe.group(), recipe.time()).keep(given.toArray(String[]::new));
    boolean classes = recipe.task() == Task.CLASSES;
    Table table =
        file.read(recipe.table(), classes && given.size() == 1 ? asked.spell(given.get(0)) : asked);
    if (!given.isEmpty()) {
      return new Found(table, given);
    }
    String target = guess(table, recipe.group());
    if (!has(table, target) || (classes && numeric(table, target))) {
      CsvAsked more = asked.keep(target);
      table = file.read(recipe.table(), classes ? more.spell(target) : more);
    }
    return new Found(table, List.of(target));
  }

  private Dataset data(Found found) {
    if (!recipe.time().isEmpty() && !recipe.group().isEmpty()) {
      throw io.bigtheta.run.recipe.Field.TIME.refuse("no --group beside it", "both", "take one");
    }
    Table table = found.table;
    String target = String.join(", ", found.targets);
    List<String> needed = new ArrayList<>(found.targets);
    for (String column : List.of(recipe.group(), recipe.time())) {
      if (!column.isEmpty() && has(table, column)) {
        needed.add(column);
      }
    }
    Table filled = table.filled(needed.toArray(String[]::new));
    if (filled.columns().rows() == 0) {
      throw Refusal.of("column \"" + target + "\"", "values to predict", "none in any row")
          .within(table.name())
          .setting("target");
    }
    if (filled.columns().cols() == 1 && has(filled, target)) {
      String out = String.join(
          ", ",
          table.survey().notes().stream()
              .filter(note -> note.about().equals("left out"))
              .map(Note::words)
              .toList());
      throw Refusal.of(
          table.name(),
          "a column beside the target " + target,
          out.isEmpty() ? "none" : "none: left out are " + out);
    }
    Dataset data = grouped(filled, found.targets);
    if (!recipe.time().isEmpty()) {
      data = data.timed(filled.times(recipe.time()));
    }
    varies(data, target);
    List<Note> notes = new ArrayList<>();
    notes.add(new Note("target", words(data, target, table)));
    notes.addAll(filled.survey().notes());
    return data.noted(notes);
  }

  private Dataset grouped(Table table, List<String> targets) {
    if (recipe.group().isEmpty()) {
      return chosen(table, targets);
    }
    int[] groups = table.groups(recipe.group());
    Table rest = new Table(table.name(), table.without(recipe.group()), table.survey());
    return chosen(rest, targets).grouped(groups);
  }

  private Dataset chosen(Table table, List<String> targets) {
    if (targets.size() > 1) {
      if (recipe.task() == Task.CLASSES) {
        throw io.bigtheta.run.recipe.Field.TARGET.refuse(
            "one column of classes", recipe.target(), "take --task numbers");
      }
      return table.numbers(targets.toArray(String[]::new));
    }
    String target = targets.get(0);
    return switch (recipe.task()) {
      case AUTO -> table.target(target);
      case CLASSES -> table.classes(target);
      case NUMBERS -> table.numbers(target);
    };
  }

  private static boolean numeric(Table table, String name) {
    return table.columns().fields().stream()
        .anyMatch(field -> field.name().equals(name) && field instanceof Field.Numeric);
  }

  private static boolean has(Table table, String name) {
    return table.columns().fields().stream().anyMatch(field -> field.name().equals(name));
  }

  /** The column to predict: the one with a usual name, even if it never varies, else the last one that is used. */
  private static String guess(Table table, String group) {
    List<String> used = table.columns().fields().stream()
        .filter(field -> !(field.reading() instanceof DatePart) && !(field instanceof Field.Text))
        .map(Field::name)
        .toList();
    Set<String> known = new HashSet<>(used);
    List<String> names = new ArrayList<>();
    int last = -1;
    for (ColumnInfo column : table.survey().columns()) {
      if (column.name().equals(group)) {
        continue;
      }
      if (known.contains(column.name())) {
        last = names.size();
      } else if (!column.kind().equals("one value") && !column.kind().equals("nothing")) {
        continue;
      }
      names.add(column.name());
    }
    String usual = names.isEmpty() ? "" : guess(names);
    return known.contains(usual) || usual(names, usual) || last < 0
        ? usual.isEmpty() ? guess(used) : usual
        : names.get(last);
  }

  private static boolean usual(List<String> names, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean atAnEnd =
        !names.isEmpty() && (name.equals(names.get(0)) || name.equals(names.get(names.size() - 1)));
    return USUAL.contains(lower) || (atAnEnd && AT_AN_END.contains(lower));
  }

  /** The column to predict among these names. */
  static String guess(List<String> names) {
    if (names.isEmpty()) {
      throw Refusal.of("target", "a column of words or numbers", "none").setting("target");
    }
    String found = names.get(names.size() - 1);
    for (String name : names) {
      found = usual(names, name) ? name : found;
    }
    return found;
  }

  /** Refuses numbers that are all the same. */
  private static void varies(Dataset data, String target) {
    if (data.targets() instanceof Targets.Numbers numbers && data.rows() > 1) {
      float first = numbers.values()[0];
      boolean same = true;
      for (float value : numbers.values()) {
        same &= value == first;
      }
      if (same) {
        throw Refusal.of(
                "column \"" + target + "\"",
                "different values to predict",
                first + " in every row",
                "name another --target")
            .within(data.name());
      }
    }
  }

  /** The target, what it is, and how that was chosen. */
  private String words(Dataset data, String target, Table table) {
    String kind;
    if (data.targets() instanceof Targets.Classes classes) {
      List<String> labels = classes.labels();
      String shown = String.join(", ", labels.subList(0, Math.min(4, labels.size())))
          + (labels.size() > 4 ? ", …" : "");
      kind = "classes (" + labels.size() + ": " + shown + ")";
    } else {
      kind = "numbers";
    }
    if (recipe.task() == Task.AUTO && numeric(table, target)) {
      kind += data.targets() instanceof Targets.Classes
          ? " as few whole numbers are, --task numbers predicts numbers"
          : few(data);
    }
    if (!recipe.target().isEmpty()) {
      return target + ": " + kind;
    }
    List<String> names = new ArrayList<>();
    table.survey().columns().forEach(column -> names.add(column.name()));
    String how = usual(names, target)
        ? "a usual name"
        : names.indexOf(target) == names.size() - 1
            ? "the last column"
            : "the last column that is used";
    return target + ": " + kind + "; " + how + ", --target names another";
  }

  /** What to say about a few different numbers that are not taken as classes. */
  private static String few(Dataset data) {
    float[] values = ((Targets.Numbers) data.targets()).values().clone();
    Arrays.sort(values);
    int different = 1;
    for (int i = 1; i < values.length; i++) {
      different += values[i] != values[i - 1] ? 1 : 0;
    }
    return different <= FEW && 2 * different <= values.length
        ? ", " + different + " different ones, --task classes predicts classes"
        : "";
  }
}
