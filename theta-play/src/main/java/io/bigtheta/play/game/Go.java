package io.bigtheta.play.game;

import io.bigtheta.spec.Refusal;

/**
 * Go by the rules of Tromp and Taylor: area scoring, all stones on the board at the end count, and no move may bring back an
 * earlier position of the board (positional superko). The game ends with two passes in a row, or after three moves for each point.
 * Suicide is legal in these rules, but hardly any other program allows it, so it is left out unless asked for.
 *
 * <p>A move is a point, row · size + column from the lower left corner, or size · size for a pass; as a text it is {@code D4} or
 * {@code pass}, and no column is named I. The planes are: own stones with one, two and more liberties, stones of the other player
 * with one, two and more, the last point played and the one before, empty points that are illegal, and for the whole board:
 * whether Black is to move, whether the last move was a pass, and 1, which shows where the board ends.
 *
 * @param size the number of rows and columns, from 2 to 19
 * @param komi the points that White gets for moving second
 * @param suicide whether a move may take away the liberties of more than one own stone
 */
public record Go(int size, float komi, boolean suicide) implements Game {
  static final int PLANES = 12;
  private static final int LARGEST = 19;
  private static final String LETTERS = "ABCDEFGHJKLMNOPQRST";
  private static final String PASS = "pass";

  public Go {
    if (size < 2 || size > LARGEST) {
      throw Refusal.of("size", "2 … " + LARGEST, size);
    }
    if (!(Math.abs(komi) <= size * size)) {
      throw Refusal.of("komi", "at most the " + size * size + " points of the board", komi);
    }
  }

  /**
   * Go on a board of this size with the komi that makes the game fair, as far as that is known: 9 on 7 × 7 and 24 on 5 × 5, where
   * Black can take the whole board; otherwise 7.
   */
  public Go(int size) {
    this(size, size == 5 ? 24 : size == 7 ? 9 : 7, false);
  }

  @Override
  public String name() {
    return "go" + size;
  }

  /** The move that is a pass. */
  public int pass() {
    return size * size;
  }

  @Override
  public int moves() {
    return size * size + 1;
  }

  @Override
  public int planes() {
    return PLANES;
  }

  @Override
  public int height() {
    return size;
  }

  @Override
  public int width() {
    return size;
  }

  @Override
  public Position start() {
    return new Stones(this);
  }

  /** The position after the moves of none, as its own class, which knows the score. */
  public Stones board() {
    return new Stones(this);
  }

  /** Four rotations, with and without a reflection. */
  @Override
  public int symmetries() {
    return 8;
  }

  @Override
  public int place(int symmetry, int place) {
    int row = place / size;
    int column = place % size;
    if ((symmetry & 1) != 0) {
      row = size - 1 - row;
    }
    if ((symmetry & 2) != 0) {
      column = size - 1 - column;
    }
    return (symmetry & 4) != 0 ? column * size + row : row * size + column;
  }

  @Override
  public int move(int symmetry, int move) {
    return move == pass() ? move : place(symmetry, move);
  }

  @Override
  public String text(int move) {
    return move == pass() ? PASS : LETTERS.charAt(move % size) + "" + (move / size + 1);
  }

  @Override
  public int move(String text) {
    String upper = text.toUpperCase(java.util.Locale.ROOT);
    if (upper.equals("PASS")) {
      return pass();
    }
    int column = upper.isEmpty() ? -1 : LETTERS.indexOf(upper.charAt(0));
    if (column >= 0 && column < size && upper.matches("[A-T][0-9]{1,2}")) {
      int row = Integer.parseInt(upper.substring(1)) - 1;
      if (row >= 0 && row < size) {
        return row * size + column;
      }
    }
    throw Refusal.of(
        "move", "a point from A1 to " + text(size * size - 1) + ", or " + PASS, "\"" + text + "\"");
  }
}
