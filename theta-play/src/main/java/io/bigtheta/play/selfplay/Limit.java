package io.bigtheta.play.selfplay;

import io.bigtheta.spec.Refusal;

/**
 * How long a run goes on. A number of games gives the same bits each time; a time does not, as it depends on the machine.
 *
 * @param games how many games are played; 0 if the time decides
 * @param minutes how long the run goes on; 0 if the games decide
 */
public record Limit(int games, double minutes) {
  private static final double SECONDS = 60;

  public Limit {
    if (games < 0) {
      throw Refusal.of("games", "at least 1", games);
    }
    if (!(minutes >= 0 && minutes < Double.POSITIVE_INFINITY)) {
      throw Refusal.of("minutes", "a number > 0", minutes);
    }
    if (games > 0 == minutes > 0) {
      throw Refusal.of(
          "minutes",
          "either a time or a number of games",
          games > 0 ? "both" : "neither",
          "give --minutes or --games");
    }
  }

  /** The share of the run that is over, in [0, 1]. */
  double share(int played, double seconds) {
    return Math.min(1, games > 0 ? (double) played / games : seconds / (SECONDS * minutes));
  }

  /** Whether a game with this number, from 0, is still played. */
  boolean plays(int number) {
    return games == 0 || number < games;
  }
}
