package io.bigtheta.play.search;

import io.bigtheta.math.Seed;
import java.util.Arrays;

/**
 * What a search has found out about a position, for the player to move.
 *
 * @param moves the legal moves
 * @param shares how good each of them is: the share of the visits, without moves that are proven to lose, unless all do. If some
 *     are proven to win, only these have a share. They add up to 1
 * @param priors the priors of the moves
 * @param value the mean value, in [−1, 1], or the result if it is proven
 * @param draw the probability of a draw
 * @param proven whether the result is proven
 */
public record Findings(
    int[] moves, float[] shares, float[] priors, float value, float draw, boolean proven) {
  static Findings of(Tree tree) {
    int count = tree.moves();
    int[] moves = new int[count];
    float[] shares = new float[count];
    float[] priors = new float[count];
    float value = 0;
    float draw = 0;
    float visits = 0;
    byte proof = tree.rootProof();
    for (int k = 0; k < count; k++) {
      moves[k] = tree.move(k);
      priors[k] = tree.prior(k);
      value += tree.values(k);
      draw += tree.draws(k);
      visits += tree.visits(k);
      shares[k] = counts(proof, tree.after(k)) ? tree.visits(k) : 0;
    }
    scale(shares, priors);
    if (proof != Proof.OPEN) {
      return new Findings(
          moves, shares, priors, Proof.value(proof), proof == Proof.DRAWN ? 1 : 0, true);
    }
    float most = Math.max(1, visits);
    return new Findings(moves, shares, priors, value / most, draw / most, false);
  }

  /** Whether a move is worth anything, given what is known about the position and about the one after the move. */
  private static boolean counts(byte proof, byte after) {
    return switch (proof) {
      case Proof.WON -> after == Proof.LOST;
      case Proof.DRAWN -> after == Proof.DRAWN;
      case Proof.LOST -> true;
      default -> after != Proof.WON;
    };
  }

  /** Makes the sum 1. If nothing was visited, the priors take the place of the visits. */
  private static void scale(float[] shares, float[] priors) {
    float sum = 0;
    for (float share : shares) {
      sum += share;
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] = sum > 0 ? shares[k] / sum : priors[k];
    }
  }

  /** The move with the largest share; of several, that with the largest prior. */
  public int best() {
    int best = 0;
    for (int k = 1; k < moves.length; k++) {
      if (shares[k] > shares[best] || (shares[k] == shares[best] && priors[k] > priors[best])) {
        best = k;
      }
    }
    return moves[best];
  }

  /**
   * A random move with probability share^(1 / temperature), divided by the sum of these.
   *
   * @param temperature near 0 for the best move, 1 for the shares themselves
   */
  public int drawn(float temperature, Seed seed) {
    float most = 0;
    for (float share : shares) {
      most = Math.max(most, share);
    }
    double[] weights = new double[shares.length];
    for (int k = 0; k < shares.length; k++) {
      weights[k] = shares[k] > 0 ? StrictMath.pow(shares[k] / most, 1 / temperature) : 0;
    }
    double left = seed.uniform(0) * Arrays.stream(weights).sum();
    int last = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        last = k;
        left -= weights[k];
        if (left < 0) {
          break;
        }
      }
    }
    return moves[last];
  }
}
