package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tables in CSV (RFC 4180): UTF-8, raw or packed with gzip, a header line with a name for every column, cells separated by
 * the one of comma, semicolon and tab that is most frequent in the header. Blanks around a cell, a byte order mark and
 * empty lines do not count; line breaks inside a cell in quotes are taken as blanks.
 *
 * <p><b>Missing</b> is a cell that is empty or one of {@code NA}, {@code N/A}, {@code NaN}, {@code null} and {@code ?}, in
 * capitals or not.
 *
 * <p><b>Numbers or words</b>: a column is numeric if all its cells that are not missing are finite numbers with a decimal
 * point, as {@code -1.5e3}; else it holds words. But words among numbers are likely slips, so a column is refused, with the
 * line of the first word, if at least nine in ten of its cells are numbers, or if just one is a word and two or more are
 * numbers. Infinite numbers are refused. So is a column of numbers with decimal commas.
 *
 * <p>Rows that differ in length, names that are empty or used twice, a header of numbers, and files without rows are refused:
 * each with a {@link FormatException} that says where.
 */
public final class Csv {
  private static final int MOST_SHOWN = 20;

  private Csv() {}

  /** Every column of a file. */
  public static Table read(Path file) throws IOException {
    if (Source.size(file) < 0) {
      try (Reader pipe = open(file)) {
        return read(file.toString(), pipe);
      }
    }
    return new Table(
        String.valueOf(file.getFileName()), guessed(file.toString(), () -> open(file)));
  }

  /** Every column of a text, such as standard input, which is held in memory meanwhile; the reader stays open. */
  public static Table read(String name, Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    try {
      reader.transferTo(text);
    } catch (CharacterCodingException e) {
      throw FormatException.of(name, "text in UTF-8", "other bytes", "save it as UTF-8")
          .because(e);
    }
    String all = text.toString();
    return new Table(name, guessed(name, () -> new StringReader(all)));
  }

  /**
   * The columns that a model wants, by their names and in its order; others are ignored. Each is of numbers or words as it
   * was in training.
   */
  public static Columns read(Path file, Inputs inputs) throws IOException {
    try (Reader reader = open(file)) {
      return scan(file.toString(), reader, inputs).columns();
    }
  }

  /** As {@link #read(Path, Inputs)}, of a text such as standard input; the reader stays open. */
  public static Columns read(String name, Reader reader, Inputs inputs) throws IOException {
    return scan(name, reader, inputs).columns();
  }

  /**
   * Labelled rows to judge a model on: the columns it wants, and column {@code target} as what it predicts.
   *
   * @param preparation the model's, for a table
   */
  public static Dataset read(Path file, Preparation preparation, String target) throws IOException {
    return read(file, preparation, List.of(target));
  }

  /** As the other, with a column for each of several numbers, shares or flags; classes have one. */
  public static Dataset read(Path file, Preparation preparation, List<String> targets)
      throws IOException {
    String where = file.toString();
    Outputs outputs = preparation.outputs();
    List<Wanted> wanted = new ArrayList<>(wanted(where, preparation.inputs()));
    boolean classes = outputs.kind() == Targets.Kind.CLASSES;
    if (targets.size() != (classes ? 1 : outputs.size())) {
      throw FormatException.of(
          where,
          classes ? "one column of classes" : "a column for each of " + outputs.labels(),
          targets.toString());
    }
    for (String target : targets) {
      if (wanted.stream().anyMatch(column -> column.name.equals(target))) {
        throw FormatException.of(
            where,
            "a target beside the inputs of the model",
            FormatException.quoted(target) + ", which is one of them");
      }
    }
    boolean words = classes || outputs.kind() == Targets.Kind.FLAGS;
    for (String target : targets) {
      wanted.add(new Wanted(target, words ? CsvColumn.Kind.WORDS : CsvColumn.Kind.NUMBERS));
    }
    Columns columns;
    try (Reader reader = open(file)) {
      columns = CsvScan.of(where, reader, names -> chosen(where, names, wanted)).columns();
    }
    Table table = new Table(String.valueOf(file.getFileName()), columns);
    String[] names = targets.toArray(String[]::new);
    return switch (outputs.kind()) {
      case CLASSES -> classes(where, table, targets.get(0), outputs.labels());
      case NUMBERS -> table.numbers(names);
      case DISTRIBUTIONS -> table.distributions(names);
      case FLAGS -> table.flags(names);
    };
  }

