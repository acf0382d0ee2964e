package io.bigtheta.search;

import io.bigtheta.math.Seed;
import java.util.List;

/** Grid search: every combination of values, each trained for all epochs. */
public record Grid() implements Strategy {
  @Override
  public List<Assignment> points(Space space, Seed seed) {
    return space.grid();
  }

  @Override
  public List<Round> rounds(int candidates) {
    return List.of(new Round(candidates, 1));
  }
}
