package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Cross-validation through time: fold k trains on the first k of folds + 1 blocks and holds out the next one. So every
 * network is judged by rows that are newer than all it has learnt from. The rows of the first block are never held out.
 *
 * @param folds the number of folds, at least 2
 */
public record WalkForward(int folds) implements Folding {
  public WalkForward {
    if (folds < 2) {
      throw Refusal.of("folds", "at least 2", folds);
    }
  }

  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    return data.times()
        .orElseThrow(() ->
            Refusal.of("walk-forward", "rows with times", "none", "name their column with --time"))
        .forward(data, folds);
  }
}