  @FunctionalInterface
  private interface Opening {
    Reader open() throws IOException;
  }

  private record Wanted(String name, CsvColumn.Kind kind) {}

  /** A column that began with numbers and held words after all needs a second pass, in which it is told what it is. */
  private static Columns guessed(String where, Opening opening) throws IOException {
    CsvScan first;
    try (Reader reader = opening.open()) {
      first = CsvScan.of(
          where,
          reader,
          names -> names.stream()
              .map(name -> new CsvColumn(where, name, CsvColumn.Kind.GUESSED))
              .toList());
    }
    if (first.chosen().stream().noneMatch(CsvColumn::lost)) {
      return first.columns();
    }
    List<Wanted> found = first.chosen().stream()
        .map(column -> new Wanted(column.name(), column.kind()))
        .toList();
    try (Reader reader = opening.open()) {
      return CsvScan.of(where, reader, names -> chosen(where, names, found)).columns();
    }
  }

  private static CsvScan scan(String where, Reader reader, Inputs inputs) throws IOException {
    List<Wanted> wanted = wanted(where, inputs);
    return CsvScan.of(where, reader, names -> chosen(where, names, wanted));
  }

  private static List<Wanted> wanted(String where, Inputs inputs) {
    if (inputs.kind() != Features.Kind.TABLE) {
      throw FormatException.of(
          where, inputs.kind() + ", as in the training of the model", "a table");
    }
    return inputs.fields().stream()
        .map(field -> new Wanted(
            field.name(),
            field instanceof Field.Categorical ? CsvColumn.Kind.WORDS : CsvColumn.Kind.NUMBERS))
        .toList();
  }

  private static List<CsvColumn> chosen(String where, List<String> names, List<Wanted> wanted) {
    Set<String> known = new HashSet<>(names);
    List<CsvColumn> columns = new ArrayList<>();
    for (Wanted column : wanted) {
      if (!known.contains(column.name)) {
        String others = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        throw FormatException.of(
            where,
            "a column " + FormatException.quoted(column.name),
            "the columns " + others
                + (names.size() > MOST_SHOWN ? " … (" + names.size() + " in all)" : ""));
      }
      columns.add(new CsvColumn(where, column.name, column.kind));
    }
    return columns;
  }

  private static Dataset classes(String where, Table table, String target, List<String> labels) {
    Columns columns = table.columns();
    int last = columns.cols() - 1;
    int[] classes = ((Field.Categorical) columns.fields().get(last))
        .levels().stream().mapToInt(word -> labels.indexOf(label(word, labels))).toArray();
    int[] values = new int[columns.rows()];
    for (int i = 0; i < values.length; i++) {
      float level = columns.get(i, last);
      if (Float.isNaN(level) || classes[(int) level] < 0) {
        String word = Float.isNaN(level)
            ? "nothing"
            : FormatException.quoted(
                ((Field.Categorical) columns.fields().get(last)).levels().get((int) level));
        throw FormatException.of(
                "row " + (i + 1) + ", column " + FormatException.quoted(target),
                "one of the classes " + String.join(", ", labels),
                word)
            .within(where);
      }
      values[i] = classes[(int) level];
    }
    return Dataset.of(table.name(), table.without(target), new Classes(labels, values));
  }

  /** The label of a word: itself, or if that is none of the labels, the number it stands for as {@link Table} names it. */
  private static String label(String word, List<String> labels) {
    char[] text = word.toCharArray();
    if (labels.contains(word) || !Cell.number(text, 0, text.length)) {
      return word;
    }
    float value = Cell.value(text, 0, text.length) + 0f; // −0 is 0
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
  }

  /** The text of a file; bytes that are not UTF-8 end in an exception. */
  private static Reader open(Path file) throws IOException {
    return new InputStreamReader(Source.open(file).stream(), StandardCharsets.UTF_8.newDecoder());
  }
}
