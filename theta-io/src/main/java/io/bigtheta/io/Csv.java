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
 * Reads tables in CSV (RFC 4180). A file is UTF-8, raw or packed with gzip, and begins with a header line that names
 * every column. Cells are separated by comma, semicolon or tab, whichever is most frequent in the header. Blanks around
 * a cell, a byte order mark and empty lines are ignored. A line break inside a quoted cell is read as a blank.
 *
 * <p><b>Missing values</b>: a cell is missing if it is empty or one of {@code NA}, {@code N/A}, {@code NaN}, {@code null}
 * and {@code ?}, in upper or lower case.
 *
 * <p><b>Numbers or words</b>: a column is numeric if all its cells that are not missing are finite numbers with a decimal
 * point, such as {@code -1.5e3}; otherwise it holds words. A few words among numbers are probably typing errors. A
 * column is therefore refused, with the line of its first word, if at least nine in ten of its cells are numbers, or if
 * exactly one cell is a word and two or more are numbers. Infinite numbers are refused, and so is a column of numbers
 * with decimal commas.
 *
 * <p>Rows of different lengths, empty or repeated column names, a header of numbers, and files without rows are
 * refused. Each refusal is a {@link FormatException} that says where the error is.
 */
public final class Csv {
  private static final int MOST_SHOWN = 20;

  private Csv() {}

  /** Reads every column of a file. */
  public static Table read(Path file) throws IOException {
    if (Source.size(file) < 0) {
      try (Reader pipe = open(file)) {
        return read(file.toString(), pipe);
      }
    }
    return new Table(
        String.valueOf(file.getFileName()), guessed(file.toString(), () -> open(file)));
  }

  /**
   * Reads every column of a text, such as standard input. The text is held in memory while it is read; the reader stays
   * open.
   */
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
   * Reads the columns that a model needs, by name and in the model's order; other columns are ignored. A column must
   * hold what it held in training: numbers or words.
   */
  public static Columns read(Path file, Inputs inputs) throws IOException {
    try (Reader reader = open(file)) {
      return scan(file.toString(), reader, inputs).columns();
    }
  }

  /** Does what {@link #read(Path, Inputs)} does, for a text such as standard input; the reader stays open. */
  public static Columns read(String name, Reader reader, Inputs inputs) throws IOException {
    return scan(name, reader, inputs).columns();
  }

  /** Reads columns of a file as they are spelt, see {@link CsvCells}. */
  public static CsvCells cells(Path file, List<String> names) throws IOException {
    try (Reader reader = open(file)) {
      return CsvCells.read(file.toString(), reader, names);
    }
  }

  /** Does what {@link #cells(Path, List)} does, for a text such as standard input; the reader stays open. */
  public static CsvCells cells(String name, Reader reader, List<String> names) throws IOException {
    return CsvCells.read(name, reader, names);
  }

  /**
   * Reads labelled rows to evaluate a model on: the columns that the model needs, and the column {@code target} with
   * the true values.
   *
   * @param preparation of the model, whose inputs are a table
   */
  public static Dataset read(Path file, Preparation preparation, String target) throws IOException {
    return read(file, preparation, List.of(target));
  }

  /**
   * Reads labelled rows to evaluate a model on. A model of several numbers, shares or flags has one target column for
   * each output; a model of classes has a single target column.
   */
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

  /**
   * Reads a text in one pass. If a column began with numbers and held words later, a second pass follows, which is told
   * the kind of every column.
   */
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

  /**
   * The label that a word stands for: the word itself, or, if no label equals it, its number as {@link Table} writes
   * numbers.
   */
  private static String label(String word, List<String> labels) {
    char[] text = word.toCharArray();
    if (labels.contains(word) || !Cell.number(text, 0, text.length)) {
      return word;
    }
    float value = Cell.value(text, 0, text.length) + 0f; // −0 is 0
    return value == Math.rint(value) ? Long.toString((long) value) : Float.toString(value);
  }

  /** Opens the text of a file. Bytes that are not UTF-8 end in an exception. */
  private static Reader open(Path file) throws IOException {
    return new InputStreamReader(Tables.text(file), StandardCharsets.UTF_8.newDecoder());
  }
}
