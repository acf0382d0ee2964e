package io.bigtheta.play.search;

import io.bigtheta.spec.Refusal;

/**
 * How a search chooses the next move to look at: the one with the largest Q + c · p · √N / (1 + n), where Q is the mean value of
 * the move, p its prior probability, n how often it was tried and N how often all moves were (Silver et al., Nature 2017; Rosin,
 * Annals of Mathematics and Artificial Intelligence 2011).
 *
 * @param exploration the factor c, &gt; 0
 * @param reduction how much worse than the mean value a move is taken to be before its first try, times the square root of the
 *     probability that was tried (Wu, 2019)
 * @param noise the share of the prior at the root that is random, in [0, 1]
 * @param concentration the sum of the parameters of the Dirichlet distribution of the noise, &gt; 0; each legal move has an equal
 *     part (Wu, 2019)
 */
public record Puct(float exploration, float reduction, float noise, float concentration) {
  public Puct {
    if (!(exploration > 0)) {
      throw Refusal.of("exploration", "a number > 0", exploration);
    }
    if (!(noise >= 0 && noise <= 1)) {
      throw Refusal.of("noise", "a share in [0, 1]", noise);
    }
    if (!(concentration > 0)) {
      throw Refusal.of("concentration", "a number > 0", concentration);
    }
  }

  public Puct() {
    this(1.25f, 0.2f, 0.25f, 10);
  }

  /** The same without noise, for matches. */
  public Puct quiet() {
    return new Puct(exploration, reduction, 0, concentration);
  }
}
