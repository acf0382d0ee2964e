package io.bigtheta.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns the bins, middles and spreads of a {@link BinnedInputs} from training rows. */
final class BinFit {
  /** The largest number of bins of a column. */
  private static final int MOST = 16;

  /** A bin with fewer training rows than this says more about the noise in them than about the target. */
  private static final int ROWS = 64;

  private final Dataset train;
  private final Columns columns;
  private final List<Field> fields = new ArrayList<>();
  private final List<Float> edges = new ArrayList<>();
  private final List<Moments> moments = new ArrayList<>();
  private final float[] middle;
  private final float[] spread;
  private final float[] bins;
  private final float[] gaps;

  BinFit(Dataset train, Columns columns) {
    this.train = train;
    this.columns = columns;
    int count = columns.fields().size();
    middle = new float[count];
    spread = new float[count];
    bins = new float[count];
    gaps = new float[count];
    for (int j = 0; j < count; j++) {
      if (columns.fields().get(j) instanceof Field.Categorical words) {
        fields.add(ColumnInputs.seen(train, words, j));
      } else {
        fields.add(columns.fields().get(j));
        number(j);
      }
    }
  }

  BinnedInputs inputs() {
    float[] ends = new float[edges.size()];
    for (int k = 0; k < ends.length; k++) {
      ends[k] = edges.get(k);
    }
    float[] mean = new float[moments.size()];
    float[] scale = new float[moments.size()];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = moments.get(k).mean();
      scale[k] = 1 / moments.get(k).deviation();
    }
    return new BinnedInputs(fields, middle, spread, bins, gaps, ends, mean, scale);
  }

  private float raw(int i, int col) {
    return columns.get(train.index(i), col);
  }

  private void number(int col) {
    float[] sorted = new float[train.rows()];
    int known = 0;
    for (int i = 0; i < train.rows(); i++) {
      float value = raw(i, col);
      if (!Float.isNaN(value)) {
        sorted[known++] = value + 0f; // −0 is 0
      }
    }
    sorted = Arrays.copyOf(sorted, known);
    Arrays.sort(sorted);
    gaps[col] = known < train.rows() ? 1 : 0;
    if (known > 0) {
      middle[col] = quantile(sorted, 0.5);
      spread[col] = spread(sorted);
    }
    float m = middle[col];
    float s = spread[col];
    moments.add(Moments.of(train.rows(), i -> BinnedInputs.bent((raw(i, col) - m) * s)));
    List<Float> own = edges(sorted);
    bins[col] = Math.max(0, own.size() - 1);
    for (int k = 1; k < own.size(); k++) {
      float a = own.get(k - 1);
      float b = own.get(k);
      moments.add(Moments.of(train.rows(), i -> share(raw(i, col), a, b)));
    }
    edges.addAll(own);
    if (gaps[col] > 0) {
      moments.add(Moments.of(train.rows(), i -> Float.isNaN(raw(i, col)) ? 1 : 0));
    }
  }

  private static float share(float raw, float a, float b) {
    return Float.isNaN(raw) ? Float.NaN : BinnedInputs.share(raw, a, b);
  }

  /** The quartiles may be equal, if most numbers are; then half of the whole range counts. */
  private static float spread(float[] sorted) {
    float quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    float range = sorted[sorted.length - 1] - sorted[0];
    float used = quartiles > 0 ? quartiles : range / 2;
    return used > 0 && Float.isFinite(1 / used) ? 1 / used : 0;
  }

  /** The edges of the bins, which hold about equally many training rows; empty if there are at most two values. */
  private static List<Float> edges(float[] sorted) {
    int distinct = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    List<Float> edges = new ArrayList<>();
    if (distinct <= 2) {
      return edges;
    }
    int most = Math.max(2, Math.min(MOST, sorted.length / ROWS));
    int bins = Math.min(most, distinct - 1);
    for (int k = 0; k <= bins; k++) {
      float edge = quantile(sorted, (double) k / bins);
      if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
        edges.add(edge);
      }
    }
    return edges;
  }

  /** The quantile at {@code share}, linear between the two nearest numbers. */
  private static float quantile(float[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double part = place - below;
    return part == 0
        ? sorted[below]
        : (float) (sorted[below] * (1 - part) + sorted[below + 1] * part);
  }
}
