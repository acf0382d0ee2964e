package io.bigtheta.search;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Random search: random points, each trained for all epochs. If only few of the axes matter, it is better than a grid
 * with as many points (Bergstra and Bengio, JMLR 2012).
 *
 * @param trials the number of points, at least 1
 */
public record Random(int trials) implements Strategy {
  public Random {
    if (trials < 1) {
      throw Refusal.of("trials", "at least 1", trials);
    }
  }

  @Override
  public List<Assignment> points(Space space, Seed seed) {
    return space.random(trials, seed);
  }

  @Override
  public List<Round> rounds(int candidates) {
    return List.of(new Round(candidates, 1));
  }
}
