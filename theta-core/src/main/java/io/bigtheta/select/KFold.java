package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * k-fold cross-validation: every row is held out once, in one of {@code folds} parts of equal size. Each class keeps
 * its share in every part (Kohavi, IJCAI 1995).
 *
 * @param folds the number of folds, at least 2
 */
public record KFold(int folds) implements Folding {
  public KFold {
    if (folds < 2) {
      throw Refusal.of("folds", "at least 2", folds);
    }
  }

  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    return data.folds(folds, seed);
  }
}
