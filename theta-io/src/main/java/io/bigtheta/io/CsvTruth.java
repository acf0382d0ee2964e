package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Kind;
import io.bigtheta.data.reading.Amount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads rows with true values, to evaluate a model on. Rows without a true value are left out and counted. */
final class CsvTruth {
  private final CsvSource source;
  private final CsvStyle style;
  private final Outputs outputs;
  private final List<String> names;
  private final boolean words;

  CsvTruth(CsvSource source, CsvStyle style, Outputs outputs, List<String> names) {
    this.source = source;
    this.style = style;
    this.outputs = outputs;
    this.names = names;
    words = outputs.kind() == Kind.CLASSES || outputs.kind() == Kind.FLAGS;
  }

  Dataset read(List<Field> fields) throws IOException {
    check(fields);
    List<CsvColumn> targets = new ArrayList<>();
    for (String name : names) {
      targets.add(
          new CsvColumn(name, fields.size() + targets.size(), true, Set.copyOf(style.gaps())));
    }
    CsvFit fit = CsvFit.of(source, style, fields, targets);
    CsvValues values = fit.values();
    for (CsvColumn target : targets) {
      if (words) {
        values.words(
            new Field.Categorical(target.name, List.of()),
            fit.targetRows(),
            target.place(),
            target.texts().size(),
            target.texts()::get);
      } else {
        Field.Numeric field = new Field.Numeric(target.name);
        values.add(field, fit.targetRows(), target.place(), numbers(target, fit.notes()));
      }
    }
    Columns all = values.columns();
    int width = all.cols();
    Columns columns = values.columns(row ->
        IntStream.range(fields.size(), width).noneMatch(col -> Float.isNaN(all.get(row, col))));
    int out = all.rows() - columns.rows();
    if (columns.rows() == 0) {
      throw FormatException.of(
          source.where(), "rows with a value in " + String.join(", ", names), "none");
    }
    List<Note> notes = new ArrayList<>(fit.notes());
    if (out > 0) {
      notes.add(new Note(
          "rows",
          String.format(
              Locale.ROOT,
              "%,d row%s left out: no value in %s",
              out,
              out == 1 ? "" : "s",
              String.join(" or ", names))));
    }
    return data(new Table(source.name(), columns)).noted(notes);
  }

  private Dataset data(Table table) {
    String[] targets = names.toArray(String[]::new);
    return switch (outputs.kind()) {
      case CLASSES -> classes(table, targets[0]);
      case NUMBERS -> table.numbers(targets);
      case DISTRIBUTIONS -> table.distributions(targets);
      case FLAGS -> table.flags(targets);
    };
  }

  private void check(List<Field> fields) {
    boolean classes = outputs.kind() == Kind.CLASSES;
    if (names.size() != (classes ? 1 : outputs.size())) {
      throw FormatException.of(
          source.where(),
          classes ? "one column of classes" : "a column for each of " + outputs.labels(),
          names.toString());
    }
    for (String name : names) {
      if (fields.stream().anyMatch(field -> field.source().equals(name))) {
        throw FormatException.of(
            source.where(),
            "a target beside the inputs of the model",
            FormatException.quoted(name) + ", which is one of them");
      }
    }
  }

  /** The number of each code of a target. */
  private float[] numbers(CsvColumn target, List<Note> notes) {
    int[] codes = target.codes().filter(k -> !Cell.gap(target.texts().get(k))).toArray();
    Optional<AmountGuess> guess = AmountGuess.of(target, codes, style, false);
    Amount amount = guess.map(AmountGuess::amount).orElse(Amount.PLAIN);
    if (!amount.simple()) {
      notes.add(new Note(
          "columns",
          target.name + ": " + guess.orElseThrow().words(target.texts().get(0))));
    }
    float[] numbers = new float[target.texts().size()];
    for (int code = 0; code < numbers.length; code++) {
      String text = target.texts().get(code);
      numbers[code] = (float) amount.number(text);
      if (Float.isNaN(numbers[code]) && !Cell.gap(text)) {
        throw FormatException.of(
                target.at(target.line(code)),
                "a number",
                FormatException.quoted(text),
                "correct the cell, or leave it empty if the number is missing")
            .within(source.where());
      }
    }
    return numbers;
  }

  private Dataset classes(Table table, String target) {
    Columns columns = table.columns();
    List<String> labels = outputs.labels();
    int last = columns.cols() - 1;
    List<String> levels = ((Field.Categorical) columns.fields().get(last)).levels();
    int[] classes =
        levels.stream().mapToInt(word -> labels.indexOf(label(word))).toArray();
    int[] values = new int[columns.rows()];
    for (int i = 0; i < values.length; i++) {
      int level = (int) columns.get(i, last);
      if (classes[level] < 0) {
        throw FormatException.of(
                "row " + (i + 1) + ", column " + FormatException.quoted(target),
                "one of the classes " + String.join(", ", labels),
                FormatException.quoted(levels.get(level)))
            .within(source.where());
      }
      values[i] = classes[level];
    }
    return Dataset.of(table.name(), table.without(target), new Classes(labels, values));
  }

  /**
   * The label that a word stands for: the word itself, or, if no label equals it, its number as {@link Table} writes
   * numbers, or the label that differs from it in upper and lower case only.
   */
  private String label(String word) {
    List<String> labels = outputs.labels();
    if (labels.contains(word)) {
      return word;
    }
    double value = Amount.PLAIN.number(word);
    if (!Double.isNaN(value)) {
      return value == Math.rint(value)
          ? Long.toString((long) value)
          : Float.toString((float) value);
    }
    List<String> alike =
        labels.stream().filter(label -> label.equalsIgnoreCase(word)).toList();
    return alike.size() == 1 ? alike.get(0) : word;
  }
}
