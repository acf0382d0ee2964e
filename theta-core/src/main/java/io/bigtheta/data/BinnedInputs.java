package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several inputs for each number of a table, so that a network can learn steps and bends in it easily. Words are as in
 * {@link ColumnInputs}. A number becomes, in this order:
 *
 * <ol>
 *   <li>z / √(1 + (z / 3)²) with z = (raw − middle) · spread: the number on a robust scale, bent so that no outlier is larger
 *       than 3 (Holzmüller, Grinsztajn and Steinwart, NeurIPS 2024);
 *   <li>for each of its bins from edge a to edge b the share clip((raw − a) / (b − a), 0, 1) of the bin that lies below the
 *       number (Gorishniy, Rubachev and Babenko, NeurIPS 2022). The edges are quantiles of the training rows;
 *   <li>1 if the number is missing and 0 otherwise, if numbers of this column were missing in the training rows.
 * </ol>
 *
 * Each of these gets mean 0 and standard deviation 1 over the training rows. If a number is missing, the first two become 0, which
 * stands for the mean.
 *
 * @param fields the fields of a raw row, in order; their levels are the words of the training rows
 * @param middle [fields], the median; 0 for words
 * @param spread [fields], 1 / (upper quartile − lower quartile); 0 for words
 * @param bins [fields], the number of bins; 0 for words and for numbers with at most two values
 * @param gaps [fields], 1 if numbers were missing in the training rows, otherwise 0
 * @param edges [Σ (bins + 1) over the fields with bins], ascending within a field
 * @param mean [inputs that come from numbers]
 * @param scale [inputs that come from numbers], 1 / standard deviation
 */
public record BinnedInputs(
    List<Field> fields,
    float[] middle,
    float[] spread,
    float[] bins,
    float[] gaps,
    float[] edges,
    float[] mean,
    float[] scale)
    implements Inputs {
  /** Where the bend of the robust scale lies. */
  private static final float BEND = 3;

  public BinnedInputs {
    fields = List.copyOf(fields);
    int count = fields.size();
    int ends = 0;
    int inputs = 0;
    for (int j = 0; j < count && bins.length == count && gaps.length == count; j++) {
      boolean number = fields.get(j) instanceof Field.Numeric;
      if (!(bins[j] >= 0 && bins[j] <= 1 << 10 && bins[j] == Math.rint(bins[j]))
          || (!number && bins[j] > 0)) {
        throw Refusal.of("inputs", "a number of bins for column " + (j + 1), bins[j]);
      }
      ends += bins[j] > 0 ? (int) bins[j] + 1 : 0;
      inputs += number ? 1 + (int) bins[j] + (gaps[j] > 0 ? 1 : 0) : 0;
    }
    if (middle.length != count
        || spread.length != count
        || bins.length != count
        || gaps.length != count
        || edges.length != ends
        || mean.length != inputs
        || scale.length != inputs) {
      throw Refusal.of(
          "inputs",
          "arrays for " + count + " fields, " + ends + " edges and " + inputs + " inputs",
          middle.length + ", " + edges.length + " and " + mean.length);
    }
  }

  /** Learns the bins from the rows of {@code train}, whose features {@code columns} are. */
  static BinnedInputs fit(Dataset train, Columns columns) {
    return new BinFit(train, columns).inputs();
  }

  @Override
  public Features.Kind kind() {
    return Features.Kind.TABLE;
  }

  @Override
  public RowShape shape() {
    return RowShape.of(size());
  }

  @Override
  public int cols() {
    return fields.size();
  }

  @Override
  public int size() {
    int words = 0;
    for (Field field : fields) {
      words +=
          field instanceof Field.Categorical categorical ? categorical.levels().size() : 0;
    }
    return words + mean.length;
  }

  @Override
  public Map<String, float[]> learnt() {
    Map<String, float[]> learnt = new LinkedHashMap<>();
    learnt.put("middle", middle);
    learnt.put("spread", spread);
    learnt.put("bins", bins);
    learnt.put("gaps", gaps);
    learnt.put("edges", edges);
    learnt.put("mean", mean);
    learnt.put("scale", scale);
    return learnt;
  }

  @Override
  public String taken() {
    return ColumnInputs.taken(fields);
  }

  @Override
  public void write(Features from, int row, Matrix matrix, int i) {
    Columns columns = (Columns) from;
    float[] x = matrix.data();
    int to = matrix.at(i);
    int edge = 0;
    int input = 0;
    for (int j = 0; j < bins.length; j++) {
      float raw = columns.get(row, j);
      if (fields.get(j) instanceof Field.Categorical words) {
        to = ColumnInputs.word(words, ColumnInputs.level(words, columns, j, raw), x, to);
      } else {
        to = number(raw, j, edge, input, x, to);
        input += inputs(j);
        edge += bins[j] > 0 ? (int) bins[j] + 1 : 0;
      }
    }
  }

  @Override
  public void write(float[] raw, int at, Matrix matrix, int i) {
    float[] x = matrix.data();
    int to = matrix.at(i);
    int edge = 0;
    int input = 0;
    for (int j = 0; j < bins.length; j++) {
      float value = raw[at + j];
      if (fields.get(j) instanceof Field.Categorical words) {
        to = ColumnInputs.word(words, ColumnInputs.level(words, value), x, to);
      } else if (Float.isInfinite(value)) {
        throw Refusal.of(fields.get(j).name(), "a number", value);
      } else {
        to = number(value, j, edge, input, x, to);
        input += inputs(j);
        edge += bins[j] > 0 ? (int) bins[j] + 1 : 0;
      }
    }
  }

  /** The number of inputs of a field of numbers. */
  private int inputs(int j) {
    return 1 + (int) bins[j] + (gaps[j] > 0 ? 1 : 0);
  }

  private int number(float raw, int j, int edge, int input, float[] x, int to) {
    int end = to + 1 + (int) bins[j];
    int at = input;
    if (Float.isNaN(raw)) {
      Arrays.fill(x, to, end, 0);
      at += end - to;
    } else {
      x[to] = (bent((raw - middle[j]) * spread[j]) - mean[at]) * scale[at];
      at++;
      for (int k = 0; k < (int) bins[j]; k++, at++) {
        float share = share(raw, edges[edge + k], edges[edge + k + 1]);
        x[to + 1 + k] = (share - mean[at]) * scale[at];
      }
    }
    if (gaps[j] > 0) {
      x[end++] = ((Float.isNaN(raw) ? 1 : 0) - mean[at]) * scale[at];
    }
    return end;
  }

  /** z / √(1 + (z / 3)²), which is about z near 0 and never beyond ±3. */
  static float bent(float z) {
    double part = z / (double) BEND;
    return (float) (z / Math.sqrt(1 + part * part));
  }

  /** The share of the range [a, b] that lies below {@code raw}. */
  static float share(float raw, float a, float b) {
    return Math.max(0, Math.min(1, (raw - a) / (b - a)));
  }

  @Override
  public void check(String where, Features features) {
    ColumnInputs.check(fields, where, features);
  }
}
