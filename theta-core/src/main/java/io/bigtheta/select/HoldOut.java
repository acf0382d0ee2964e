package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A single fold that holds out a share of the rows. Each class keeps its share in both parts.
 *
 * @param share the share of the rows that is held out, in (0, 1)
 */
public record HoldOut(double share) implements Folding {
  public HoldOut {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("share", "a share in (0, 1)", share);
    }
  }

  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    Split split = data.split(1 - share, seed);
    if (split.train().rows() == 0 || split.test().rows() == 0) {
      throw Refusal.of(
          "hold-out",
          "rows to train on and rows to judge by",
          split.train().rows() + " and " + split.test().rows() + " of " + data.name(),
          "hold out " + (split.test().rows() == 0 ? "more" : "less"));
    }
    return List.of(split);
  }
}
