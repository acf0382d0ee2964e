package io.bigtheta.play.search;

/**
 * What is known for certain about a position, for the player to move. It is kept in bytes, because a tree has many (Winands,
 * Björnsson and Saito, Monte-Carlo Tree Search Solver, 2008).
 */
final class Proof {
  static final byte OPEN = 0;
  static final byte WON = 1;
  static final byte DRAWN = 2;
  static final byte LOST = 3;

  private Proof() {}

  /** The proof for a game that ended with this result. */
  static byte of(int result) {
    return result > 0 ? WON : result == 0 ? DRAWN : LOST;
  }

  /** The value of a proven position. */
  static float value(byte proof) {
    return proof == WON ? 1 : proof == LOST ? -1 : 0;
  }
}
