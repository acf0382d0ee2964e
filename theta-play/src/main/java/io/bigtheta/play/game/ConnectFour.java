package io.bigtheta.play.game;

import io.bigtheta.spec.Refusal;

/**
 * Connect Four: seven columns of six places, into which the players drop stones in turn. Whoever has four in a row, a column or
 * a diagonal has won; a full board is a draw. The player who begins can win (Allis, A Knowledge-Based Approach of Connect-Four,
 * 1988).
 *
 * <p>A move is a column from 0; as a text it is counted from 1. Row 0 of the board is the lowest one. The planes are: stones of
 * the player to move, stones of the other player, places where a stone can fall now.
 */
public record ConnectFour() implements Game {
  static final int HEIGHT = 6;
  static final int WIDTH = 7;

  @Override
  public String name() {
    return "connect4";
  }

  @Override
  public int moves() {
    return WIDTH;
  }

  @Override
  public int planes() {
    return 3;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Position start() {
    return new Columns(this);
  }

  /** The identity, and left for right. */
  @Override
  public int symmetries() {
    return 2;
  }

  @Override
  public int place(int symmetry, int place) {
    return symmetry == 0 ? place : place / WIDTH * WIDTH + WIDTH - 1 - place % WIDTH;
  }

  @Override
  public int move(int symmetry, int move) {
    return symmetry == 0 ? move : WIDTH - 1 - move;
  }

  @Override
  public String text(int move) {
    return Integer.toString(move + 1);
  }

  @Override
  public int move(String text) {
    if (text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) < '1' + WIDTH) {
      return text.charAt(0) - '1';
    }
    throw Refusal.of("move", "a column from 1 to " + WIDTH, "\"" + text + "\"");
  }
}
