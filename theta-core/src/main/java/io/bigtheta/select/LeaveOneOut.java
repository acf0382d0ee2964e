package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leave-one-out cross-validation: as many folds as rows. Each row is evaluated by a network that learnt from all other
 * rows (Stone, JRSS B 1974).
 */
public record LeaveOneOut() implements Folding {
  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    if (data.rows() < 2) {
      throw Refusal.of(data.name(), "at least 2 rows to leave one out", data.rows());
    }
    return new Each(data);
  }

  /** Makes each split when it is asked for. All splits together would hold rows² numbers. */
  private static final class Each extends AbstractList<Split> {
    private final Dataset data;

    Each(Dataset data) {
      this.data = data;
    }

    @Override
    public Split get(int out) {
      int[] others = IntStream.range(0, data.rows()).filter(i -> i != out).toArray();
      return new Split(data.pick(others), data.pick(out));
    }

    @Override
    public int size() {
      return data.rows();
    }
  }
}
