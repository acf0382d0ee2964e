package io.bigtheta.play.game;

/** The state of one game, which moves change. For one thread at a time. */
public interface Position {
  /** The rules of the game. */
  Game game();

  /** How many moves were made. */
  int ply();

  /** Whether the game is over. */
  boolean over();

  /** How the game ended for the player who would be next to move: 1 is won, 0 drawn, −1 lost. Only if it is over. */
  int result();

  /** Whether the player to move may make this move. */
  boolean legal(int move);

  /**
   * Writes all legal moves in ascending order and returns their number. There is at least one unless the game is over.
   *
   * @param moves [game.moves()], written from its beginning
   */
  int legal(int[] moves);

  /** Makes a legal move; whether it is legal is not checked. */
  void play(int move);

  /**
   * Writes what the player to move sees.
   *
   * @param x written from {@code at} on: for each place of the board the planes of that place
   */
  void observe(float[] x, int at);

  /** A copy that shares nothing with this position. */
  Position copy();

  /** Makes this position equal to another one of the same game. */
  void set(Position other);
}
