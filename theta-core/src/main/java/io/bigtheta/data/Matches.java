package io.bigtheta.data;

import java.util.BitSet;

/**
 * Which rows of a dataset a {@link Fingerprint} found, that is, which rows a model seems to have learnt from.
 *
 * @param rows the indices of the rows that were found
 * @param different how many different rows the dataset has
 * @param found how many different rows were found
 * @param rate the probability that a row not learnt from is found by chance
 */
public record Matches(BitSet rows, int different, int found, double rate) {
  /** Chance explains what was found if its probability is above this. */
  private static final double RARE = 0.01;

  public Matches {
    rows = (BitSet) rows.clone();
  }

  /**
   * Whether chance alone explains what was found: P(X ≥ found) &gt; 0.01, where X has the Poisson distribution with
   * mean {@code different · rate}. This is the number of rows that are found if no row was learnt from. In a dataset of
   * up to 100 different rows, chance never explains a row that was found.
   */
  public boolean chance() {
    double mean = different * rate;
    if (found == 0 || found > mean + 10 * StrictMath.sqrt(mean) + 10) {
      return found == 0;
    }
    double term = -mean;
    double below = 0;
    for (int k = 0; k < found; k++) {
      below += StrictMath.exp(term);
      term += StrictMath.log(mean / (k + 1));
    }
    return 1 - below > RARE;
  }
}
