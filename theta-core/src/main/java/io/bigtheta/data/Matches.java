package io.bigtheta.data;

import java.util.BitSet;

/**
 * Which rows of a dataset a {@link Fingerprint} found.
 *
 * @param rows the places of the rows that were found
 * @param different how many different rows the dataset has
 * @param found how many different rows were found
 * @param rate the probability that a row not learnt from is found
 */
public record Matches(BitSet rows, int different, int found, double rate) {
  /** Chance is believed in where it does as much as once in so many times. */
  private static final double RARE = 0.01;

  public Matches {
    rows = (BitSet) rows.clone();
  }

  /**
   * Whether chance alone explains what was found: P(X ≥ found) &gt; 0.01 for X of the Poisson distribution with the mean
   * {@code different · rate}, that is where no row was learnt from. Of up to 100 different rows each one that is
   * found is believed.
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
