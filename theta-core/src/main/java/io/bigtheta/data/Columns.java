package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a table. Every cell is a number or the index of a word; NaN stands for a missing cell.
 *
 * @param fields what each column is
 * @param values [rows · fields], row after row; the array is shared, not copied
 */
public record Columns(List<Field> fields, float[] values) implements Features {
  public Columns {
    fields = List.copyOf(fields);
    if (fields.isEmpty() || values.length % fields.size() != 0) {
      throw new ShapeException(
          "columns", "whole rows of " + fields.size() + " fields", values.length + " values");
    }
    for (int i = 0; i < values.length; i++) {
      if (Float.isInfinite(values[i])) {
        throw Refusal.of(
            "row " + i / fields.size() + ", column \""
                + fields.get(i % fields.size()).name() + "\"",
            "a number",
            values[i]);
      }
    }
  }

  /** Numeric columns {@code x0, x1, …} with a copy of {@code values} [rows][columns]. */
  public static Columns of(float[][] values) {
    int cols = values.length == 0 ? 1 : values[0].length;
    float[] all = new float[Math.multiplyExact(values.length, cols)];
    for (int i = 0; i < values.length; i++) {
      if (values[i].length != cols) {
        throw new ShapeException("row " + i, cols + " values as in row 0", values[i].length);
      }
      System.arraycopy(values[i], 0, all, i * cols, cols);
    }
    List<Field> fields = IntStream.range(0, cols)
        .<Field>mapToObj(j -> new Field.Numeric("x" + j))
        .toList();
    return new Columns(fields, all);
  }

  /**
   * The same columns. Sizes that the readings of texts leave open are those that suit all texts, so that each part of the
   * rows has the same ones.
   */
  public Columns sized() {
    boolean open = fields.stream()
        .anyMatch(field -> field instanceof Field.Text text
            && (text.reading().buckets() == 0 || text.reading().longest() == 0));
    return open ? new Columns(TextSizes.over(fields), values) : this;
  }

  /** The first {@code count} columns. */
  Columns first(int count) {
    float[] kept = new float[rows() * count];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(values, row * cols(), kept, row * count, count);
    }
    return new Columns(fields.subList(0, count), kept);
  }

  @Override
  public Kind kind() {
    return Kind.TABLE;
  }

  @Override
  public RowShape shape() {
    return RowShape.of(cols());
  }

  @Override
  public Inputs inputs(Dataset train) {
    return TextInputs.has(fields)
        ? TextInputs.fit(train, this, columns -> ColumnInputs.fit(train, columns))
        : ColumnInputs.fit(train, this);
  }

  @Override
  public Inputs standardized(Dataset train) {
    throw Refusal.of(train.name(), "images to standardise", "a table, whose numbers always are");
  }

  @Override
  public void digest(Digest digest) {
    fields.forEach(field -> digest.add(field.toString()));
  }

  @Override
  public int rows() {
    return values.length / fields.size();
  }

  @Override
  public int cols() {
    return fields.size();
  }

  @Override
  public float get(int row, int col) {
    return values[row * cols() + col];
  }

  @Override
  public void digest(int row, Digest digest) {
    digest.add(values, row * cols(), cols());
  }
}
