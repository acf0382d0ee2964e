package io.bigtheta.play.game;

/**
 * The rules of a game of two players who move in turn, see everything, and share one point. It has no state, so any threads may
 * share it. Moves and places of the board are numbers from 0.
 */
public interface Game {
  /** How the game is named on the command line, such as {@code connect4}. */
  String name();

  /** How many moves there are, whether legal or not. */
  int moves();

  /** How many numbers {@link Position#observe} writes for each place of the board. */
  int planes();

  /** The number of rows of the board. */
  int height();

  /** The number of columns of the board. */
  int width();

  /** The position before the first move. */
  Position start();

  /** How many symmetries the board has, the identity among them, which is symmetry 0. */
  int symmetries();

  /** Where a symmetry takes a place; a place is row · width + column. */
  int place(int symmetry, int place);

  /** The move that a symmetry makes of a move. */
  int move(int symmetry, int move);

  /** A move as people write it, such as {@code 4}, or {@code D4}. */
  String text(int move);

  /**
   * Reads a move as {@link #text} writes it.
   *
   * @throws io.bigtheta.spec.Refusal if it is no move of this game
   */
  int move(String text);
}
