package io.bigtheta.play.game;

/** The rules of a game of two players who move in turn, see everything, and share one point. */
public interface Game {
  /** How the game is named on the command line, such as {@code connect4}. */
  String name();
}
