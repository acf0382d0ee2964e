package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads tables of text, such as CSV (RFC 4180). How a table is written is found out from the text, and said in the notes
 * of the result, unless a {@link CsvStyle} says it: the encoding, the separator, lines before the table, whether a header
 * names the columns. A file may be packed with gzip. Blanks around a cell, a byte order mark and empty lines are ignored.
 * A line break inside a quoted cell is read as a blank.
 *
 * <p><b>Missing values</b>: a cell is missing if it is empty or one of {@code NA}, {@code N/A}, {@code NaN}, {@code null},
 * {@code ?} and the like. In a column that otherwise holds numbers or dates, so are words such as {@code unknown} and
 * {@code -}.
 *
 * <p><b>Kinds of columns</b>: a column holds numbers if all its cells that are not missing are numbers in one style,
 * such as {@code -1.5e3}, {@code 1.234,50} or {@code $12}. Dates become their parts. Other columns hold words. Columns
 * that teach nothing are left out: one value in every row, ids, and free text. {@link ColumnKind} names what a user may
 * ask for instead. A few words among numbers are probably typing errors, and so refused, with the line of the first one.
 *
 * <p>Rows of different lengths, infinite numbers and files without rows are refused. Each refusal is a
 * {@link FormatException} that says where the error is.
 */
public final class Csv {
  private Csv() {}

  /** Reads a file to learn from. */
  public static Table read(Path file) throws IOException {
    return read(file, new CsvStyle(), CsvAsked.NOTHING);
  }

  /** Reads a file in this style to learn from. */
  public static Table read(Path file, CsvStyle style, CsvAsked asked) throws IOException {
    return CsvTable.read(CsvSource.of(file, style.encoding()), style, asked, Tables.declared(file));
  }

  /**
   * Reads a text to learn from, such as standard input. The text is held in memory while it is read; the reader stays
   * open.
   */
  public static Table read(String name, Reader reader) throws IOException {
    return read(name, reader, new CsvStyle(), CsvAsked.NOTHING);
  }

  /** Reads a text in this style to learn from. */
  public static Table read(String name, Reader reader, CsvStyle style, CsvAsked asked)
      throws IOException {
    return CsvTable.read(CsvSource.of(name, reader), style, asked, Map.of());
  }

  /**
   * Reads the columns that a model needs, by name and in the model's order; other columns are ignored. A column must
   * hold what it held in training.
   */
  public static Columns read(Path file, Inputs inputs) throws IOException {
    return rows(file, inputs).columns();
  }

  /** Does what {@link #read(Path, Inputs)} does, for a text such as standard input; the reader stays open. */
  public static Columns read(String name, Reader reader, Inputs inputs) throws IOException {
    return rows(name, reader, inputs).columns();
  }

  /** The columns that a model needs, and what people should know about them. */
  public static CsvRead rows(Path file, Inputs inputs) throws IOException {
    return rows(CsvSource.of(file, ""), new CsvStyle(), inputs);
  }

  /** The columns that a model needs in a file of this style, and what people should know about them. */
  public static CsvRead rows(Path file, CsvStyle style, Inputs inputs) throws IOException {
    return rows(CsvSource.of(file, style.encoding()), style, inputs);
  }

  /** The columns that a model needs in a text, and what people should know about them. */
  public static CsvRead rows(String name, Reader reader, Inputs inputs) throws IOException {
    return rows(name, reader, new CsvStyle(), inputs);
  }

  /** The columns that a model needs in a text of this style, and what people should know about them. */
  public static CsvRead rows(String name, Reader reader, CsvStyle style, Inputs inputs)
      throws IOException {
    return rows(CsvSource.of(name, reader), style, inputs);
  }

  private static CsvRead rows(CsvSource source, CsvStyle style, Inputs inputs) throws IOException {
    check(source.where(), inputs);
    CsvFit fit = CsvFit.of(source, style, inputs.fields(), List.of());
    Columns columns = fit.values().columns();
    return new CsvRead(columns, fit.notes());
  }

  /** Reads columns of a file in this style as they are spelt, see {@link CsvCells}. */
  public static CsvCells cells(Path file, CsvStyle style, List<String> names) throws IOException {
    return CsvCells.read(CsvSource.of(file, style.encoding()), style, names);
  }

  /** Does what {@link #cells(Path, CsvStyle, List)} does, for a text such as standard input; the reader stays open. */
  public static CsvCells cells(String name, Reader reader, CsvStyle style, List<String> names)
      throws IOException {
    return CsvCells.read(CsvSource.of(name, reader), style, names);
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
   * each output; a model of classes has a single target column. Rows without a true value are left out; the notes of
   * the result say how many.
   */
  public static Dataset read(Path file, Preparation preparation, List<String> targets)
      throws IOException {
    return read(file, new CsvStyle(), preparation, targets);
  }

  /** Reads labelled rows in a file of this style to evaluate a model on. */
  public static Dataset read(
      Path file, CsvStyle style, Preparation preparation, List<String> targets) throws IOException {
    check(file.toString(), preparation.inputs());
    CsvSource source = CsvSource.of(file, style.encoding());
    return new CsvTruth(source, style, preparation.outputs(), targets)
        .read(preparation.inputs().fields());
  }

  /** The names of the columns of a file. */
  public static List<String> names(Path file, CsvStyle style) throws IOException {
    return CsvSource.of(file, style.encoding()).pass(reader -> {
      CsvText text = new CsvText(reader);
      CsvForm form = CsvForm.of(text.sample(), style, Set.of());
      return CsvScan.names(file.toString(), text, form);
    });
  }

  private static void check(String where, Inputs inputs) {
    if (inputs.kind() != Features.Kind.TABLE) {
      throw FormatException.of(
          where, inputs.kind() + ", as in the training of the model", "a table");
    }
  }
}
