package io.bigtheta.search;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving: all candidates are trained for few epochs, then the best 1 / factor of them for factor times as
 * many epochs, and so on. The last round, with at most {@code factor} candidates, is trained for all epochs (Jamieson
 * and Talwalkar, AISTATS 2016). Each round trains anew, so that a learning rate schedule always runs to its end. A
 * candidate that learns slowly may be lost early.
 *
 * @param factor the factor between rounds, at least 2
 * @param trials the number of random points in the first round; 0 for every combination
 */
public record Halving(int factor, int trials) implements Strategy {
  public Halving {
    if (factor < 2) {
      throw Refusal.of("factor", "at least 2", factor);
    }
    if (trials < 0) {
      throw Refusal.of("trials", "at least 1, or 0 for all", trials);
    }
  }

  public Halving() {
    this(3, 0);
  }

  @Override
  public List<Assignment> points(Space space, Seed seed) {
    return trials == 0 ? space.grid() : space.random(trials, seed);
  }

  @Override
  public List<Round> rounds(int candidates) {
    List<Integer> counts = new ArrayList<>(List.of(candidates));
    for (int left = candidates; left > factor; ) {
      left = (left + factor - 1) / factor;
      counts.add(left);
    }
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      rounds.add(new Round(counts.get(i), StrictMath.pow(factor, i + 1.0 - counts.size())));
    }
    return rounds;
  }
}
