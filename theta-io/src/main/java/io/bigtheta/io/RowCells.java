package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.data.reading.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table that come cell by cell, such as those of a request. A cell is read as {@link Csv#rows} reads the same text in a
 * file, so that the predictions have the same bits. Only the style in which a column is written is not guessed: a cell in
 * another style than that of the training rows is refused. For one thread.
 */
public final class RowCells {
  private final List<Field> fields;
  private final List<FieldSink> sinks = new ArrayList<>();
  private final int rows;

  /** [rows · fields]: a number as it is, a word as its code in the sink of its column. */
  private final float[] values;

  private final float[] row;

  /**
   * Rows without any value yet.
   *
   * @param inputs of a model that takes tables
   */
  public RowCells(Inputs inputs, int rows) {
    fields = inputs.fields();
    this.rows = rows;
    for (Field field : fields) {
      sinks.add(new FieldSink(field, sinks.size(), List.of()));
    }
    values = new float[Math.multiplyExact(rows, fields.size())];
    row = new float[fields.size()];
  }

  /**
   * Rows that are numbers already.
   *
   * @param inputs whose columns all hold plain numbers, see {@link Amount#simple}
   * @param values [rows · columns], NaN for a missing cell; the array is shared, not copied
   */
  public static CsvRead numbers(Inputs inputs, float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        return gaps(inputs, values);
      }
    }
    return new CsvRead(new Columns(inputs.fields(), values), List.of());
  }

  private static CsvRead gaps(Inputs inputs, float[] values) {
    RowCells cells = new RowCells(inputs, values.length / inputs.fields().size());
    for (int at = 0; at < values.length; at++) {
      cells.number(at / cells.row.length, at % cells.row.length, values[at]);
    }
    return cells.read();
  }

  /** Reads the text of a cell. Blanks around it are ignored. */
  public void text(int i, int j, String text) {
    char[] cell = text.strip().toCharArray();
    sinks.get(j).add(cell, 0, cell.length, i + 1, row);
    values[i * row.length + j] = row[j];
  }

  /** Takes a number for a cell; NaN if it is missing. */
  public void number(int i, int j, double number) {
    if (Double.isNaN(number)) {
      missing(i, j);
    } else if (fields.get(j).reading() instanceof Amount amount
        && !amount.unit().equals("%")) {
      float value = (float) (number - amount.origin());
      if (Float.isInfinite(value)) {
        throw FormatException.of(place(i, fields.get(j)), "a number within ±3.4e38", number);
      }
      values[i * row.length + j] = value;
    } else {
      text(i, j, spelled(number)); // such as 8001 in a column of words
    }
  }

  private static String spelled(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** A cell without a value. */
  public void missing(int i, int j) {
    sinks.get(j).missing++;
    values[i * row.length + j] = Float.NaN;
  }

  /**
   * The rows, and what people should know about them.
   *
   * @throws FormatException if a cell does not hold what its column held in training
   */
  public CsvRead read() {
    List<Field> read = new ArrayList<>(fields);
    List<Note> notes = new ArrayList<>();
    for (int j = 0; j < row.length; j++) {
      FieldSink sink = sinks.get(j);
      if (sink.strayLine > 0) {
        throw stray(sink);
      }
      if (sink.field instanceof Field.Categorical words) {
        List<String> spelled = Strange.spelled(sink, words, notes);
        int[] places = spelled.stream().mapToInt(words::place).toArray();
        for (int i = 0; i < rows; i++) {
          int at = i * row.length + j;
          if (!Float.isNaN(values[at])) {
            int place = places[(int) values[at]];
            values[at] = place < 0 ? Float.NaN : place;
          }
        }
      }
      if (sink.field instanceof Field.Text text) {
        read.set(j, new Field.Text(text.name(), sink.words(), text.reading(), text.full()));
      }
      Strange.gaps(sink, sink.field, notes);
    }
    return new CsvRead(new Columns(read, values), notes);
  }

  private static String place(int i, Field field) {
    return "row " + (i + 1) + ", column " + FormatException.quoted(field.source());
  }

  private static FormatException stray(FieldSink sink) {
    return FormatException.of(
        place((int) sink.strayLine - 1, sink.field),
        Cell.number(sink.stray)
            ? "a number within ±3.4e38"
            : sink.field.reading().expected(),
        FormatException.quoted(sink.stray),
        "correct the cell, or leave it out if it is missing");
  }
}
