package io.bigtheta.play.selfplay;

/**
 * How a match ended, for its first player.
 *
 * @param wins games won
 * @param draws games drawn
 * @param losses games lost
 */
public record Score(int wins, int draws, int losses) {
  private static final double NORMAL_95 = 1.96;
  private static final double PER_TENFOLD = 400;

  /** The number of games. */
  public int games() {
    return wins + draws + losses;
  }

  /** (wins + draws / 2) / games. */
  public double share() {
    return (wins + draws / 2.0) / games();
  }

  /** The ends of the 95 % interval of {@link #share}, by its normal approximation with the variance of the games. */
  public double[] interval() {
    double p = share();
    double square = (wins + draws / 4.0) / games() - p * p;
    double half = NORMAL_95 * Math.sqrt(square / games());
    return new double[] {Math.max(0, p - half), Math.min(1, p + half)};
  }

  /**
   * By how many points of Elo the first player is stronger, 400 · log₁₀(s / (1 − s)) for a share s of the points (Elo, The Rating
   * of Chessplayers, 1978). Half a point is added to each side, so that no match gives an infinite number.
   */
  public double elo() {
    double mine = wins + draws / 2.0 + 0.5;
    double theirs = losses + draws / 2.0 + 0.5;
    return PER_TENFOLD * StrictMath.log10(mine / theirs);
  }

  Score plus(Score other) {
    return new Score(wins + other.wins, draws + other.draws, losses + other.losses);
  }
}
