package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Every row is held out once, in one of {@code folds} parts of equal size; classes keep their shares in each (Kohavi, IJCAI
 * 1995).
 *
 * @param folds at least 2
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
