package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.io.CsvAsked;
import io.bigtheta.io.DataSource;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
      "quality",
      "income",
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
    CsvAsked asked = CsvAsked.NOTHING.keep(recipe.target(), recipe.group());
    boolean classes = recipe.task() == Task.CLASSES;
    boolean given = !recipe.target().isEmpty();
    Table table =
        file.read(recipe.table(), classes && given ? asked.spell(recipe.target()) : asked);
    String target = given ? recipe.target() : guess(table, recipe.group());
    if (classes && !given && numeric(table, target)) {
      table = file.read(recipe.table(), asked.keep(target).spell(target));
    }
    Table filled =
        recipe.group().isEmpty() ? table.filled(target) : table.filled(target, recipe.group());
    if (filled.columns().rows() == 0) {
      throw Refusal.of("column \"" + target + "\"", "values to predict", "none in any row")
          .within(table.name())
          .setting("target");
    }
    Dataset data = grouped(filled, target);
    varies(data, target);
    List<Note> notes = new ArrayList<>();
    notes.add(new Note("target", words(data, target, table)));
    notes.addAll(filled.survey().notes());
    return data.noted(notes);
  }

  private Dataset grouped(Table table, String target) {
    if (recipe.group().isEmpty()) {
      return chosen(table, target);
    }
    int[] groups = table.groups(recipe.group());
    Table rest = new Table(table.name(), table.without(recipe.group()), table.survey());
    return chosen(rest, target).grouped(groups);
  }

  private Dataset chosen(Table table, String target) {
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

  /** The column to predict: the one with a usual name, else the last one that is used. */
  static String guess(Table table, String group) {
    return guess(table.columns().fields().stream()
        .filter(field -> !(field.reading() instanceof DatePart) && !field.name().equals(group))
        .map(Field::name)
        .toList());
  }

  /** The column to predict among these names. */
  static String guess(List<String> names) {
    if (names.isEmpty()) {
      throw Refusal.of("target", "a column of words or numbers", "none").setting("target");
    }
    String found = names.get(names.size() - 1);
    for (int j = 0; j < names.size(); j++) {
      String name = names.get(j).toLowerCase(Locale.ROOT);
      boolean end = j == 0 || j == names.size() - 1;
      if (USUAL.contains(name) || (end && AT_AN_END.contains(name))) {
        found = names.get(j);
      }
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
    List<String> parts = new ArrayList<>();
    parts.add(target + ": " + kind);
    if (recipe.target().isEmpty()) {
      List<Field> fields = table.columns().fields();
      boolean last = fields.get(fields.size() - 1).name().equals(target);
      parts.add((last
              ? "the last column"
                  + (table.survey().notes().stream()
                          .anyMatch(note -> note.about().equals("left out"))
                      ? " that is used"
                      : "")
              : "a usual name")
          + "; --target names another");
    }
    if (recipe.task() == Task.AUTO && numeric(table, target)) {
      parts.add(
          data.targets() instanceof Targets.Classes
              ? "few whole numbers are classes; --task numbers predicts numbers"
              : few(data));
    }
    return String.join(", ", parts.stream().filter(part -> !part.isEmpty()).toList());
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
        ? different + " different ones; --task classes predicts classes"
        : "";
  }
}
