package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats another folding with different random splits, such as {@code repeated(k-fold(5), times=3)}. The mean becomes
 * more stable, but no row is new: see {@link Estimate}.
 *
 * @param folding the folding to repeat
 * @param times how often it is repeated, at least 1
 */
public record Repeated(Folding folding, int times) implements Folding {
  public Repeated {
    if (times < 1) {
      throw Refusal.of("times", "at least 1", times);
    }
  }

  @Override
  public List<Split> splits(Dataset data, Seed seed) {
    List<Split> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(folding.splits(data, seed.child("repeat", i)));
    }
    return all;
  }
}
